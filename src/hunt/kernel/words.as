// Words: host names, file names, anything made of letters, digits and joints. A host name is asked for at each of
// its dots, so that a name below it is found, and one that merely ends alike is not.
import { byteAt, classOf, ALPHANUMERIC, BEYOND, JOINT, finish, hasBit, hold, LOWER, mayHold, mix2, mix4, mix8, SEED, setBit, step } from './bits';
import { reportDecoding } from './candidates';
import {
  ALL_WORDS, CONTEXTS, DIGIT_ENDS, flags, HOSTS, noteShort, SEPARATED, setFlag, shortBits, shortEnds, shortLengths, suffixBits, suffixShift, wordBits,
} from './layout';
import { insert, probe } from './table';
import { addressesIn } from './ipv4';

const DOT: u32 = 46;
const PERCENT: u32 = 37;
const BACKSLASH: u32 = 92;
const SLASH: u32 = 47;
const SHORT_SHIFT: u32 = 32 - 16;

/** How a word without dots is come by: by its last bytes alone, or only behind a separator. */
export function addWord(at: usize, length: u32, mode: u32, indicator: u32): void {
  const end = at + <usize>length;
  if (classOf(byteAt(end - 1)) & 8) setFlag(DIGIT_ENDS);
  if (mode == 1) setFlag(SEPARATED);
  if (mode == 2) setFlag(ALL_WORDS);
  if (length >= 8) hold(suffixBits, mix8(load<u64>(end - 8) | LOWER), suffixShift);
  else {
    noteShort(length);
    noteEnd(load<u64>(end - 8) | LOWER, length);
    setBit(shortBits, shortKey(load<u64>(end - 8), length) >>> SHORT_SHIFT);
  }
  let h = SEED;
  for (let p = end; p > at; ) {
    p--;
    h = step(h, byteAt(p));
  }
  hold(wordBits, finish(h), suffixShift);
  insert(finish(h), indicator);
}

/** Most words that end like one that is sought are others; the filter spares them the way into the table. */
// @ts-ignore: decorator
@inline
function ask(h: u64, place: usize): void {
  if (mayHold(wordBits, h, suffixShift)) probe(h, place);
}

/** Of the last three bytes of a word; 16 KB of lengths. */
// @ts-ignore: decorator
@inline
function endPlace(last8: u64): usize {
  return <usize>((<u32>(last8 >> 40) * 0x9e3779b1) >>> 18);
}

/** Bit `7 - n`: there is a word of `n` bytes that ends like these. */
// @ts-ignore: decorator
@inline
export function shortEndings(last8: u64): u64 {
  return <u64>load<u8>(shortEnds + endPlace(last8));
}

function noteEnd(last8: u64, length: u32): void {
  const bit: u8 = <u8>((<u32>0x80) >> length);
  // The last three bytes of a shorter word are not its own.
  let at: usize = length < 3 ? 0 : endPlace(last8);
  const to: usize = length < 3 ? 1 << 14 : at + 1;
  for (; at < to; at++) store<u8>(shortEnds + at, load<u8>(shortEnds + at) | bit);
}

/** A number such as the `5.1` of `agent/5.1`, with the 8 or 16 bytes that end with it. */
export function addContext(at: usize, length: u32, indicator: u32): void {
  const end = at + <usize>length;
  setFlag(CONTEXTS | DIGIT_ENDS);
  hold(suffixBits, mix8(load<u64>(end - 8) | LOWER), suffixShift);
  insert(contextKey(end, length), indicator);
}

function contextKey(end: usize, length: u32): u64 {
  return mix4(load<u64>(end - 8) | LOWER, length == 16 ? load<u64>(end - 16) | LOWER : 0, 8192 + <u64>length);
}

/** Longest number that is asked for with what is before it, bytes. */
const LONGEST_NUMBER: usize = 7;

/**
 * What is before a number may be escaped, so that the line must be decoded to compare it. No value that is asked for
 * in this way has a backslash or a control character, and slashes with one backslash have a key of their own.
 */
