// A list, line by line. Types are told as `entryOf` (lists/list-entry.ts) tells them.
import { AT_SIGN, BACKSLASH, byteAt, classOf, COLON, DIGIT, DOT, HEX_LETTER, isPlain, LETTER, lineEnd, makeClasses, NO_QUAD, quad, SLASH } from './bytes';
import { ENDINGS, learnMeaning, makeWords, meaning, TABLE_SIZE, TYPES, UNKNOWABLE, UNKNOWN } from './words';

/** What `parse` stopped for: the end; its room is full; a line that the host must read; a word it must explain. */
const DONE: u32 = 0;
const FULL: u32 = 1;
const ODD_LINE: u32 = 2;
const NEW_TYPE: u32 = 3;
const NEW_ENDING: u32 = 4;

/** Places in the table of forms (loader.ts), which has the number of each one's type. */
const DOMAIN: u32 = 0, FILE_NAME: u32 = 1, IPV4: u32 = 2, IPV6: u32 = 3, URL: u32 = 4, EMAIL: u32 = 5, FILE_PATH: u32 = 6;
const MD5: u32 = 7, SHA1: u32 = 8, SHA224: u32 = 9, SHA256: u32 = 10, SHA384: u32 = 11, SHA512: u32 = 12;
/** Instead of a type. */
const ODD: i32 = -1, UNTOLD_TYPE: i32 = -2, UNTOLD_ENDING: i32 = -3;
/** What an ending means: one of a host name, or of something else. */
const OF_HOSTS: i32 = 1;

const BRACE: u32 = 0x7b;
const HASH_SIGN: u32 = 35;
const QUOTE: u32 = 34;
/** A longer line is the host's. */
const LONGEST: usize = 4096;

let forms: usize = 0;
let types: usize = 0;
let ends: usize = 0;
let numbers: usize = 0;
let most: u32 = 0;
let packed: usize = 0;
let mostPacked: u32 = 0;

/** Where the next line begins; how many lines were taken so far. */
export let at: usize = 0;
export let number: u32 = 0;
/** Values that were found since `parse` began: of each its type, the end of its bytes among all, and its line. */
export let count: u32 = 0;
export let packedSize: u32 = 0;
/** The line that is the host's, without blanks around it; the word that is not known. */
export let lineFrom: usize = 0;
export let lineTo: usize = 0;
export let wordFrom: usize = 0;
export let wordTo: usize = 0;
let valueFrom: usize = 0;
let valueTo: usize = 0;

/**
 * @param area of 512 bytes, the first 16 being the table of forms; then of the known words
 * @param out of 9 bytes for each of `mostValues`
 * @param bytes for values, and 16 bytes more
 */
export function setLayout(area: usize, out: usize, mostValues: u32, bytes: usize, mostBytes: u32): void {
  forms = area;
  makeClasses(area + 256);
  makeWords(area + 512);
  ends = out;
  numbers = out + ((<usize>mostValues) << 2);
  types = out + ((<usize>mostValues) << 3);
  most = mostValues;
  packed = bytes;
  mostPacked = mostBytes;
}

/** The word that was asked for means this. */
export function learn(means: u32): void {
  learnMeaning(means);
}

/** Takes lines up to one address, which is where a line ends. 64 bytes more may be read. @param base of the bytes before */
export function parse(from: usize, to: usize, base: u32): u32 {
  at = from;
  count = 0;
  packedSize = 0;
  while (at < to) {
    const begin = at;
    const end = lineEnd(begin, to);
    let start = begin;
    if (number == 0 && end - start >= 3 && (load<u32>(start) & 0xffffff) == 0xbfbbef) start += 3;
    while (start < end && byteAt(start) <= 32) start++;
    let stop = end;
    while (stop > start && byteAt(stop - 1) <= 32) stop--;
    number += 1;
    at = end + 1;
    if (start == stop || byteAt(start) == HASH_SIGN) continue;
    let type = ODD;
    if (stop - start <= LONGEST) type = byteAt(start) == BRACE ? jsonType(start, stop) : plainType(start, stop);
    if (type == ODD) {
      lineFrom = start;
      lineTo = stop;
      return ODD_LINE;
    }
    const length = <u32>(valueTo - valueFrom);
    if (type < 0 || count == most || packedSize + length > mostPacked) {
      number -= 1;
      at = begin;
      return type == UNTOLD_TYPE ? NEW_TYPE : type == UNTOLD_ENDING ? NEW_ENDING : FULL;
    }
    const out = packed + <usize>packedSize;
    for (let done: u32 = 0; done < length; done += 16) v128.store(out + done, v128.load(valueFrom + done));
    packedSize += length;
    store<u8>(types + count, <u8>type);
    store<u32>(ends + ((<usize>count) << 2), base + packedSize);
    store<u32>(numbers + ((<usize>count) << 2), number);
    count += 1;
  }
  return DONE;
}

