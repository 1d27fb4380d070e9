// IPv4 addresses and networks. Decimal octets have one spelling (no leading zeros), so the text before the third dot is
// a key for the /24, and most addresses of a log are dropped by a filter without being parsed.
import { readNumberHost } from './number-host';
import { byteAt, classOf, DIGIT, HEX, hexValue, hold, mayHold, mix4, mix8 } from './bits';
import { ADDRESSES, flags, lengths4, netBits, netShift, noteNetwork4, setFlag, WIDE_NETWORKS } from './layout';
import { insert, probe } from './table';
import { noteReverseNames } from './words';

const DOT: u32 = 46;
const SLASH: u32 = 47;
const BACKSLASH: u32 = 92;
const PERCENT: u32 = 37;
const KIND: u64 = 4;
/** Sixteen bytes of scratch, for the text of a prefix. */
const TEXT: usize = 2304;
/** At `MASKS + 16 * n`: a mask of the first n bytes of a vector. */
const MASKS: usize = 2336;

export function makeMasks(): void {
  for (let n: usize = 0; n <= 16; n++) {
    for (let at: usize = 0; at < 16; at++) store<u8>(MASKS + (n << 4) + at, at < n ? 0xff : 0);
  }
}

/** @param bits of the prefix; 32 for one address */
export function addNetwork4(address: u32, bits: u32, indicator: u32): void {
  setFlag(ADDRESSES);
  noteReverseNames();
  if (bits < 32) noteNetwork4(bits);
  const network: u32 = bits == 0 ? 0 : address & (0xffffffff << (32 - bits));
  insert(mix4(network, bits, KIND), indicator);
  hold(netBits, valueKey(network, bits), netShift);
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
function mayBeSought(start: usize, length: usize): bool {
  return mayHold(netBits, prefixKey(v128.and(v128.load(start), v128.load(MASKS + (length << 4)))), netShift);
}

/**
 * Looks up the addresses whose third dots are given. The first loop drops most of them by the text before that dot,
 * without a branch, and writes the survivors over the list.
 */
export function askAddresses(places: usize, placesEnd: usize): void {
  const hasWide = (flags & WIDE_NETWORKS) != 0;
  let left = places;
  for (let at = places; at < placesEnd; at += 4) {
    const third = <usize>load<u32>(at);
    const start = startBefore(third);
    let isLeft = <u32>mayBeSought(start, third - start) | <u32>(byteAt(start - 1) == PERCENT);
    if (hasWide) isLeft |= <u32>mayBeSought(start, secondDot - start);
    store<u32>(left, <u32>third);
    left += <usize>isLeft << 2;
  }
  for (let at = places; at < left; at += 4) {
    const third = <usize>load<u32>(at);
    const start = startBefore(third);
    read(start, third + 5);
    // `%20198.51.100.7`: the first two digits belong to the escape.
    if (byteAt(start - 1) == PERCENT) read(start + 2, third + 5);
  }
}

let secondDot: usize = 0;

/** Start of an address, given its third dot. Also sets `secondDot`. */
// @ts-ignore: decorator
@inline
function startBefore(third: usize): usize {
  const before = v128.load(third - 16);
  let dots = <u32>i8x16.bitmask(i8x16.eq(before, i8x16.splat(46)));
  const others = <u32>i8x16.bitmask(i8x16.gt_u(i8x16.sub(before, i8x16.splat(48)), i8x16.splat(9)));
  const second = 31 - clz(dots);
  dots ^= 1 << second;
  const first = 31 - clz(dots);
  secondDot = third - 16 + <usize>second;
  return third - 16 + <usize>(32 - clz(others & ((1 << first) - 1)));
}

/** Looks up the address that begins here, if one does; the host judges what follows it. */
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

/** `//3325256727/`, `\/\/0xc6.063.25623`: a host as browsers accept it. @param slash the last one before the host */
export function numberHost(slash: usize): void {
  const before = byteAt(slash - 1);
  if (byteAt(slash) != SLASH || (before != SLASH && before != BACKSLASH)) return;
  const value = readNumberHost(slash + 1);
  if (value <= 0xffffffff) probeAddress4(<u32>value, slash + 1);
}

/** Looks a network up. Few are sought: the filter saves the others a cache miss in the table. */
// @ts-ignore: decorator
@inline
function ask(network: u32, bits: u32, place: usize): void {
  if (mayHold(netBits, valueKey(network, bits), netShift)) probe(mix4(network, bits, KIND), place);
}

// @ts-ignore: decorator
@inline
function valueKey(network: u32, bits: u32): u64 {
  return mix8(((<u64>network) << 8) | <u64>bits);
}

export function probeAddress4(address: u32, place: usize): void {
  ask(address, 32, place);
  for (let lengths = lengths4; lengths != 0; lengths &= lengths - 1) {
    const bits = ctz(lengths);
    ask(bits == 0 ? 0 : address & (0xffffffff << (32 - bits)), bits, place);
  }
}
