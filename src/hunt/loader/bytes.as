// Classes of bytes, and what bytes hold.

export const DIGIT: u32 = 1;
export const HEX_LETTER: u32 = 2;
export const LETTER: u32 = 4;
export const DOT: u32 = 8;
/** Hyphen or low line. */
export const JOINT: u32 = 16;

export const DOT_BYTE: u32 = 46;
export const SLASH: u32 = 47;
export const COLON: u32 = 58;
export const AT_SIGN: u32 = 64;
export const BACKSLASH: u32 = 92;

let classes: usize = 0;

/** @param area of 256 bytes */
export function makeClasses(area: usize): void {
  classes = area;
  for (let c: u32 = 0; c < 256; c++) {
    const lower = c | 0x20;
    let bits: u32 = 0;
    if (c - 48 < 10) bits = DIGIT;
    else if (c < 128 && lower - 97 < 6) bits = HEX_LETTER;
    else if (c < 128 && lower - 97 < 26) bits = LETTER;
    else if (c == DOT_BYTE) bits = DOT;
    else if (c == 45 || c == 95) bits = JOINT;
    store<u8>(area + c, <u8>bits);
  }
}

// @ts-ignore: decorator
@inline
export function classOf(c: u32): u32 {
  return load<u8>(classes + c);
}

// @ts-ignore: decorator
@inline
export function byteAt(at: usize): u32 {
  return load<u8>(at);
}

/** Whether all is of ASCII, with neither control characters nor any of three. 15 bytes more may be read. */
export function isPlain(from: usize, to: usize, a: i8, b: i8, c: i8): bool {
  for (let at = from; at < to; at += 16) {
    const x = v128.load(at);
    let odd = v128.or(i8x16.lt_s(x, i8x16.splat(32)), i8x16.eq(x, i8x16.splat(a)));
    odd = v128.or(odd, v128.or(i8x16.eq(x, i8x16.splat(b)), i8x16.eq(x, i8x16.splat(c))));
    let mask = <u32>i8x16.bitmask(odd);
    if (to - at < 16) mask &= (1 << <u32>(to - at)) - 1;
    if (mask != 0) return false;
  }
  return true;
}

/** The first newline, or where it ends. 15 bytes more may be read. */
export function lineEnd(from: usize, to: usize): usize {
  const newline = i8x16.splat(10);
  for (let at = from; at < to; at += 16) {
    const mask = <u32>i8x16.bitmask(i8x16.eq(v128.load(at), newline));
    if (mask == 0) continue;
    const found = at + <usize>ctz(mask);
    return found < to ? found : to;
  }
  return to;
}

/** What `quad` gives where there is none. */
export const NO_QUAD: u64 = 1 << 32;

/** Four numbers up to 255 without leading zeros, and dots, as one number of 32 bits. */
export function quad(from: usize, to: usize): u64 {
  if (to - from > 15) return NO_QUAD;
  let address: u64 = 0;
  let octet: u32 = 0;
  let digits: u32 = 0;
  let dots: u32 = 0;
  for (let at = from; at < to; at++) {
    const c = byteAt(at);
    if (c == DOT_BYTE) {
      dots += 1;
      if (digits == 0 || dots > 3) return NO_QUAD;
      address = (address << 8) | <u64>octet;
      octet = 0;
      digits = 0;
      continue;
    }
    if (c - 48 > 9 || (digits > 0 && octet == 0)) return NO_QUAD;
    octet = octet * 10 + c - 48;
    if (octet > 255) return NO_QUAD;
    digits += 1;
  }
  return dots == 3 && digits > 0 ? (address << 8) | <u64>octet : NO_QUAD;
}
