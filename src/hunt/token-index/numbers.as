// Addresses and digests, as the hunt's kernel would look them up.
import { readNumberHost } from '../kernel/number-host';
import { END4, high, low, readReverse4, readReverse6 } from '../kernel/reverse-name';
import { ALPHANUMERIC, byteAt, classOf, DIGIT, HEX, hexValue } from '../kernel/bits';
import { ADDRESS, DIGEST, giveBytes, giveNumber, givePrefix6, STRONG } from './gather';

const COLON: u32 = 58, DOT: u32 = 46, SLASH: u32 = 47, PERCENT: u32 = 37, BACKSLASH: u32 = 92;

/** With the networks by which it is looked up. */
function giveAddress4(address: u32): void {
  giveNumber(address, ADDRESS + 32, STRONG);
  giveNumber(address >>> 8, ADDRESS + 24, STRONG);
  giveNumber(address >>> 16, ADDRESS + 16, STRONG);
}

let address4: u32 = 0;

/** @returns where the four numbers end that begin here; 0 where none do */
function read4(from: usize, end: usize): usize {
  address4 = 0;
  let at = from;
  for (let octet = 0; octet < 4; octet++) {
    let value: u32 = 0;
    let digits = 0;
    while (at < end && digits < 4 && byteAt(at) - 48 < 10) {
      value = value * 10 + (byteAt(at) - 48);
      digits++;
      at++;
    }
    if (digits == 0 || digits > 3 || value > 255) return 0;
    address4 = (address4 << 8) | value;
    if (octet == 3) return at;
    if (at >= end || byteAt(at) != DOT) return 0;
    at++;
  }
  return 0;
}

/** Four numbers with dots between them, wherever a number may begin in a run. */
export function addresses4(start: usize, end: usize): void {
  for (let at = start; at + 6 < end; at++) {
    if (byteAt(at) - 48 >= 10) continue;
    const isInside = at > start && byteAt(at - 1) - 48 < 10;
    // `%2010.0.0.1`: the escape takes two digits.
    const isBehindEscape = at == start + 2 && byteAt(start - 1) == PERCENT;
    if (isInside && !isBehindEscape) continue;
    const last = read4(at, end);
    if (last == 0) continue;
    giveAddress4(address4);
    // Nothing is left in which four more could be.
    if (at == start && last == end) return;
  }
}

/** `//3325256727/`, `\/\/0xc6.063.25623`: a host written as browsers take it. @param start behind a slash */
export function numberHost(start: usize): void {
  const before = byteAt(start - 2);
  if (before != SLASH && before != BACKSLASH) return;
  const value = readNumberHost(start);
  if (value <= 0xffffffff) giveAddress4(<u32>value);
}

/** @param last8 the last bytes of the name, lower-case */
export function reverseName(from: usize, end: usize, last8: u64): void {
  let start = from;
  while (start < end && (classOf(byteAt(start)) & ALPHANUMERIC) == 0) start++;
  if (last8 == END4) {
    const address = readReverse4(start, end);
    if (address <= 0xffffffff) giveAddress4(<u32>address);
  } else if (readReverse6(start, end)) giveAddress6(high, low);
}

const SHORTEST_DIGEST: usize = 32, LONGEST_DIGEST: usize = 128;
/** Digits that an escape before a digest may have taken: `%3D`, `\u003d`. */
const MOST_TAKEN: usize = 5;

/** Runs of hexadecimal digits as long as a digest, in a run of word bytes. */
export function digests(start: usize, end: usize): void {
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && classOf(byteAt(at)) & HEX) continue;
    const length = at - from;
    if (length >= SHORTEST_DIGEST && length <= LONGEST_DIGEST + 8 && (classOf(byteAt(at)) & ALPHANUMERIC) == 0) digest(from, length);
    from = at + 1;
  }
}

function digest(from: usize, length: usize): void {
  const before = byteAt(from - 1);
  const mayBeTaken = before == PERCENT || before == BACKSLASH || (classOf(before) & ALPHANUMERIC) != 0;
  const most: usize = mayBeTaken ? MOST_TAKEN : 0;
  for (let taken: usize = 0; taken <= most && length - taken >= SHORTEST_DIGEST; taken++) {
    const left = length - taken;
    if (left <= LONGEST_DIGEST && (left & 1) == 0) giveBytes(from + taken, from + taken + 16, DIGEST + <u32>left, STRONG);
  }
}

