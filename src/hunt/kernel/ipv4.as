// IPv4 addresses and networks. A number has one spelling (no leading zeros), so that the text up to the third dot
// is a key for the /24 it is in, and most addresses of a log are put aside without being read.
import { byteAt, classOf, DIGIT, HEX, hexValue, hold, JOINT, mayHold, mix4, mix8 } from './bits';
import { ADDRESSES, flags, lengths4, netBits, netShift, noteNetwork4, setFlag, WIDE_NETWORKS } from './layout';
import { insert, probe } from './table';

const DOT: u32 = 46;
const SLASH: u32 = 47;
const BACKSLASH: u32 = 92;
const PERCENT: u32 = 37;
const KIND: u64 = 4;
/** 16 bytes of our own, to write a prefix in. */
const TEXT: usize = 2304;
/** Masks of n bytes at `MASKS + 16 * n`. */
const MASKS: usize = 2336;

export function makeMasks(): void {
  for (let n: usize = 0; n <= 16; n++) {
    for (let at: usize = 0; at < 16; at++) store<u8>(MASKS + (n << 4) + at, at < n ? 0xff : 0);
  }
}

/** @param bits of the prefix; 32 for one address */
export function addNetwork4(address: u32, bits: u32, indicator: u32): void {
  setFlag(ADDRESSES);
  if (bits < 32) noteNetwork4(bits);
  const network: u32 = bits == 0 ? 0 : address & (0xffffffff << (32 - bits));
  insert(mix4(network, bits, KIND), indicator);
  if (bits >= 24) markPrefix(network, 3);
  else if (bits >= 16) {
    const count: u32 = 1 << (24 - bits);
    for (let at: u32 = 0; at < count; at++) markPrefix(network + (at << 8), 3);
  } else {
    setFlag(WIDE_NETWORKS);
    const count: u32 = 1 << (16 - bits);
    for (let at: u32 = 0; at < count; at++) markPrefix(network + (at << 16), 2);
  }
}

function markPrefix(address: u32, octets: u32): void {
  v128.store(TEXT, i8x16.splat(0));
  let length: usize = 0;
  for (let octet: u32 = 0; octet < octets; octet++) {
    const value = (address >>> (24 - (octet << 3))) & 255;
    if (value >= 100) store<u8>(TEXT + length++, <u8>(48 + value / 100));
    if (value >= 10) store<u8>(TEXT + length++, <u8>(48 + ((value / 10) % 10)));
    store<u8>(TEXT + length++, <u8>(48 + (value % 10)));
    if (octet + 1 < octets) store<u8>(TEXT + length++, 46);
  }
  hold(netBits, prefixKey(v128.load(TEXT)), netShift);
}

// @ts-ignore: decorator
@inline
function prefixKey(text: v128): u64 {
  return mix8(<u64>i64x2.extract_lane(text, 0) ^ (<u64>i64x2.extract_lane(text, 1) * 0xc2b2ae3d27d4eb4f));
}

// @ts-ignore: decorator
@inline
function isSought(text: v128, length: u32): bool {
  return mayHold(netBits, prefixKey(v128.and(text, v128.load(MASKS + ((<usize>length) << 4)))), netShift);
}

// @ts-ignore: decorator
@inline
function mayBeSought(text: v128, dots: u32): bool {
  // The third dot is the highest, the second the next.
  const third = 31 - clz(dots);
  if (isSought(text, third)) return true;
  if ((flags & WIDE_NETWORKS) == 0) return false;
  return isSought(text, 31 - clz(dots ^ (1 << third)));
}

/** Whether a run is nothing but four numbers, and no address that is sought. */
// @ts-ignore: decorator
@inline
export function isPutAside(start: usize, length: u32): bool {
  const text = v128.load(start);
  const mask: u32 = (1 << length) - 1;
  const dots = <u32>i8x16.bitmask(i8x16.eq(text, i8x16.splat(46))) & mask;
  const numbers = <u32>i8x16.bitmask(i8x16.le_u(i8x16.sub(text, i8x16.splat(48)), i8x16.splat(9))) & mask;
  const isPlain = length <= 15 && (numbers | dots) == mask && popcnt(dots) == 3 && numbers >> (length - 1) != 0 && byteAt(start - 1) != PERCENT;
  return isPlain && !mayBeSought(text, dots);
}

