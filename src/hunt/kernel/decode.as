// Undoes one layer of wrapping, as scan/decode.ts does, for lines that are ASCII before and after; other lines are left
// to the host. The output is never longer than the input.
import { ALPHANUMERIC, byteAt, classOf, HEX, hexValue, JOINT } from './bits';

/** Written for an escaped control character; like one, it ends a word. */
const CONTROL: u8 = 1;
/** Returned in place of an address: the line has more than ASCII. */
const NOT_ASCII: usize = 0;

/** Whether the last call changed anything. */
export let isChanged: bool = false;

/** Undoes escapes of JSON and source code, and defanging. @returns the end of what was written from `out` on */
export function peelEscapes(from: usize, to: usize, out: usize): usize {
  isChanged = false;
  let at = from;
  let end = out;
  while (at < to) {
    const c = byteAt(at);
    if (c >= 128) return NOT_ASCII;
    let taken: usize = 0;
    if (c == 92) taken = backslash(from, at, to);
    else if (c == 35) taken = numbered(at, to);
    else if (c == 27) taken = colour(at + 1, to, 1);
    else if (c == 94) taken = at + 1 < to && byteAt(at + 1) == 91 ? colour(at + 2, to, 2) : 0;
    else if (c == 40 && isDigit(at + 1, to) && (taken = labels(at, to)) != 0) {
      isChanged = true;
      end = writeLabels(at, at + taken, end);
      at += taken;
      continue;
    } else if (c == 91 || c == 40 || c == 123) {
      taken = bracket(from, at, to);
      // `evil [.] example`
      if (taken > 2 && sign != 58 && at > from + 1 && byteAt(at - 1) == 32 && isAlphanumeric(at - 2)) {
        if (at + taken + 1 < to && byteAt(at + taken) == 32 && isAlphanumeric(at + taken + 1)) {
          end--;
          taken++;
        }
      }
    } else if (c == 46 && at + 1 < to && byteAt(at + 1) == 93) taken = isInName(from, at, at + 2, to) ? dot(2) : 0;
    else if ((c | 0x20) == 104) taken = hxxp(at, to);
    if (taken == 0) {
      store<u8>(end++, <u8>c);
      at++;
      continue;
    }
    if (sign >= 128) return NOT_ASCII;
    isChanged = true;
    at += taken;
    store<u8>(end++, sign < 32 ? CONTROL : <u8>sign);
    // `hxxp` and `[://]` stand for more than one.
    for (let rest = more; rest != 0; rest >>= 8) store<u8>(end++, <u8>rest);
  }
  return end;
}

/** Undoes percent-encoding. @returns the end of what was written from `out` on */
export function peelPercents(from: usize, to: usize, out: usize): usize {
  isChanged = false;
  let at = from;
  let end = out;
  while (at < to) {
    const c = byteAt(at);
    if (c >= 128) return NOT_ASCII;
    if (c == 37 && at + 2 < to && hexAt(at + 1, 2)) {
      const code = number(at + 1, 2);
      if (code >= 128) return NOT_ASCII;
      isChanged = true;
      store<u8>(end++, <u8>code);
      at += 3;
      continue;
    }
    store<u8>(end++, <u8>c);
    at++;
  }
  return end;
}

/** What is written for an escape: a character, and up to three more, the first of them in the lowest byte. */
let sign: u32 = 0;
let more: u32 = 0;

/** A terminal colour. @param before length of the escape character before `at` @returns length of the whole, or 0 */
function colour(at: usize, to: usize, before: usize): usize {
  if (at >= to || byteAt(at) != 91) return 0;
  let end = at + 1;
  while (end < to && end <= at + 16 && (isDigit(end, to) || byteAt(end) == 59)) end++;
  if (end >= to || (byteAt(end) | 0x20) != 109) return 0;
  sign = 32;
  more = 0;
  return before + end + 1 - at;
}

/** `#011`, `#033[31m` */
function numbered(at: usize, to: usize): usize {
  if (at + 3 >= to || byteAt(at + 1) != 48) return 0;
  const high = byteAt(at + 2), low = byteAt(at + 3);
  if (high - 48 > 3 || low - 48 > 7) return 0;
  if (high == 51 && low == 51) {
    const taken = colour(at + 4, to, 4);
    if (taken != 0) return taken;
  }
  sign = 32;
  more = 0;
  return 4;
}

// @ts-ignore: decorator
@inline
function isDigit(at: usize, to: usize): bool {
  return at < to && byteAt(at) - 48 < 10;
}

const LABELS = 12, LABEL: usize = 63;

