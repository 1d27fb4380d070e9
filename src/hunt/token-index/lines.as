// Lines that read otherwise once they are decoded: each of their layers is gathered, too.
import { byteAt, classOf } from '../kernel/bits';
import { isChanged, peelEscapes, peelPercents } from '../kernel/decode';
import { reading } from './tokens';

const NEWLINE: u32 = 10, DOT: u32 = 46;

/** Two layers are peeled into one another here; behind them, the lines that are the host's to decode, as pairs of u32. */
let scratch: usize = 0;
let scratchSize: usize = 0;
let output: usize = 0;
let most: u32 = 0;
/** How many lines are the host's. */
export let hostLines: u32 = 0;

export function setScratch(at: usize, size: usize, lines: usize, mostLines: u32): void {
  scratch = at;
  scratchSize = size;
  output = lines;
  most = mostLines;
}

export function beginLines(): void {
  hostLines = 0;
}

/** The line of a place. @returns where it ends */
export function decodeAt(place: usize, from: usize, to: usize): usize {
  let start = place;
  while (start > from && byteAt(start - 1) != NEWLINE) start--;
  let end = place;
  while (end < to && byteAt(end) != NEWLINE) end++;
  if (!peeled(start, end)) {
    const at = output + ((<usize>hostLines) << 3);
    store<u32>(at, <u32>start);
    store<u32>(at + 4, <u32>end);
    if (hostLines < most) hostLines++;
  }
  return end;
}

function peeled(start: usize, end: usize): bool {
  let from = start, to = end;
  if (to - from > scratchSize / 2 - 128) return false;
  // Where a layer turns out to be more than ASCII, the host gathers all of them, and those before it twice.
  for (let layer = 0; layer < 5; layer++) {
    // Never over what is read: what is before a sign is looked at after it was written.
    const out = from == scratch ? scratch + scratchSize / 2 : scratch;
    const last = (layer & 1) == 0 ? peelEscapes(from, to, out) : peelPercents(from, to, out);
    if (last == 0) return false;
    if (!isChanged) continue;
    reading(out, last);
    from = out;
    to = last;
  }
  return true;
}

/**
 * Whether a line has a run with a dot and a letter beyond ASCII, so that it may be a host's; or a letter whose lower
 * case is of ASCII (U+0130, U+212A). Punctuation is U+0080..00BF, U+2000..206F, U+3000..303F.
 */
export function beyondMatters(start: usize, end: usize): bool {
  let hasLetter = false, hasDot = false;
  for (let at = start; at < end; at++) {
    const c = byteAt(at);
    if (classOf(c) == 0) {
      hasLetter = false;
      hasDot = false;
      continue;
    }
    if (c == DOT) hasDot = true;
    if (c >= 0xc0 && c != 0xc2) {
      const next = byteAt(at + 1);
      if (c == 0xc4 && next == 0xb0) return true;
      if (c == 0xe2 && next == 0x84 && byteAt(at + 2) == 0xaa) return true;
      const isPunctuation = (c == 0xe2 && (next == 0x80 || next == 0x81)) || (c == 0xe3 && next == 0x80);
      if (!isPunctuation) hasLetter = true;
    }
    if (hasLetter && hasDot) return true;
  }
  return false;
}
