// Where the tokens of a section go: a Bloom filter of the whole section, and a table of bits with a row for each place
// of a smaller one and a column for each of its 64 blocks, so that one row answers for all blocks at once.

/** Kinds of hashes (token-hash.ts). */
export const WORD: u32 = 1, ADDRESS: u32 = 512, DIGEST: u32 = 1024, PREFIX6: u32 = 4096, BEYOND: u32 = 8192;

/** Places of a token in each of the two; words without a dot are many, and asked for by few. */
export const STRONG: u32 = 6, WEAK: u32 = 4;

const FILTER: usize = 1 << 16, FILTER_LOG: u32 = 23;
const ROWS: usize = FILTER + (1 << 20), ROWS_LOG: u32 = 17;
/** Hashes that the block has had lately: 8192 pairs of u32. */
const LATELY: usize = ROWS + (1 << 20);
const FILTER_MASK: u32 = (1 << FILTER_LOG) - 1, ROWS_MASK: u32 = (1 << ROWS_LOG) - 1;

let column: usize = 0;
let bit: u8 = 0;

export function beginSection(): void {
  memory.fill(FILTER, 0, 1 << 21);
}

/** @param number of the block in its section, from 0 */
export function beginBlock(number: u32): void {
  memory.fill(LATELY, 0, 1 << 16);
  column = ROWS + (number >>> 3);
  bit = (<u8>1) << <u8>(number & 7);
}

// @ts-ignore: decorator
@inline
function rotl13(x: u32): u32 {
  return (x << 13) | (x >>> 19);
}

// @ts-ignore: decorator
@inline
function give(a: u32, b: u32, places: u32): void {
  let x = (a ^ rotl13(b)) * 0x85ebca6b;
  x = (x ^ (x >>> 13)) * 0xc2b2ae35;
  x ^= x >>> 16;
  let y = (b ^ x) * 0x27d4eb2f;
  // Never zero, as what has been there lately is at first.
  y = (y ^ (y >>> 15)) | 1;
  const lately = LATELY + ((<usize>(x >>> 19)) << 3);
  const both = (<u64>x << 32) | <u64>y;
  if (load<u64>(lately) == both) return;
  store<u64>(lately, both);
  put(x, y, places);
}

function put(x: u32, y: u32, places: u32): void {
  const narrow = x | 1;
  let at = x, row = y >>> 7;
  for (let n: u32 = 0; n < places; n++) {
    const place = at & FILTER_MASK;
    const word = FILTER + (place >>> 3);
    store<u8>(word, load<u8>(word) | ((<u8>1) << <u8>(place & 7)));
    const cell = column + ((<usize>(row & ROWS_MASK)) << 3);
    store<u8>(cell, load<u8>(cell) | bit);
    at += y;
    row += narrow;
  }
}

const LOWER: u64 = 0x2020202020202020;

/** Bytes of a word, eight at once from its end on; letter case is of no account. */
// @ts-ignore: decorator
@inline
export function giveBytes(start: usize, end: usize, kind: u32, places: u32): void {
  let a: u32 = 0x811c9dc5 ^ kind, b: u32 = 0x9e3779b9 + <u32>(end - start);
  let at = end;
  while (at >= start + 8) {
    at -= 8;
    const v = load<u64>(at) | LOWER;
    a = rotl13((a ^ <u32>v) * 0xcc9e2d51);
    b = rotl13((b ^ <u32>(v >> 32)) * 0x1b873593) + a;
  }
  if (at > start) {
    const v = (load<u64>(at - 8) | LOWER) >> (<u64>64 - (<u64>(at - start) << 3));
    a = rotl13((a ^ <u32>v) * 0xcc9e2d51);
    b = rotl13((b ^ <u32>(v >> 32)) * 0x1b873593) + a;
  }
  give(a, b, places);
}

export function giveNumber(number: u32, kind: u32, places: u32): void {
  const a = rotl13((0x811c9dc5 ^ kind ^ number) * 0xcc9e2d51);
  give(a, rotl13((0x9e3779b9 ^ number) * 0x1b873593) + a, places);
}

/** The first `bits` of an IPv6 address, 16 at least. */
export function givePrefix6(high: u64, low: u64, bits: u32): void {
  const all: u64 = 0xffffffffffffffff;
  const h = bits < 64 ? high & (all << <u64>(64 - bits)) : high;
  const l = bits <= 64 ? 0 : low;
  let a: u32 = 0x811c9dc5 ^ (PREFIX6 + bits), b: u32 = 0x9e3779b9;
  a = rotl13((a ^ <u32>(h >> 32)) * 0xcc9e2d51);
  b = rotl13((b ^ <u32>h) * 0x1b873593) + a;
  a = rotl13((a ^ <u32>(l >> 32)) * 0xcc9e2d51);
  b = rotl13((b ^ <u32>l) * 0x1b873593) + a;
  give(a, b, STRONG);
}

/** How many bits are set in a stretch whose length is a multiple of 16. */
export function ones(from: usize, size: usize): u32 {
  let count: u32 = 0;
  for (let at = from; at < from + size; at += 8) count += <u32>popcnt(load<u64>(at));
  return count;
}

/** Lays the second half of a stretch over the first. */
export function fold(from: usize, size: usize): void {
  const half = size >> 1;
  for (let at = from; at < from + half; at += 16) v128.store(at, v128.or(v128.load(at), v128.load(at + half)));
}
