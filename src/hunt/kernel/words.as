// Words: host names, file names, anything made of letters, digits and joints (dots, hyphens, underscores). A word is
// looked up as a whole and from behind each of its dots on: so `evil.example` is found in `a.evil.example`, not in
// `notevil.example`.
import { ALPHANUMERIC, byteAt, classOf, DIGIT, JOINT, EIGHT, finish, hasBit, hold, LOWER, mayHold, mix2, mix4, mix8, SEED, setBit, step } from './bits';
import { reportDecoding } from './candidates';
import { isHalfBracket } from './escapes';
import {
  ADDRESS_ENDS, ADDRESSES, ALL_WORDS, CONTEXTS, DIGIT_ENDS, flags, HOSTS, noteShort, SEPARATED, setFlag, shortBits, shortEnds, shortLengths, suffixBits, suffixShift, wordBits, WORDS_OF_EIGHT, WORDS_OF_FOUR,
} from './layout';
import { probeAddress4 } from './ipv4';
import { probeAddress6 } from './ipv6';
import { END4, END6, high, low, readReverse4, readReverse6 } from './reverse-name';
import { insert, probe } from './table';

const DOT: u32 = 46;
const PERCENT: u32 = 37;
const BACKSLASH: u32 = 92;
const SLASH: u32 = 47;
const SHORT_SHIFT: u32 = 32 - 16;

/** @param mode what a word without dots is looked up by: 1 if only behind a separator, 2 if anywhere */
export function addWord(at: usize, length: u32, mode: u32, indicator: u32): void {
  const end = at + <usize>length;
  noteDigits(end);
  if (mode == 1) setFlag(SEPARATED);
  if (mode == 2) setFlag(length >= 8 ? WORDS_OF_EIGHT : length >= 4 ? WORDS_OF_FOUR : ALL_WORDS);
  if (length >= 8) hold(suffixBits, mix8(load<u64>(end - 8) | LOWER), suffixShift);
  else {
    noteShort(length);
    noteEnd(load<u64>(end - 8) | LOWER, length);
    setBit(shortBits, shortKey(load<u64>(end - 8), length) >>> SHORT_SHIFT);
  }
  const h = wordHash(at, end);
  hold(wordBits, h, suffixShift);
  insert(h, indicator);
}

/** Notes that a word ends with a digit, and whether it may end like an address, with three dots. */
function noteDigits(end: usize): void {
  if ((classOf(byteAt(end - 1)) & DIGIT) == 0) return;
  const dots = <u32>i8x16.bitmask(i8x16.eq(v128.load(end - 16), i8x16.splat(46)));
  setFlag(popcnt(dots) >= 3 ? DIGIT_ENDS | ADDRESS_ENDS : DIGIT_ENDS);
}

/** Looks a key up. Most words here merely end like an indicator: the filter saves them a cache miss in the table. */
// @ts-ignore: decorator
@inline
function ask(h: u64, place: usize): void {
  if (mayHold(wordBits, h, suffixShift)) probe(h, place);
}

/** Index of a word's last three bytes in the 16 KB of `shortEnds`. */
// @ts-ignore: decorator
@inline
function endPlace(last8: u64): usize {
  return <usize>((<u32>(last8 >> 40) * 0x9e3779b1) >>> 18);
}

/** Bit `7 - n`: some word of `n` bytes ends like this one. */
// @ts-ignore: decorator
@inline
function shortEndings(last8: u64): u64 {
  return <u64>load<u8>(shortEnds + endPlace(last8));
}

function noteEnd(last8: u64, length: u32): void {
  const bit: u8 = <u8>((<u32>0x80) >> length);
  // A word shorter than three bytes may have anything before it, so it is noted for every ending.
  let at: usize = length < 3 ? 0 : endPlace(last8);
  const to: usize = length < 3 ? 1 << 14 : at + 1;
  for (; at < to; at++) store<u8>(shortEnds + at, load<u8>(shortEnds + at) | bit);
}

/** A number such as the `5.1` of `agent/5.1`, keyed by the 8 or 16 bytes that end with it: its context. */
export function addContext(at: usize, length: u32, indicator: u32): void {
  const end = at + <usize>length;
  setFlag(CONTEXTS);
  noteDigits(end);
  hold(suffixBits, mix8(load<u64>(end - 8) | LOWER), suffixShift);
  const key = contextKey(end, length);
  hold(wordBits, key, suffixShift);
  insert(key, indicator);
}

function contextKey(end: usize, length: u32): u64 {
  return mix4(load<u64>(end - 8) | LOWER, length == 16 ? load<u64>(end - 16) | LOWER : 0, 8192 + <u64>length);
}

