// Words with letters beyond ASCII.
import { ALPHANUMERIC, BEYOND, byteAt, classOf, JOINT } from './bits';
import { reportDecoding } from './candidates';
import { flags, HOSTS, INTERNATIONAL } from './layout';

const DOT: u32 = 46;

/** End of the run that was looked at last. */
let done: usize = 0;

export function beginBeyond(from: usize): void {
  done = from;
}

/** Looks at the runs around bytes beyond ASCII. @param high a bit for each such byte of the block */
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
 * Whether a run may be a host name once it is normalised: it has a dot and a letter beyond ASCII, or a letter whose
 * lower case is ASCII (U+0130, U+212A). A full stop of another script between ASCII is a dot. Punctuation does not count: U+0080..00BF, U+2000..206F, U+3000..303F. If no
 * indicator has an international host name, only characters count that UTS #46 maps to ASCII letters, digits or dots:
 * text in another script is no reason to decode a line.
 */
function mayReadOtherwise(start: usize, end: usize): bool {
  const hasInternational = (flags & INTERNATIONAL) != 0;
  let hasLetter = false;
  let hasDot = false;
  for (let at = start; at < end; at++) {
    const c = byteAt(at);
    if (c == DOT) hasDot = true;
    if (isFullStop(at) && isAlphanumeric(at - 1) && isAlphanumeric(at + 3)) return true;
    if (c < 0xc0 || c == 0xc2) continue;
    const next = byteAt(at + 1);
    if (c == 0xc4 && next == 0xb0) return true;
    if (c == 0xe2 && next == 0x84 && byteAt(at + 2) == 0xaa) return true;
    const isPunctuation = (c == 0xe2 && (next == 0x80 || next == 0x81)) || (c == 0xe3 && next == 0x80);
    if (!isPunctuation && (hasInternational || standsForAscii(c, next, byteAt(at + 2)))) hasLetter = true;
  }
  return hasLetter && hasDot && (flags & HOSTS) != 0;
}

/** U+3002, U+FF0E, U+FF61 */
function isFullStop(at: usize): bool {
  const three = (byteAt(at) << 16) | (byteAt(at + 1) << 8) | byteAt(at + 2);
  return three == 0xe38082 || three == 0xefbc8e || three == 0xefbda1;
}

// @ts-ignore: decorator
@inline
function isAlphanumeric(at: usize): bool {
  return (classOf(byteAt(at)) & ALPHANUMERIC) != 0;
}

/** Whether UTS #46 may map a character to ASCII, judged by its first bytes in UTF-8; errs on the side of yes. */
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
