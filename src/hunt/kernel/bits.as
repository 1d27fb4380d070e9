// Bit sets, Bloom filters, hashes of words, and character classes.

const P: u64 = 0x9e3779b97f4a7c15;
export const LOWER: u64 = 0x2020202020202020;
const K1: u32 = 0x9e3779b1;
const K2: u32 = 0x85ebca77;

// @ts-ignore: decorator
@inline
export function mix2(low: u32, high: u32): u32 {
  const h = low * K1 + high * K2;
  return (h ^ (h >>> 15)) * 0xc2b2ae3d;
}

// @ts-ignore: decorator
@inline
export function hasBit(set: usize, at: u32): bool {
  return ((load<u32>(set + ((at >>> 5) << 2)) >>> (at & 31)) & 1) != 0;
}

/** Mixes eight bytes into a hash whose highest bits and lowest twelve are the well-mixed ones: mayHold uses those. */
// @ts-ignore: decorator
@inline
export function mix8(bytes: u64): u64 {
  const h = bytes * P;
  return h ^ (h >> 32);
}

/** Whether a Bloom filter may hold `h`: two bits of one 64-bit word. @param shift leaves the number of that word */
// @ts-ignore: decorator
@inline
export function mayHold(filter: usize, h: u64, shift: u32): bool {
  const word = load<u64>(filter + (<usize>(h >> <u64>shift) << 3));
  return ((word >> (h & 63)) & (word >> ((h >> 6) & 63)) & 1) != 0;
}

export function hold(filter: usize, h: u64, shift: u32): void {
  const word = filter + (<usize>(h >> <u64>shift) << 3);
  store<u64>(word, load<u64>(word) | ((<u64>1) << (h & 63)) | ((<u64>1) << ((h >> 6) & 63)));
}

export function setBit(set: usize, at: u32): void {
  const word = set + ((at >>> 5) << 2);
  store<u32>(word, load<u32>(word) | (1 << (at & 31)));
}

export const SEED: u64 = 0xcbf29ce484222325;

export const EIGHT: u64 = 0xff51afd7ed558ccd;

/** Eight more bytes of a word, from its end on. */
// @ts-ignore: decorator
@inline
export function step(h: u64, eight: u64): u64 {
  h = (h ^ eight) * EIGHT;
  return h ^ (h >> 32);
}

// @ts-ignore: decorator
@inline
export function finish(h: u64): u64 {
  h ^= h >> 32;
  h *= P;
  return h ^ (h >> 29);
}

/** Two words of 64 bits and a kind, as one hash. */
export function mix4(a: u64, b: u64, kind: u64): u64 {
  let h = finish(SEED ^ kind);
  h = finish((h ^ a) * 0x100000001b3);
  return finish((h ^ b) * 0x100000001b3);
}

export const ALPHANUMERIC: u32 = 1;
export const JOINT: u32 = 2;
export const HEX: u32 = 4;
export const DIGIT: u32 = 8;
export const BEYOND: u32 = 16;

const CLASSES: usize = 2048;

// @ts-ignore: decorator
@inline
export function classOf(c: u32): u32 {
  return load<u8>(CLASSES + c);
}

// @ts-ignore: decorator
@inline
export function byteAt(at: usize): u32 {
  return load<u8>(at);
}

export function makeClasses(): void {
  for (let c: u32 = 0; c < 256; c++) {
    const lower = c | 0x20;
    let bits: u32 = 0;
    if (c - 48 < 10) bits = ALPHANUMERIC | HEX | DIGIT;
    else if (lower - 97 < 6 && c < 128) bits = ALPHANUMERIC | HEX;
    else if (lower - 97 < 26 && c < 128) bits = ALPHANUMERIC;
    else if (c == 46 || c == 45 || c == 95) bits = JOINT;
    else if (c >= 128) bits = BEYOND;
    store<u8>(CLASSES + c, <u8>bits);
  }
}

// @ts-ignore: decorator
@inline
export function hexValue(c: u32): u32 {
  return c <= 57 ? c - 48 : (c | 0x20) - 87;
}