/** Longest number that is looked up with its context, bytes. */
export const LONGEST_NUMBER: usize = 7;

/**
 * Whether the context of a number may be escaped, so that its line must be decoded first. Numbers with a context always
 * have a dot; no context has a backslash or a control character; and `\/` needs no decoding, having a key of its own.
 */
export function contextMayBeEscaped(start: usize, end: usize): bool {
  if (end - start > LONGEST_NUMBER || byteAt(start - 1) == BACKSLASH) return false;
  if ((<u32>i8x16.bitmask(i8x16.eq(v128.load(end - 16), i8x16.splat(46))) >>> (16 - <u32>(end - start))) == 0) return false;
  for (let at = end - 16; at < start; at++) {
    const c = byteAt(at);
    if (c == PERCENT) return true;
    if (c == BACKSLASH && (byteAt(at + 1) != SLASH || byteAt(at - 1) == BACKSLASH)) return true;
  }
  return false;
}

function shortKey(last8: u64, length: u32): u32 {
  const lower = (last8 | LOWER) >> <u64>(64 - (length << 3));
  return mix2(<u32>lower, <u32>(lower >> 32) + length);
}

/** Lets reverse names (`in-addr.arpa`, `ip6.arpa`) through the filter. */
export function noteReverseNames(): void {
  hold(suffixBits, mix8(END4), suffixShift);
  hold(suffixBits, mix8(END6), suffixShift);
}

/** @param last8 of the word, lower-case */
function reverseName(from: usize, end: usize, last8: u64): void {
  let start = from;
  while (classOf(byteAt(start)) & JOINT) start++;
  if (last8 == END4) {
    const address = readReverse4(start, end);
    if (address <= 0xffffffff) probeAddress4(<u32>address, start);
  } else if (readReverse6(start, end)) probeAddress6(high, low, start);
}

/** Looks up a run of ASCII word bytes that has no two dots in a row. */
function word(start: usize, runEnd: usize): void {
  let end = runEnd;
  if (byteAt(end - 1) == DOT && isHalfBracket(end)) reportDecoding(start);
  let last = byteAt(end - 1);
  while (last < 48 || last == 95) {
    end--;
    if (end == start) return;
    last = byteAt(end - 1);
  }
  if (last - 48 < 10) {
    if ((flags & DIGIT_ENDS) == 0) return;
    if ((flags & CONTEXTS) != 0 && contextMayBeEscaped(start, end)) reportDecoding(start);
  }
  const last8 = load<u64>(end - 8);
  if (mayHold(suffixBits, mix8(last8 | LOWER), suffixShift)) {
    if (((last8 | LOWER) == END4 || (last8 | LOWER) == END6) && (flags & ADDRESSES) != 0) {
      reverseName(start, end, last8 | LOWER);
      // `\t` and `%20` before it.
      if (byteAt(start - 1) == BACKSLASH) reverseName(start + 1, end, last8 | LOWER);
      if (byteAt(start - 1) == PERCENT) reverseName(start + 2, end, last8 | LOWER);
    }
    if ((flags & CONTEXTS) != 0) {
      ask(contextKey(end, 16), start);
      ask(contextKey(end, 8), start);
    }
    parts(start, end);
    return;
  }
  if (shortLengths != 0) short(start, end, last8);
}

/** Bit n: a word of n bytes that ends here would begin where one may: at the start of the run, or behind a dot. */
function startsBefore(start: usize, end: usize): u32 {
  const length = <u32>(end - start);
  const isOdd = (classOf(byteAt(start)) & JOINT) != 0 || byteAt(start - 1) == BACKSLASH || byteAt(start - 1) == PERCENT;
  // An escape before the word may have swallowed two of its bytes, and any number of joints may stand there.
  if (isOdd) return 0xff;
  let lengths: u32 = length < 8 ? 1 << length : 0;
  const dots = <u32>i8x16.bitmask(i8x16.eq(v128.load(end - 16), i8x16.splat(46)));
  for (let bits = dots & 0x7f00; bits != 0; bits &= bits - 1) lengths |= 1 << (15 - ctz(bits));
  return lengths;
}

function short(start: usize, end: usize, last8: u64): void {
  let lengths = shortLengths & startsBefore(start, end);
  while (lengths != 0) {
    const length = ctz(lengths);
    lengths &= lengths - 1;
    if (end - <usize>length < start) return;
    if (hasBit(shortBits, shortKey(last8, length) >>> SHORT_SHIFT)) {
      parts(start, end);
      return;
    }
  }
}

