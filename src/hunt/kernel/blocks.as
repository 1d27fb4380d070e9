// Turns log bytes into masks, one bit per byte and character class, 64 bytes a block, bit 0 for the first byte. It is
// arithmetic without branches, so that blocks overlap in the processor. A byte's class comes from its two nibbles: each
// is looked up in a table of 16 entries, and the AND of both entries is the set of classes (W. Muła's method).

/** Blocks per stage. */
export const BLOCKS: usize = 60;
/** Bytes that are written per block: masks of u64 at the offsets below, and a u32 at `HIGH`. */
export const BLOCK: usize = 128;
/** ASCII that is no part of a word; dots; `/`, backslash and `%`; colons; digits; hexadecimal digits. */
export const OTHERS: usize = 0, DOTS: usize = 8, SEPARATORS: usize = 16, COLONS: usize = 24, DIGITS: usize = 32, HEXES: usize = 40;
/**
 * What may open an escape, a terminal colour or a defanged sign. `SQUARE`: `[`, `{`, backslash, `^`, the escape
 * character and three others that the tables cannot tell from them; `ROUND`: `(`, `#` and `%`. `SIGNS`: what may follow
 * an opener, besides dots and colons: `@`, `a`, `d`, `u`, `x` and the backquote.
 */
export const SQUARE: usize = 48, ROUND: usize = 56, SIGNS: usize = 64;
/** Not 0 if a byte of the block is beyond ASCII. */
export const HIGH: usize = 72;
/** Written by scan.as: ends of numbers; runs of sixteen hexadecimal digits; colons of addresses; digits behind `//`. */
export const NUMBERS: usize = 80, WHOLE: usize = 88, TRIED: usize = 96, SLASHED: usize = 104;
/** Also by scan.as: openers that a sign may follow; backslashes and percent signs. */
export const SIGNED: usize = 112, ESCAPES: usize = 120;

// @ts-ignore: decorator
@inline
function classes(low: v128, high: v128): v128 {
  const byLow = i8x16(-0x70, -0x30, -0x30, -0x2f, -0x30, -0x2f, -0x30, -0x50, -0x4f, -0x50, 0x30, 0x22, 0x22, 0x24, 0x26, 0x28);
  const byHigh = i8x16(0, 0x02, 0x05, -0x80, 0x60, 0x1a, 0x60, 0x12, 0, 0, 0, 0, 0, 0, 0, 0);
  return v128.and(i8x16.swizzle(byLow, low), i8x16.swizzle(byHigh, high));
}

// @ts-ignore: decorator
@inline
function separators(v: v128, low: v128): v128 {
  // The entry of a separator's low nibble is the separator itself; all others hold a byte of another nibble.
  const byLow = i8x16(1, 0, 0, 0, 0, 0x25, 0, 0, 0, 0, 0, 0, 0x5c, 0, 0, 0x2f);
  return i8x16.eq(i8x16.swizzle(byLow, low), v);
}

/** Bit 7: `@`, `a`, `d`, a backquote; bit 6: `u`, `x`. */
// @ts-ignore: decorator
@inline
function signs(low: v128, high: v128): v128 {
  const byLow = i8x16(-0x80, -0x80, 0, 0, -0x80, 0x40, 0, 0, 0x40, 0, 0, 0, 0, 0, 0, 0);
  const byHigh = i8x16(0, 0, 0, 0, -0x80, 0x40, -0x80, 0x40, 0, 0, 0, 0, 0, 0, 0, 0);
  return from(v128.and(i8x16.swizzle(byLow, low), i8x16.swizzle(byHigh, high)), 64);
}

/** Moves a bit of each byte to its sign bit. */
// @ts-ignore: decorator
@inline
function bit(x: v128, number: i32): v128 {
  return i16x8.shl(x, 7 - number);
}

/** The sign bits of 64 bytes. */
// @ts-ignore: decorator
@inline
export function pack(a: v128, b: v128, c: v128, d: v128): u64 {
  const low = <u64>(<u32>i8x16.bitmask(a) | ((<u32>i8x16.bitmask(b)) << 16));
  const high = <u64>(<u32>i8x16.bitmask(c) | ((<u32>i8x16.bitmask(d)) << 16));
  return low | (high << 32);
}

// @ts-ignore: decorator
@inline
export function are(v: v128, byte: u8): v128 {
  return i8x16.eq(v, i8x16.splat(byte));
}

/** Sets the sign bit of every byte that is `least` or more. */
// @ts-ignore: decorator
@inline
function from(x: v128, least: u8): v128 {
  return i8x16.add_sat_u(x, i8x16.splat(<u8>(0x80 - least)));
}

/** Writes the masks of `blocks` blocks from `at` on. @returns the number of newlines in them */
export function readBlocks(at: usize, blocks: usize, out: usize): u32 {
  let lines = i8x16.splat(0);
  const end = at + (blocks << 6);
  const halves = i8x16.splat(15);
  do {
    const v0 = v128.load(at), v1 = v128.load(at, 16), v2 = v128.load(at, 32), v3 = v128.load(at, 48);
    const l0 = v128.and(v0, halves), l1 = v128.and(v1, halves), l2 = v128.and(v2, halves), l3 = v128.and(v3, halves);
    const h0 = v128.and(i16x8.shr_u(v0, 4), halves), h1 = v128.and(i16x8.shr_u(v1, 4), halves);
    const h2 = v128.and(i16x8.shr_u(v2, 4), halves), h3 = v128.and(i16x8.shr_u(v3, 4), halves);
    const x0 = classes(l0, h0), x1 = classes(l1, h1), x2 = classes(l2, h2), x3 = classes(l3, h3);
    store<u64>(out + OTHERS, ~pack(from(x0, 4), from(x1, 4), from(x2, 4), from(x3, 4)));
    store<u64>(out + DOTS, pack(are(v0, 46), are(v1, 46), are(v2, 46), are(v3, 46)));
    store<u64>(out + SEPARATORS, pack(separators(v0, l0), separators(v1, l1), separators(v2, l2), separators(v3, l3)));
    store<u64>(out + COLONS, pack(are(v0, 58), are(v1, 58), are(v2, 58), are(v3, 58)));
    store<u64>(out + DIGITS, pack(x0, x1, x2, x3));
    store<u64>(out + HEXES, pack(from(x0, 64), from(x1, 64), from(x2, 64), from(x3, 64)));
    store<u64>(out + SQUARE, pack(bit(x0, 1), bit(x1, 1), bit(x2, 1), bit(x3, 1)));
    store<u64>(out + ROUND, pack(bit(x0, 0), bit(x1, 0), bit(x2, 0), bit(x3, 0)));
    store<u64>(out + SIGNS, pack(signs(l0, h0), signs(l1, h1), signs(l2, h2), signs(l3, h3)));
    store<u32>(out + HIGH, <u32>i8x16.bitmask(v128.or(v128.or(v0, v1), v128.or(v2, v3))));
    lines = i8x16.sub(i8x16.sub(lines, are(v0, 10)), are(v1, 10));
    lines = i8x16.sub(i8x16.sub(lines, are(v2, 10)), are(v3, 10));
    out += BLOCK;
    at += 64;
  } while (at < end);
  const sums = i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(lines));
  return i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1) + i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3);
}
