// Addresses as reverse names: `23.100.51.198.in-addr.arpa` (RFC 1035, 3.5), 32 digits and `ip6.arpa` (RFC 3596, 2.5).
import { byteAt, classOf, HEX, hexValue } from './bits';

const DOT: u32 = 46;
/** `ddr.arpa` and `ip6.arpa`, the first byte lowest. */
export const END4: u64 = 0x617072612e726464, END6: u64 = 0x617072612e367069;
const LENGTH4: usize = 13, LENGTH6: usize = 72;

/** The halves of the IPv6 address that was read last. */
export let high: u64 = 0;
export let low: u64 = 0;

/** @param end of a name that ends with `END4` @returns the address, or a number beyond 32 bits if it is none */
export function readReverse4(start: usize, end: usize): u64 {
  if (end - start < LENGTH4 + 7 || byteAt(end - LENGTH4) != DOT) return NONE;
  const last = end - LENGTH4;
  let address: u64 = 0;
  let at = start;
  for (let octet: u64 = 0; octet < 32; octet += 8) {
    let value: u64 = 0;
    const from = at;
    for (; at < last && byteAt(at) - 48 < 10; at++) value = value * 10 + <u64>(byteAt(at) - 48);
    if (at == from || at - from > 3 || value > 255 || byteAt(at) != DOT) return NONE;
    address |= value << octet;
    at++;
  }
  return at == last + 1 ? address : NONE;
}

const NONE: u64 = 0xffffffffffffffff;

/** @param end of a name that ends with `END6` @returns whether it is an address, which is then in `high` and `low` */
export function readReverse6(start: usize, end: usize): bool {
  if (end - start != LENGTH6) return false;
  high = 0;
  low = 0;
  // The last digit is the first of the address.
  for (let at = end - 10; at >= start; at -= 2) {
    if ((classOf(byteAt(at)) & HEX) == 0 || byteAt(at + 1) != DOT) return false;
    high = (high << 4) | (low >> 60);
    low = (low << 4) | <u64>hexValue(byteAt(at));
  }
  return true;
}
