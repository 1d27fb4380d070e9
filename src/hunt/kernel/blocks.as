// Turns log bytes into masks, one bit per byte and character class, 64 bytes a block, bit 0 for the first byte. It is
// arithmetic without branches, so that blocks overlap in the processor. A byte's class comes from its two nibbles: each
// is looked up in a table of 16 entries, and the AND of both entries is the set of classes (W. Muła's method).

/** Blocks per stage: even, since anchors.as takes two at a time. */
export const BLOCKS: usize = 60;
/** Bytes from one block's entry in an array of masks to the next: each entry is a u64. */
export const ENTRY: usize = 8;
/**
 * Bytes from one array to the next. In front of the first entry are two more: the block before it, and one that is only
 * loaded along with it. Not a power of two, so that the entries of a block do not compete for the same cache sets.
 */
export const ARRAY: usize = ENTRY * (BLOCKS + 6);
export const BEFORE: usize = 2 * ENTRY;

/** ASCII that words are made of; dots; `/`, backslash and `%`; colons; digits; hexadecimal digits. */
export const WORDS: usize = 0, DOTS: usize = ARRAY, SEPARATORS: usize = 2 * ARRAY, COLONS: usize = 3 * ARRAY;
export const DIGITS: usize = 4 * ARRAY, HEXES: usize = 5 * ARRAY;
/**
 * What may open an escape, a terminal colour or a defanged sign. `SQUARE`: `[`, `{`, backslash, `^`, the escape
 * character and three others that the tables cannot tell from them; `ROUND`: `(`, `#` and `%`. `SIGNS`: what may follow
 * an opener, besides dots and colons: `@`, `a`, `d`, `u`, `x` and the backquote.
 */
export const SQUARE: usize = 6 * ARRAY, ROUND: usize = 7 * ARRAY, SIGNS: usize = 8 * ARRAY;
/** Bytes beyond ASCII. */
export const HIGH: usize = 9 * ARRAY;
/** How many arrays this file writes; those of anchors.as follow. */
export const CLASSES: usize = 10;

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

/** `@` and the backquote; `a`, `d`, `u`, `x` in either case. */
// @ts-ignore: decorator
@inline
function signs(v: v128, low: v128): v128 {
  const byLow = i8x16(0x60, 0x61, 0, 0, 0x64, 0x75, 0, 0, 0x78, 0, 0, 0, 0, 0, 0, 0);
  return i8x16.eq(i8x16.swizzle(byLow, low), v128.or(v, i8x16.splat(0x20)));
}

/** Moves a bit of each byte to its sign bit. */
// @ts-ignore: decorator
@inline
function bit(x: v128, number: i32): v128 {
  return i16x8.shl(x, 7 - number);
}

// @ts-ignore: decorator
@inline
function are(v: v128, byte: u8): v128 {
  return i8x16.eq(v, i8x16.splat(byte));
}

/** Sets the sign bit of every byte that is `least` or more. */
// @ts-ignore: decorator
@inline
function from(x: v128, least: u8): v128 {
  return i8x16.add_sat_u(x, i8x16.splat(<u8>(0x80 - least)));
}

/** Writes the sign bits of sixteen bytes: a quarter of an entry. */
// @ts-ignore: decorator
@inline
function put(out: usize, v: v128): void {
  store<u16>(out, <u16>i8x16.bitmask(v));
}

/** Writes the masks of sixteen bytes. @returns its newlines, as bytes of ones */
// @ts-ignore: decorator
@inline
function quarter(at: usize, out: usize): v128 {
  const v = v128.load(at);
  const halves = i8x16.splat(15);
  const low = v128.and(v, halves);
  const x = classes(low, v128.and(i16x8.shr_u(v, 4), halves));
  put(out + WORDS, from(x, 4));
  put(out + DOTS, are(v, 46));
  put(out + SEPARATORS, separators(v, low));
  put(out + COLONS, are(v, 58));
  put(out + DIGITS, x);
  put(out + HEXES, from(x, 64));
  put(out + SQUARE, bit(x, 1));
  put(out + ROUND, bit(x, 0));
  put(out + SIGNS, signs(v, low));
  put(out + HIGH, v);
  return are(v, 10);
}

/** Writes the masks of `blocks` blocks of log from `at` on. @param out entry of the first @returns the number of newlines */
export function readBlocks(at: usize, blocks: usize, out: usize): u32 {
  let lines = i8x16.splat(0);
  const end = at + (blocks << 6);
  const halves = i8x16.splat(15);
  do {
    lines = i8x16.sub(lines, quarter(at, out));
    lines = i8x16.sub(lines, quarter(at + 16, out + 2));
    lines = i8x16.sub(lines, quarter(at + 32, out + 4));
    lines = i8x16.sub(lines, quarter(at + 48, out + 6));
    out += ENTRY;
    at += 64;
  } while (at < end);
  const sums = i32x4.extadd_pairwise_i16x8_u(i16x8.extadd_pairwise_i8x16_u(lines));
  return i32x4.extract_lane(sums, 0) + i32x4.extract_lane(sums, 1) + i32x4.extract_lane(sums, 2) + i32x4.extract_lane(sums, 3);
}
