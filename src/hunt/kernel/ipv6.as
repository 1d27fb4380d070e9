// IPv6 addresses and networks, by value (RFC 4291, section 2.2).
import { ALPHANUMERIC, byteAt, classOf, DIGIT, HEX, hexValue, mix4 } from './bits';
import { ADDRESSES, lengths6High, lengths6Low, noteNetwork6, setFlag } from './layout';
import { probeAddress4 } from './ipv4';
import { insert, probe } from './table';
import { noteReverseNames } from './words';

const COLON: u32 = 58;
const DOT: u32 = 46;
const PERCENT: u32 = 37;
const BACKSLASH: u32 = 92;
const LONGEST_RUN: usize = 64;
/** Seven in the address, one of a word before it, one behind it. */
const MOST_COLONS: i32 = 9;

/** @param bits of the prefix; 128 for one address */
export function addNetwork6(a: u32, b: u32, c: u32, d: u32, bits: u32, indicator: u32): void {
  setFlag(ADDRESSES);
  noteReverseNames();
  if (bits < 128) noteNetwork6(bits);
  insert(key(((<u64>a) << 32) | <u64>b, ((<u64>c) << 32) | <u64>d, bits), indicator);
}

function key(high: u64, low: u64, bits: u32): u64 {
  const all: u64 = 0xffffffffffffffff;
  let maskHigh = all;
  let maskLow = all;
  if (bits == 0) maskHigh = 0;
  else if (bits < 64) maskHigh = all << <u64>(64 - bits);
  if (bits <= 64) maskLow = 0;
  else if (bits < 128) maskLow = all << <u64>(128 - bits);
  return mix4(high & maskHigh, low & maskLow, 1024 + <u64>bits);
}

let done: usize = 0;
let high: u64 = 0;
let low: u64 = 0;

export function beginRuns(): void {
  done = 0;
}

/** Tries what stands around a colon as an address, once. */
export function addressAt(colon: usize): void {
  if (colon < done) return;
  let start = colon;
  while (start > done && isUnit(byteAt(start - 1)) && colon - start < LONGEST_RUN && !isEllipsis(start)) start--;
  let end = colon + 1;
  while (isUnit(byteAt(end)) && !isEllipsis(end)) end++;
  done = end;
  if (!hasColonsEnough(start, end)) return;
  const run = start;
  if (end - start > LONGEST_RUN) return;
  while (end > start && byteAt(end - 1) == DOT) end--;
  if (end - start > 2 && byteAt(end - 1) == COLON && byteAt(end - 2) != COLON) end--;
  const before = byteAt(run - 1);
  attempt(start, end);
  // `2001:db8::1.443`, as tcpdump writes a port.
  let dot = end - 1;
  while (dot > start && byteAt(dot) != DOT) dot--;
  if (dot > start) attempt(start, dot);
  if (before == PERCENT) attempt(start + 2, end);
  if (before == BACKSLASH) attempt(start + 1, end);
  // `src:2001:db8::1`: the word before the address, and its colon, are no part of it.
  while (start < end && byteAt(start) != COLON) start++;
  attempt(start + 1, end);
}

/** Two colons in a row, or six: times and the like have fewer, and fingerprints have more than nine. */
function hasColonsEnough(start: usize, end: usize): bool {
  let colons = 0;
  for (let at = start; at < end; at++) {
    if (byteAt(at) != COLON) continue;
    if (byteAt(at + 1) == COLON) return true;
    colons++;
  }
  return colons >= 6 && colons <= MOST_COLONS;
}

function isUnit(c: u32): bool {
  return (classOf(c) & HEX) != 0 || c == COLON || c == DOT;
}

/** Whether a position is between two dots, where a word ends. */
function isEllipsis(at: usize): bool {
  return byteAt(at) == DOT && byteAt(at - 1) == DOT;
}

function attempt(from: usize, end: usize): void {
  let start = from;
  while (start < end && byteAt(start) == DOT) start++;
  if (start + 1 < end && byteAt(start) == COLON && byteAt(start + 1) != COLON) start++;
  if (start + 1 >= end || !parse(start, end)) return;
  probeAddress6(high, low, start);
}

export function probeAddress6(high: u64, low: u64, start: usize): void {
  if (high == 0 && low >> 32 == 0xffff) return probeAddress4(<u32>low, start);
  probe(key(high, low, 128), start);
  let lengths = lengths6Low;
  while (lengths != 0) {
    probe(key(high, low, <u32>ctz(lengths)), start);
    lengths &= lengths - 1;
  }
  lengths = lengths6High;
  while (lengths != 0) {
    probe(key(high, low, 64 + <u32>ctz(lengths)), start);
    lengths &= lengths - 1;
  }
}

/** Parses an address into `high` and `low`. All groups are shifted into one number; a gap is opened at the end. */
function parse(start: usize, end: usize): bool {
  let aHigh: u64 = 0, aLow: u64 = 0;
  let groups = 0, gapAt = -1;
  let at = start;
  if (byteAt(at) == COLON) {
    at += 2;
    gapAt = 0;
  }
  while (at < end) {
    let digits = 0;
    let value: u64 = 0;
    const from = at;
    while (at < end && classOf(byteAt(at)) & HEX) {
      value = (value << 4) | <u64>hexValue(byteAt(at));
      digits++;
      at++;
      if (digits > 4) return false;
    }
    if (at < end && byteAt(at) == DOT) {
      if (groups > 6 || !dotted(from, end)) return false;
      aHigh = (aHigh << 32) | (aLow >> 32);
      aLow = (aLow << 32) | <u64>fourth;
      groups += 2;
      at = end;
      break;
    }
    if (digits == 0 || groups == 8) return false;
    aHigh = (aHigh << 16) | (aLow >> 48);
    aLow = (aLow << 16) | value;
    groups++;
    if (at == end) break;
    // A colon; then a group, or another colon.
    at++;
    if (at == end) return false;
    if (byteAt(at) != COLON) continue;
    if (gapAt >= 0) return false;
    gapAt = groups;
    at++;
  }
  if (gapAt < 0) {
    high = aHigh;
    low = aLow;
    return groups == 8;
  }
  if (groups > 7) return false;
  split(aHigh, aLow, groups - gapAt, 8 - groups);
  return true;
}

/** Opens a gap of `gap` groups of zeros before the last `after` groups. */
function split(aHigh: u64, aLow: u64, after: i32, gap: i32): void {
  high = 0;
  low = 0;
  for (let at = 7; at >= 0; at--) {
    // Group `at` of the result, counted from the end: those after the gap stay, those before it move up.
    const from = at < after ? at : at < after + gap ? -1 : at - gap;
    let value: u64 = 0;
    if (from >= 0) value = from < 4 ? (aLow >> <u64>(from << 4)) & 0xffff : (aHigh >> <u64>((from - 4) << 4)) & 0xffff;
    high = (high << 16) | (low >> 48);
    low = (low << 16) | value;
  }
}

let fourth: u32 = 0;

function dotted(start: usize, end: usize): bool {
  fourth = 0;
  let at = start;
  for (let octet = 0; octet < 4; octet++) {
    let value: u32 = 0;
    let digits = 0;
    while (at < end && classOf(byteAt(at)) & DIGIT) {
      value = value * 10 + (byteAt(at) - 48);
      digits++;
      at++;
      if (digits > 3) return false;
    }
    if (digits == 0 || value > 255) return false;
    fourth = (fourth << 8) | value;
    if (octet == 3) break;
    if (at >= end || byteAt(at) != DOT) return false;
    at++;
  }
  return at == end;
}
