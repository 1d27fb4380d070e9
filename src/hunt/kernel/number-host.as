// The host of a URL as one to four numbers, each decimal, octal or hexadecimal (WHATWG URL, IPv4 parser).
import { byteAt, classOf, DIGIT, HEX, hexValue } from './bits';

const DOT: u32 = 46;
/** Most digits of a number that can fit. */
const MOST: usize = 11;

/** @param at its first digit @returns the address, or a number beyond 32 bits if it is none or in 0.0.0.0/8 */
export function readNumberHost(at: usize): u64 {
  let value: u64 = 0;
  for (let left: u64 = 32; left != 0; left -= 8) {
    if ((classOf(byteAt(at)) & DIGIT) == 0) return NONE;
    const isHex = byteAt(at) == 48 && (byteAt(at + 1) | 0x20) == 120;
    const base: u64 = isHex ? 16 : byteAt(at) == 48 ? 8 : 10;
    if (isHex) at += 2;
    let number: u64 = 0;
    const end = at + MOST;
    for (; at < end && (classOf(byteAt(at)) & (isHex ? HEX : DIGIT)) != 0; at++) number = number * base + <u64>hexValue(byteAt(at));
    const goesOn = byteAt(at) == DOT && left > 8 && (classOf(byteAt(at + 1)) & DIGIT) != 0;
    if (!goesOn) return number >> left != 0 || (value | (number >> (left - 8))) == 0 ? NONE : (value << left) | number;
    if (number > 255) return NONE;
    value = (value << 8) | number;
    at++;
  }
  return NONE;
}

const NONE: u64 = 0xffffffffffffffff;
