// Sixty-four bytes of log as bits of classes, bit 0 for the first. A byte's class is told by its two halves: each is
// looked up in a table of 16, and what both agree on is the class (W. Muła's method).

/** From bit 0 on: digits; a-f; g-o; p-z; `[`, backslash, `{` and `|`; `%`, `(` and `#`; underscore; hyphen and dot. */
const LETTERS: u8 = 0x0e, WORDS: u8 = 0xcf, OPENINGS: u8 = 0x30;

// @ts-ignore: decorator
@inline
export function classes(v: v128): v128 {
  const byLow = i8x16(0x09, 0x0b, 0x0b, 0x2b, 0x0b, 0x2b, 0x0b, 0x0d, 0x2d, 0x0d, 0x0c, 0x14, 0x14, -0x7c, -0x7c, 0x44);
  const byHigh = i8x16(0x00, 0x00, -0x60, 0x01, 0x06, 0x58, 0x06, 0x18, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00);
  const low = i8x16.swizzle(byLow, v128.and(v, i8x16.splat(15)));
  return v128.and(low, i8x16.swizzle(byHigh, i8x16.shr_u(v, 4)));
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

// @ts-ignore: decorator
@inline
export function either(a: v128, b: v128): v128 {
  return v128.or(a, b);
}

// @ts-ignore: decorator
@inline
export function lowered(v: v128): v128 {
  return v128.or(v, i8x16.splat(0x20));
}

/** No part of a word, as far as ASCII goes. @param x classes */
// @ts-ignore: decorator
@inline
export function others(x: v128): v128 {
  return i8x16.eq(v128.and(x, i8x16.splat(WORDS)), i8x16.splat(0));
}

/** Whether there is anything that an escape, or a sign made unclickable, may begin with. */
// @ts-ignore: decorator
@inline
export function haveOpenings(a: v128, b: v128, c: v128, d: v128): bool {
  return v128.any_true(v128.and(either(either(a, b), either(c, d)), i8x16.splat(OPENINGS)));
}

/** Opening brackets. */
// @ts-ignore: decorator
@inline
export function brackets(v: v128): v128 {
  return either(are(v, 40), are(lowered(v), 0x7b));
}

/** What a sign made unclickable may begin with, behind its bracket: `.`, `:`, `@`, `at`, `dot`. */
// @ts-ignore: decorator
@inline
export function signs(v: v128): v128 {
  const lower = lowered(v);
  return either(either(are(lower, 46), are(lower, 58)), either(are(lower, 96), either(are(lower, 97), are(lower, 100))));
}

/** What stands before the bracket of a terminal's colour: the escape character, or that as `^[`. */
// @ts-ignore: decorator
@inline
export function colours(before: v128): v128 {
  return either(are(before, 27), are(before, 94));
}

/** Labels of a name, `(4)evil`; control characters as `#011`. @param next the bytes one place on */
// @ts-ignore: decorator
@inline
export function numbered(v: v128, next: v128): v128 {
  const digits = i8x16.lt_u(i8x16.sub(next, i8x16.splat(48)), i8x16.splat(10));
  return either(v128.and(are(v, 40), digits), v128.and(are(v, 35), are(next, 48)));
}

/** Percent signs; backslashes before `u`, `x` and dots, which Windows paths have few of. @param next the bytes one place on */
// @ts-ignore: decorator
@inline
export function codes(v: v128, next: v128): v128 {
  const lower = lowered(next);
  return either(are(v, 37), v128.and(are(v, 92), either(are(next, 46), either(are(lower, 117), are(lower, 120)))));
}

/** The 64 bits that end before bit `e` of a mask, the last as bit 63. @param before the mask of the block before */
// @ts-ignore: decorator
@inline
export function upTo(mask: u64, before: u64, e: u64): u64 {
  return ((mask << (63 - e)) << 1) | (before >> e);
}

// @ts-ignore: decorator
@inline
export function noLetter(x: v128): v128 {
  return i8x16.eq(v128.and(x, i8x16.splat(LETTERS)), i8x16.splat(0));
}