export function contextMayBeEscaped(start: usize, end: usize): bool {
  if (end - start > LONGEST_NUMBER || byteAt(start - 1) == BACKSLASH) return false;
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

/** A run of word bytes, of ASCII alone and without two dots in a row. */
export function word(start: usize, runEnd: usize): void {
  let end = runEnd;
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
    if ((flags & CONTEXTS) != 0) {
      probe(contextKey(end, 16), start);
      probe(contextKey(end, 8), start);
    }
    parts(start, end);
    return;
  }
  if (shortLengths != 0) short(start, end, last8);
}

/** Bits of the lengths at which a word may begin that ends here: behind a dot, or where the run does. */
function startsBefore(start: usize, end: usize): u32 {
  const length = <u32>(end - start);
  const isOdd = (classOf(byteAt(start)) & JOINT) != 0 || byteAt(start - 1) == BACKSLASH || byteAt(start - 1) == PERCENT;
  // Escapes take up to two bytes of a word, joints before it any number.
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

/** Asks for the whole word and for what follows each of its dots. */
function parts(start: usize, end: usize): void {
  let first = start;
  while (first < end && classOf(byteAt(first)) & JOINT) first++;
  // `\tevil.example` and `%2Fevil.example`: what the escape takes is not the word's.
  const before = byteAt(start - 1);
  let glued: usize = 0;
  if (before == BACKSLASH) glued = start + 1;
  else if (before == PERCENT) glued = start + 2;
  while (glued != 0 && glued < end && classOf(byteAt(glued)) & JOINT) glued++;
  let h = SEED;
  for (let p = end; p > start; ) {
    p--;
    const c = byteAt(p);
    if (c == DOT) ask(finish(h), p + 1);
    h = step(h, c);
    if (p == first || p == glued) ask(finish(h), p);
  }
}

/** A run that is longer than the masks tell of, or that is no word as a whole. */
export function oddRun(start: usize, end: usize, decode: bool): void {
  for (let at = start; at < end; at++) {
    const c = byteAt(at);
    if (c >= 128 || (c == DOT && at > start && byteAt(at - 1) == DOT)) return brokenRun(start, end, decode);
  }
  piece(start, end);
}

/**
 * A run with two dots in a row, which end a word, or with bytes beyond ASCII, which may be quotes or letters. A host
 * name in such letters has its ASCII form sought by the host.
 */
function brokenRun(start: usize, end: usize, decode: bool): void {
  let from = start;
  if (decode && mayReadOtherwise(start, end)) reportDecoding(start);
  for (let at = start; at <= end; at++) {
    const isEnd =
      at == end ||
      classOf(byteAt(at)) & BEYOND ||
      (byteAt(at) == DOT && at > from && byteAt(at - 1) == DOT);
    if (!isEnd) continue;
    if (at > from) piece(from, at);
    from = at + 1;
  }
}

function piece(start: usize, end: usize): void {
  let dots: u32 = 0;
  let alphanumerics: u32 = 0;
  for (let at = start; at < end; at++) {
    if (byteAt(at) == DOT) dots++;
    if (classOf(byteAt(at)) & ALPHANUMERIC) alphanumerics++;
  }
  if (dots >= 3) addressesIn(start, end);
  if (alphanumerics > 0) word(start, end);
}

/**
 * Whether a run has a dot and a letter beyond ASCII, so that it may be a host's; or a letter whose lower case is of
 * ASCII (U+0130, U+212A). Punctuation is U+0080..00BF, U+2000..206F, U+3000..303F.
 */
function mayReadOtherwise(start: usize, end: usize): bool {
  let hasLetter = false;
  let hasDot = false;
  for (let at = start; at < end; at++) {
    const c = byteAt(at);
    if (c == DOT) hasDot = true;
    if (c < 0xc0 || c == 0xc2) continue;
    const next = byteAt(at + 1);
    if (c == 0xc4 && next == 0xb0) return true;
    if (c == 0xe2 && next == 0x84 && byteAt(at + 2) == 0xaa) return true;
    const isPunctuation = (c == 0xe2 && (next == 0x80 || next == 0x81)) || (c == 0xe3 && next == 0x80);
    if (!isPunctuation) hasLetter = true;
  }
  return hasLetter && hasDot && (flags & HOSTS) != 0;
}
