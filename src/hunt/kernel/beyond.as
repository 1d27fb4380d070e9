// Words with letters beyond ASCII.
import { ALPHANUMERIC, BEYOND, byteAt, classOf, JOINT } from './bits';
import { reportDecoding } from './candidates';
import { flags, HOSTS, INTERNATIONAL } from './layout';

const DOT: u32 = 46;

/** Up to here runs have been looked at. */
let done: usize = 0;

export function beginBeyond(from: usize): void {
  done = from;
}

/** Looks at the runs that some bytes beyond ASCII are in. @param high bits of those bytes */
export function otherReadings(base: usize, high: u64): void {
  for (let rest = high; rest != 0; rest &= rest - 1) {
    const inside = base + <usize>ctz(rest);
    if (inside < done) continue;
    let start = inside;
    while (start > done && isOfRun(byteAt(start - 1))) start--;
    let end = inside + 1;
    while (isOfRun(byteAt(end))) end++;
    done = end;
    if (mayReadOtherwise(start, end)) reportDecoding(start);
  }
}

function isOfRun(c: u32): bool {
  return (classOf(c) & (ALPHANUMERIC | JOINT | BEYOND)) != 0;
}

/**
 * Whether a run has a dot and a letter beyond ASCII, so that it may be a host's; or a letter whose lower case is of
 * ASCII (U+0130, U+212A). Punctuation is U+0080..00BF, U+2000..206F, U+3000..303F. Where no host that is sought has
 * letters beyond ASCII, those matter only that stand for letters, digits or dots of ASCII (UTS #46): what is written
 * in another script is no reason to read a line closely.
 */
function mayReadOtherwise(start: usize, end: usize): bool {
  const hasInternational = (flags & INTERNATIONAL) != 0;
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
    if (!isPunctuation && (hasInternational || standsForAscii(c, next, byteAt(at + 2)))) hasLetter = true;
  }
  return hasLetter && hasDot && (flags & HOSTS) != 0;
}

/** Whether a character may stand for some of ASCII, by its first three bytes in UTF-8; some that do not may, too. */
function standsForAscii(a: u32, b: u32, c: u32): bool {
  // U+0130, U+0132, U+013F, U+0140, U+0149, U+017F; U+01C4 to U+01F3; modifier letters.
  if (a == 0xc4) return b == 0xb0 || b == 0xb2 || b == 0xb3 || b == 0xbf;
  if (a == 0xc5) return b == 0x80 || b == 0x89 || b == 0xbf;
  if (a == 0xc7 || a == 0xca || a == 0xcb) return true;
  // Phonetic letters; U+1E9A to U+1E9E.
  if (a == 0xe1) return (b >= 0xb4 && b <= 0xb6) || (b == 0xba && c >= 0x9a && c <= 0x9e);
  // Superscripts, letterlike symbols, Roman numerals, what is in circles; the ideographic full stop; squared words.
  if (a == 0xe2) return true;
  if (a == 0xe3) return b == 0x80 || (b >= 0x88 && b <= 0x8f);
  if (a == 0xea) return b == 0x9d || b == 0x9e || b == 0x9f || b == 0xad;
  // Ligatures, small forms, full width; mathematical letters, enclosed ones, digits of segments.
  if (a == 0xef) return b == 0xac || b == 0xb8 || b == 0xb9 || b == 0xbc || b == 0xbd;
  return a == 0xf0 && ((b == 0x90 && c == 0x9e) || b == 0x9d || (b == 0x9f && (c <= 0x87 || c == 0xaf)) || b == 0x9e);
}
