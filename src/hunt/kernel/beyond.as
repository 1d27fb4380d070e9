// Words with letters beyond ASCII.
import { ALPHANUMERIC, BEYOND, byteAt, classOf, JOINT } from './bits';
import { reportDecoding } from './candidates';
import { flags, HOSTS } from './layout';

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
