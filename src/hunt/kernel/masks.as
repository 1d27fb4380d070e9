// Sixty-four bytes of log as bits of classes, for what most blocks are not asked.
import { are, pack } from './blocks';

// @ts-ignore: decorator
@inline
function either(a: v128, b: v128): v128 {
  return v128.or(a, b);
}

// @ts-ignore: decorator
@inline
function lowered(v: v128): v128 {
  return v128.or(v, i8x16.splat(0x20));
}

// @ts-ignore: decorator
@inline
function escapeSigns(v: v128): v128 {
  return either(are(v, 92), are(v, 37));
}

/** Backslashes and percent signs. */
export function escapesIn(at: usize): u64 {
  return pack(escapeSigns(v128.load(at)), escapeSigns(v128.load(at, 16)), escapeSigns(v128.load(at, 32)), escapeSigns(v128.load(at, 48)));
}

/** Bytes beyond ASCII. */
export function beyondIn(at: usize): u64 {
  return pack(v128.load(at), v128.load(at, 16), v128.load(at, 32), v128.load(at, 48));
}

// @ts-ignore: decorator
@inline
function brackets(v: v128): v128 {
  return either(are(v, 40), are(lowered(v), 0x7b));
}

/** What a sign made unclickable may begin with, behind its bracket: `.`, `:`, `@`, `at`, `dot`. */
// @ts-ignore: decorator
@inline
function signs(v: v128): v128 {
  const lower = lowered(v);
  return either(either(are(lower, 46), are(lower, 58)), either(are(lower, 96), either(are(lower, 97), are(lower, 100))));
}

/** Before the bracket of a terminal's colour: the escape character, or that as `^[`. */
// @ts-ignore: decorator
@inline
function colours(v: v128): v128 {
  return either(are(v, 27), are(v, 94));
}

/** A label of a name behind its bracket, `(4)evil`: signs has no digits, which are many behind square ones. */
// @ts-ignore: decorator
@inline
function labels(at: usize): v128 {
  const next = v128.load(at, 1);
  return v128.and(are(v128.load(at), 40), i8x16.lt_u(i8x16.sub(next, i8x16.splat(48)), i8x16.splat(10)));
}

/** `#011` */
// @ts-ignore: decorator
@inline
function numbers(at: usize): v128 {
  return v128.and(are(v128.load(at), 35), are(v128.load(at, 1), 48));
}

/** Openings of signs made unclickable, of colours, labels and numbered control characters. */
export function bracketsIn(at: usize): u64 {
  const found = pack(brackets(v128.load(at)), brackets(v128.load(at, 16)), brackets(v128.load(at, 32)), brackets(v128.load(at, 48)));
  const numbered = pack(numbers(at), numbers(at + 16), numbers(at + 32), numbers(at + 48));
  if (found == 0) return numbered;
  const signed = pack(signs(v128.load(at, 1)), signs(v128.load(at, 17)), signs(v128.load(at, 33)), signs(v128.load(at, 49)));
  const coloured = pack(colours(v128.load(at - 1)), colours(v128.load(at + 15)), colours(v128.load(at + 31)), colours(v128.load(at + 47)));
  return (found & (signed | coloured)) | numbered | pack(labels(at), labels(at + 16), labels(at + 32), labels(at + 48));
}

/** Percent signs; backslashes before `u` and `x`, which Windows paths have few of. */
// @ts-ignore: decorator
@inline
function codes(at: usize): v128 {
  const v = v128.load(at);
  const lower = lowered(v128.load(at, 1));
  return either(are(v, 37), v128.and(are(v, 92), either(are(lower, 117), are(lower, 120))));
}

/** Escapes that may stand for any character. */
export function codesIn(at: usize): u64 {
  return pack(codes(at), codes(at + 16), codes(at + 32), codes(at + 48));
}

/** The 64 bits that end before bit `e` of a mask, the last as bit 63. @param before the mask of the block before */
// @ts-ignore: decorator
@inline
export function upTo(mask: u64, before: u64, e: u64): u64 {
  return ((mask << (63 - e)) << 1) | (before >> e);
}