/** `(3)www(4)evil(7)example(0)`. @returns its length, or 0 */
function labels(from: usize, to: usize): usize {
  let at = from;
  for (let count = 0; count <= LABELS; count++) {
    if (at + 2 >= to || byteAt(at) != 40 || !isDigit(at + 1, to)) return 0;
    if (byteAt(at + 1) == 48) return byteAt(at + 2) == 41 && count > 0 ? at + 3 - from : 0;
    if (count == LABELS) return 0;
    at += isDigit(at + 2, to) ? 3 : 2;
    if (at >= to || byteAt(at) != 41) return 0;
    const begin = ++at;
    while (at < to && (classOf(byteAt(at)) & (ALPHANUMERIC | JOINT)) != 0 && byteAt(at) != 46) at++;
    if (at == begin || at - begin > LABEL) return 0;
  }
  return 0;
}

/** Writes the labels with dots between them. @returns the end of what was written */
function writeLabels(from: usize, to: usize, out: usize): usize {
  let end = out;
  let at = from;
  while (at < to - 3) {
    at += byteAt(at + 2) == 41 ? 3 : 4;
    if (end > out) store<u8>(end++, 46);
    while (byteAt(at) != 40) store<u8>(end++, load<u8>(at++));
  }
  return end;
}

// @ts-ignore: decorator
@inline
function isAlphanumeric(at: usize): bool {
  return (classOf(byteAt(at)) & ALPHANUMERIC) != 0;
}

/** Whether a letter or digit stands before `at`, and a letter at `behind`. */
function isInName(from: usize, at: usize, behind: usize, to: usize): bool {
  return at > from && isAlphanumeric(at - 1) && behind < to && isAlphanumeric(behind) && !isDigit(behind, to);
}

function dot(taken: usize): usize {
  sign = 46;
  more = 0;
  return taken;
}

function backslash(from: usize, at: usize, to: usize): usize {
  if (at + 1 >= to) return 0;
  const c = byteAt(at + 1);
  if (c == 46) return at > from && isAlphanumeric(at - 1) && at + 2 < to && isAlphanumeric(at + 2) ? dot(2) : 0;
  const lower = c | 0x20;
  more = 0;
  if (c >= 65 && (lower == 117 || lower == 120)) {
    const digits: usize = lower == 117 ? 4 : 2;
    if (at + 1 + digits < to && hexAt(at + 2, digits) && number(at + 2, digits) == 27) {
      const taken = colour(at + 2 + digits, to, 2 + digits);
      if (taken != 0) return taken;
    }
  }
  if (c >= 65 && lower == 117 && at + 5 < to && hexAt(at + 2, 4)) {
    sign = number(at + 2, 4);
    return 6;
  }
  if (c >= 65 && lower == 120 && at + 3 < to && hexAt(at + 2, 2)) {
    sign = number(at + 2, 2);
    return 4;
  }
  sign = c;
  if (c == 34 || c == 39 || c == 92 || c == 47 || c == 61) return 2;
  sign = 0;
  const isControl = c >= 65 && (lower == 98 || lower == 102 || lower == 110 || lower == 114 || lower == 116);
  return isControl ? 2 : 0;
}

function bracket(from: usize, at: usize, to: usize): usize {
  const c = at + 1 < to ? byteAt(at + 1) : 0;
  more = 0;
  sign = c;
  if ((c == 46 || c == 58 || c == 64) && closes(at + 2, to)) return 3;
  if (c == 58 && at + 3 < to && byteAt(at + 2) == 47 && byteAt(at + 3) == 47 && closes(at + 4, to)) {
    more = 0x2f2f;
    return 5;
  }
  if (c == 46 && byteAt(at) == 91 && isInName(from, at, at + 2, to)) return 2;
  sign = 46;
  if ((c | 0x20) == 100 && at + 3 < to && (byteAt(at + 2) | 0x20) == 111 && (byteAt(at + 3) | 0x20) == 116 && closes(at + 4, to)) return 5;
  sign = 64;
  if ((c | 0x20) == 97 && at + 2 < to && (byteAt(at + 2) | 0x20) == 116 && closes(at + 3, to)) return 4;
  return 0;
}

function closes(at: usize, to: usize): bool {
  const c = at < to ? byteAt(at) : 0;
  return c == 93 || c == 41 || c == 125;
}

function hxxp(at: usize, to: usize): usize {
  if (at + 3 >= to || (byteAt(at + 1) | 0x20) != 120 || (byteAt(at + 2) | 0x20) != 120 || (byteAt(at + 3) | 0x20) != 112) return 0;
  sign = 104;
  more = 0x707474;
  return 4;
}

function hexAt(at: usize, count: usize): bool {
  for (let each: usize = 0; each < count; each++) if ((classOf(byteAt(at + each)) & HEX) == 0) return false;
  return true;
}

function number(at: usize, count: usize): u32 {
  let value: u32 = 0;
  for (let each: usize = 0; each < count; each++) value = (value << 4) | hexValue(byteAt(at + each));
  return value;
}