/** Addresses in a run of word bytes that has three dots with a digit before them. */
export function addressesIn(start: usize, runEnd: usize): void {
  if ((flags & ADDRESSES) == 0) return;
  let end = runEnd;
  while (end > start && (classOf(byteAt(end - 1)) & DIGIT) == 0) {
    if (byteAt(end - 1) != DOT) return severalIn(start, runEnd);
    end--;
  }
  const length = <u32>(end - start);
  if (length > 15 || length < 7) return severalIn(start, end);
  const text = v128.load(start);
  const mask: u32 = (1 << length) - 1;
  const dots = <u32>i8x16.bitmask(i8x16.eq(text, i8x16.splat(46))) & mask;
  const digits = <u32>i8x16.bitmask(i8x16.lt_u(i8x16.sub(text, i8x16.splat(48)), i8x16.splat(10))) & mask;
  const before = byteAt(start - 1);
  if ((digits | dots) != mask || before == PERCENT || popcnt(dots) != 3) return severalIn(start, end);
  if (mayBeSought(text, dots)) read(start, end);
}

/** `10.0.0.1-10.0.0.9`, `conn_10.0.0.1_443`, `%3D10.0.0.1`: tried wherever a number may begin. */
function severalIn(start: usize, end: usize): void {
  if (byteAt(start - 1) == PERCENT && start + 2 < end) {
    let at = start + 2;
    while (at < end && classOf(byteAt(at)) & JOINT) at++;
    read(at, end);
  }
  // A dot before a number is the address's if a number is before it.
  let before: u32 = 0;
  let second: u32 = 0;
  for (let at = start; at + 6 < end; at++) {
    const c = byteAt(at);
    const isInside = classOf(before) & DIGIT || (before == DOT && classOf(second) & DIGIT);
    if (classOf(c) & DIGIT && !isInside) read(at, end);
    second = before;
    before = c;
  }
}

/** Asks for the address that begins here, if one does; what follows it is the host's to judge. */
function read(start: usize, end: usize): void {
  let address: u32 = 0;
  let at = start;
  for (let octet = 0; octet < 4; octet++) {
    let value: u32 = 0;
    let digits = 0;
    while (at < end && digits < 4 && classOf(byteAt(at)) & DIGIT) {
      value = value * 10 + (byteAt(at) - 48);
      digits++;
      at++;
    }
    if (digits == 0 || digits > 3 || value > 255) return;
    address = (address << 8) | value;
    if (octet == 3) break;
    if (at >= end || byteAt(at) != DOT) return;
    at++;
  }
  probeAddress4(address, start);
}

/** `//3325256727/`, `\/\/0xc6336417`: a host written as one number. @param slash the last before it */
export function numberHost(slash: usize): void {
  const before = byteAt(slash - 1);
  if (byteAt(slash) != SLASH || (before != SLASH && before != BACKSLASH)) return;
  let at = slash + 1;
  let value: u64 = 0;
  if (byteAt(at) == 48 && (byteAt(at + 1) | 0x20) == 120) {
    for (at += 2; classOf(byteAt(at)) & HEX && at < slash + 11; at++) value = (value << 4) | <u64>hexValue(byteAt(at));
  } else for (; classOf(byteAt(at)) & DIGIT && at < slash + 12; at++) value = value * 10 + <u64>(byteAt(at) - 48);
  if (at >= slash + 8 && value <= 0xffffffff) probeAddress4(<u32>value, slash + 1);
}

export function probeAddress4(address: u32, place: usize): void {
  probe(mix4(address, 32, KIND), place);
  let lengths = lengths4;
  while (lengths != 0) {
    const bits = ctz(lengths);
    lengths &= lengths - 1;
    const network: u32 = bits == 0 ? 0 : address & (0xffffffff << (32 - bits));
    probe(mix4(network, bits, KIND), place);
  }
}