/** Hash of a word, from its end on, eight bytes at a time, whatever its case. */
function wordHash(start: usize, end: usize): u64 {
  let h = SEED;
  let to = end;
  for (; to - start >= 8; to -= 8) h = step(h, load<u64>(to - 8) | LOWER);
  const left = to - start;
  const partial = left == 0 ? 0 : (load<u64>(to - 8) | LOWER) >> <u64>(64 - (left << 3));
  return finish((h ^ partial) * EIGHT);
}

/** Looks up the whole word and what follows each of its dots. */
function parts(start: usize, end: usize): void {
  let first = start;
  while (first < end && classOf(byteAt(first)) & JOINT) first++;
  // `\tevil.example` and `%2Fevil.example`: the first bytes belong to the escape, not to the word.
  const before = byteAt(start - 1);
  let glued: usize = 0;
  if (before == BACKSLASH) glued = start + 1;
  else if (before == PERCENT) glued = start + 2;
  while (glued != 0 && glued < end && classOf(byteAt(glued)) & JOINT) glued++;
  ask(wordHash(first, end), first);
  if (glued != 0 && glued < end) ask(wordHash(glued, end), glued);
  let h = SEED;
  for (let to = end; to > start; to -= 8) {
    const eight = load<u64>(to - 8);
    let dots = <u32>i8x16.bitmask(i8x16.eq(v128.load(to - 8), i8x16.splat(46))) & 0xff;
    if (to - start < 8) dots &= 0xff << <u32>(8 - (to - start));
    for (; dots != 0; dots ^= 1 << (31 - clz(dots))) {
      const at = 32 - clz(dots);
      const partial = at == 8 ? 0 : (eight | LOWER) >> <u64>(at << 3);
      ask(finish((h ^ partial) * EIGHT), to - 8 + <usize>at);
    }
    h = step(h, eight | LOWER);
  }
}

/**
 * Looks up the words that end at the given places. The first loop drops most of them by their last eight bytes, without
 * a branch, and writes the survivors over the list.
 */
export function askWords(places: usize, placesEnd: usize): void {
  const filter = suffixBits, shift = <u64>suffixShift, shorts = shortEnds;
  let left = places;
  for (let at = places; at < placesEnd; at += 4) {
    const end = load<u32>(at);
    const last8 = load<u64>(end - 8) | LOWER;
    const h = mix8(last8);
    const bits = load<u64>(filter + <usize>((h >> shift) << 3));
    const held = (bits >> (h & 63)) & (bits >> ((h >> 6) & 63)) & 1;
    const short = <u64>load<u8>(shorts + endPlace(last8));
    // A joint at the end is no part of the word: look at what is before it, unless that is no word either (`- -`).
    const isOdd = <u64>(<u32>(last8 >> 56) - 48 > 74) & <u64>((<u32>(last8 >> 48) & 0xff) - 45 < 83);
    store<u32>(left, end);
    left += <usize>((held | short | isOdd) != 0) << 2;
  }
  for (let at = places; at < left; at += 4) {
    const end = <usize>load<u32>(at);
    if (mayEnd(end)) word(startOf(end), end);
  }
}

/** Whether an indicator may end here, judged by the last eight bytes and by where a word may begin before them. */
function mayEnd(end: usize): bool {
  const last8 = load<u64>(end - 8) | LOWER;
  if (<u32>(last8 >> 56) - 48 > 74) return true;
  if (mayHold(suffixBits, mix8(last8), suffixShift)) return true;
  // Bit `n`: a part of the word may begin `n` bytes before its end. An escape may have swallowed two bytes.
  const v = v128.load(end - 16);
  const lower = v128.or(v, i8x16.splat(0x20));
  const digits = i8x16.le_u(i8x16.sub(v, i8x16.splat(48)), i8x16.splat(9));
  const letters = i8x16.le_u(i8x16.sub(lower, i8x16.splat(97)), i8x16.splat(25));
  const others = ~(<u32>i8x16.bitmask(v128.or(digits, letters)));
  const escapes = <u32>i8x16.bitmask(v128.or(i8x16.eq(v, i8x16.splat(92)), i8x16.eq(v, i8x16.splat(37))));
  return (((others | (escapes << 1) | (escapes << 2)) >>> 8) & <u32>shortEndings(last8)) != 0;
}

/** Start of the word that ends here. */
function startOf(end: usize): usize {
  let start = end;
  while (classOf(byteAt(start - 1)) & (ALPHANUMERIC | JOINT) && !(byteAt(start - 1) == DOT && byteAt(start - 2) == DOT)) start--;
  return start;
}