/** Just `{"type":"domain-name","value":"evil.example"}`, with nothing escaped and all of ASCII. */
function jsonType(start: usize, end: usize): i32 {
  if (load<u64>(start) != 0x3a2265707974227b || byteAt(start + 8) != QUOTE) return ODD;
  const name = start + 9;
  let to = name;
  while (to < end && byteAt(to) != QUOTE && byteAt(to) > 31 && byteAt(to) < 127 && byteAt(to) != BACKSLASH) to++;
  const value = to + 11;
  if (value + 2 > end || load<u64>(to) != 0x65756c6176222c22 || (load<u32>(to + 8) & 0xffffff) != 0x223a22) return ODD;
  if (byteAt(end - 1) != 0x7d || byteAt(end - 2) != QUOTE) return ODD;
  if (!isPlain(value, end - 2, <i8>QUOTE, <i8>BACKSLASH, <i8>QUOTE)) return ODD;
  valueFrom = value;
  valueTo = end - 2;
  const known = meaning(name, <u32>(to - name), TYPES);
  if (known != UNKNOWN) return known == UNKNOWABLE ? ODD : known;
  wordFrom = name;
  wordTo = to;
  return UNTOLD_TYPE;
}

// @ts-ignore: decorator
@inline
function form(which: u32): i32 {
  return <i32>load<u8>(forms + which);
}

/** A value alone, told by its form. */
function plainType(start: usize, end: usize): i32 {
  let all: u32 = 0;
  let dots: u32 = 0;
  let lastDot = start;
  let stop = start;
  for (; stop < end; stop++) {
    const bits = classOf(byteAt(stop));
    if (bits == 0) break;
    all |= bits;
    if (bits == DOT) {
      dots += 1;
      lastDot = stop;
    }
  }
  valueFrom = start;
  valueTo = end;
  if (stop < end) return mixedType(start, stop, end, all);
  if (dots == 0) return (all & ~(DIGIT | HEX_LETTER)) == 0 ? hashType(<u32>(end - start)) : ODD;
  if (all == (DIGIT | DOT)) return quad(start, end) == NO_QUAD ? ODD : form(IPV4);
  if (lastDot == start || lastDot == end - 1) return ODD;
  const known = meaning(lastDot + 1, <u32>(end - lastDot - 1), ENDINGS);
  if (known == UNKNOWABLE) return ODD;
  if (known != UNKNOWN) return form(known == OF_HOSTS ? DOMAIN : FILE_NAME);
  wordFrom = lastDot + 1;
  wordTo = end;
  return UNTOLD_ENDING;
}

function hashType(length: u32): i32 {
  if (length == 32) return form(MD5);
  if (length == 40) return form(SHA1);
  if (length == 56) return form(SHA224);
  if (length == 64) return form(SHA256);
  if (length == 96) return form(SHA384);
  return length == 128 ? form(SHA512) : ODD;
}

/** With a byte in it that is neither of a word nor a dot. @param all classes of the bytes before it */
function mixedType(start: usize, stop: usize, end: usize, all: u32): i32 {
  const c = byteAt(stop);
  if (c == AT_SIGN) return stop > start && areWordBytes(stop + 1, end) ? form(EMAIL) : ODD;
  if (c == SLASH) {
    const digits = end - stop - 1;
    if (all != (DIGIT | DOT) || digits == 0 || digits > 2 || quad(start, stop) == NO_QUAD) return ODD;
    return (classOf(byteAt(stop + 1)) & classOf(byteAt(end - 1)) & DIGIT) != 0 ? form(IPV4) : ODD;
  }
  if (c != COLON || stop + 1 == end) return ODD;
  const next = byteAt(stop + 1);
  if (next == SLASH || next == BACKSLASH) {
    const isDrive = stop == start + 1 && (all & (HEX_LETTER | LETTER)) != 0;
    if (!isDrive && !isHttp(start, stop, end)) return ODD;
    // With brackets, or with signs of bytes beyond ASCII, it may be written otherwise than it is meant.
    return isPlain(stop, end, 40, 91, 123) ? form(isDrive ? FILE_PATH : URL) : ODD;
  }
  return (all & ~(DIGIT | HEX_LETTER)) == 0 && isIpv6(stop + 1, end) ? form(IPV6) : ODD;
}

function areWordBytes(from: usize, to: usize): bool {
  for (let p = from; p < to; p++) if (classOf(byteAt(p)) == 0) return false;
  return from < to;
}

/** `http:` or `https:`, and `//`. */
function isHttp(start: usize, colon: usize, end: usize): bool {
  const length = colon - start;
  if (length != 4 && !(length == 5 && byteAt(start + 4) == 115)) return false;
  return load<u32>(start) == 0x70747468 && end - colon > 3 && byteAt(colon + 1) == SLASH && byteAt(colon + 2) == SLASH;
}

/** Hexadecimal digits, colons and dots, at least one, as they follow the first colon. */
function isIpv6(from: usize, to: usize): bool {
  for (let p = from; p < to; p++) {
    const c = byteAt(p);
    if (c != COLON && (classOf(c) & (DIGIT | HEX_LETTER | DOT)) == 0) return false;
  }
  return from < to;
}