const LONGEST_RUN: usize = 64;

let done: usize = 0;

export function beginRuns6(from: usize): void {
  done = from;
}

/** A colon that may be an IPv6 address's: what stands around it is tried, once. */
export function address6At(colon: usize, limit: usize): void {
  if (colon < done) return;
  let start = colon;
  while (start > done && isUnit(byteAt(start - 1)) && !isEllipsis(start)) start--;
  let end = colon + 1;
  while (end < limit && isUnit(byteAt(end)) && !isEllipsis(end)) end++;
  done = end;
  const run = start;
  if (end - start > LONGEST_RUN || !hasColonsEnough(start, end)) return;
  while (end > start && byteAt(end - 1) == DOT) end--;
  if (end - start > 2 && byteAt(end - 1) == COLON && byteAt(end - 2) != COLON) end--;
  const before = byteAt(run - 1);
  attempt(start, end);
  if (before == PERCENT) attempt(start + 2, end);
  if (before == BACKSLASH) attempt(start + 1, end);
  // `src:2001:db8::1`: the word before and its colon are not the address's.
  while (start < end && byteAt(start) != COLON) start++;
  attempt(start + 1, end);
}

function hasColonsEnough(start: usize, end: usize): bool {
  let colons = 0;
  for (let at = start; at < end; at++) {
    if (byteAt(at) != COLON) continue;
    if (at + 1 < end && byteAt(at + 1) == COLON) return true;
    colons++;
  }
  return colons >= 6;
}

function isUnit(c: u32): bool {
  return (classOf(c) & HEX) != 0 || c == COLON || c == DOT;
}

function isEllipsis(at: usize): bool {
  return byteAt(at) == DOT && byteAt(at - 1) == DOT;
}

/** Eight groups, from 0 on. */
const GROUPS: usize = 2560;

function attempt(from: usize, end: usize): void {
  let start = from;
  while (start < end && byteAt(start) == DOT) start++;
  if (start + 1 < end && byteAt(start) == COLON && byteAt(start + 1) != COLON) start++;
  if (start + 1 >= end || !read6(start, end)) return;
  let high: u64 = 0, low: u64 = 0;
  for (let group: usize = 0; group < 4; group++) {
    high = (high << 16) | <u64>load<u32>(GROUPS + (group << 2));
    low = (low << 16) | <u64>load<u32>(GROUPS + 16 + (group << 2));
  }
  giveAddress6(high, low);
}

function giveAddress6(high: u64, low: u64): void {
  if (high == 0 && low >> 32 == 0xffff) return giveAddress4(<u32>low);
  givePrefix6(high, low, 128);
  givePrefix6(high, low, 64);
  givePrefix6(high, low, 48);
  givePrefix6(high, low, 32);
  givePrefix6(high, low, 16);
}

/** RFC 4291, section 2.2. */
function read6(start: usize, end: usize): bool {
  let count = 0, gap = -1;
  let at = start;
  if (byteAt(at) == COLON) {
    at += 2;
    gap = 0;
  }
  while (at < end) {
    const from = at;
    let value: u32 = 0;
    while (at < end && classOf(byteAt(at)) & HEX) {
      value = (value << 4) | hexValue(byteAt(at));
      at++;
      if (at - from > 4) return false;
    }
    if (at < end && byteAt(at) == DOT) {
      if (count > 6 || read4(from, end) != end) return false;
      store<u32>(GROUPS + (<usize>count << 2), address4 >>> 16);
      store<u32>(GROUPS + (<usize>count << 2) + 4, address4 & 0xffff);
      count += 2;
      break;
    }
    if (at == from || count == 8) return false;
    store<u32>(GROUPS + (<usize>count << 2), value);
    count++;
    if (at == end) break;
    at++;
    if (at == end) return false;
    if (byteAt(at) != COLON) continue;
    if (gap >= 0) return false;
    gap = count;
    at++;
  }
  if (gap < 0) return count == 8;
  if (count > 7) return false;
  for (let after = count - gap; after > 0; after--) {
    store<u32>(GROUPS + (<usize>(8 - (count - gap) + after - 1) << 2), load<u32>(GROUPS + (<usize>(gap + after - 1) << 2)));
  }
  for (let group = gap; group < 8 - (count - gap); group++) store<u32>(GROUPS + (<usize>group << 2), 0);
  return true;
}
