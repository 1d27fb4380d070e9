// IPv6 addresses as they are usually written (RFC 4291, section 2.2, forms 1 and 2).
import { byteAt, classOf, COLON, DIGIT, HEX_LETTER } from './bytes';

let high: u64 = 0;
let low: u64 = 0;

/** A quarter of the address that was read last. */
export function words6(which: u32): u32 {
  const half = which < 2 ? high : low;
  return (which & 1) == 0 ? <u32>(half >> 32) : <u32>half;
}

/**
 * Groups of up to four hexadecimal digits, all eight, or with `::` no more than six. False for all else, and where the
 * first half is zero, since that may be an IPv4 address written otherwise.
 */
export function readIpv6(from: usize, to: usize): bool {
  if (to - from < 2 || to - from > 39) return false;
  high = 0;
  low = 0;
  let groups: u32 = 0;
  // Groups before `::`; none, where it is not there.
  let gap: i32 = -1;
  let at = from;
  if (byteAt(at) == COLON) {
    if (byteAt(at + 1) != COLON) return false;
    gap = 0;
    at += 2;
  }
  while (at < to) {
    let group: u32 = 0;
    let digits: u32 = 0;
    for (; at < to; at++) {
      const c = byteAt(at);
      const bits = classOf(c);
      if ((bits & (DIGIT | HEX_LETTER)) == 0) break;
      group = (group << 4) | (bits == DIGIT ? c - 48 : (c | 0x20) - 87);
      digits += 1;
    }
    if (digits == 0 || digits > 4 || groups == 8) return false;
    high = (high << 16) | (low >> 48);
    low = (low << 16) | <u64>group;
    groups += 1;
    if (at == to) break;
    if (byteAt(at) != COLON || at + 1 == to) return false;
    at += 1;
    if (byteAt(at) != COLON) continue;
    if (gap >= 0) return false;
    gap = <i32>groups;
    at += 1;
  }
  if (gap < 0) return groups == 8 && high != 0;
  if (groups > 6) return false;
  // Of what has been read, the groups behind the gap are the last ones.
  const behind = groups - <u32>gap;
  const highBehind = behind > 4 ? high & mask(behind - 4) : 0;
  const lowBehind = behind >= 4 ? low : low & mask(behind);
  for (let each: u32 = groups; each < 8; each++) {
    high = (high << 16) | (low >> 48);
    low <<= 16;
  }
  // Of what was moved, the groups before it are the first ones.
  const before = <u32>gap;
  high = before >= 4 ? high : before == 0 ? 0 : high & ~mask(4 - before);
  low = before > 4 ? low & ~mask(8 - before) : 0;
  high |= highBehind;
  low |= lowBehind;
  return high != 0;
}

/** Of the lowest groups, fewer than four. */
function mask(groups: u32): u64 {
  return (((<u64>1) << <u64>(groups << 4)) - 1);
}
