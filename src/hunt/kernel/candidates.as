// What a scan hands to the host: pairs of an address and a chain of records, each chain at most once a line.

/** In place of a chain: the line must be decoded first; the line has bytes beyond ASCII. */
export const DECODE: u32 = 0xffffffff;
export const BEYOND: u32 = 0xfffffffe;

let out: usize = 0;
let outMax: u32 = 0;
let seen: usize = 0;
/** Work area of a scan. */
export let work: usize = 0;
export let count: u32 = 0;
export let isOverfull: bool = false;
let scanEnd: usize = 0;
let decoding: bool = false;
/** An address in the line that was reported last, and the end of that line. */
let lineFrom: usize = 0;
let lineEnd: usize = 0;

/** Entries of u32 (chain, end of line). */
const SEEN: u32 = 512;

/** @param area of `8 * max` bytes for candidates, then `OWN` bytes of our own (layout.ts) */
export function setOutput(area: usize, max: u32): void {
  out = area;
  outMax = max;
  seen = area + ((<usize>max) << 3);
  work = seen + ((<usize>SEEN) << 3);
}

export function begin(end: usize, decode: bool): void {
  decoding = decode;
  count = 0;
  isOverfull = false;
  scanEnd = end;
  lineFrom = 0;
  lineEnd = 0;
  memory.fill(seen, 0, (<usize>SEEN) << 3);
}

export function report(place: usize, chain: u32): void {
  if (place >= lineEnd) {
    lineEnd = newlineFrom(place, scanEnd);
    lineFrom = place;
  } else if (place < lineFrom) {
    // Anchors of the same kind come in order; a later stage starts over.
    const end = newlineFrom(place, lineFrom);
    if (end < lineFrom) lineEnd = end;
    lineFrom = place;
  }
  const slot = seen + ((<usize>((chain ^ (chain >>> 9)) & (SEEN - 1))) << 3);
  if (load<u32>(slot) == chain && load<u32>(slot + 4) == <u32>lineEnd) return;
  store<u32>(slot, chain);
  store<u32>(slot + 4, <u32>lineEnd);
  if (count == outMax) {
    isOverfull = true;
    return;
  }
  const at = out + ((<usize>count) << 3);
  store<u32>(at, <u32>place);
  store<u32>(at + 4, chain);
  count += 1;
}

/** Reports that the line of a place must be decoded. @returns where the line ends; once is enough for a line */
export function reportDecoding(place: usize): usize {
  if (!decoding) return scanEnd;
  report(place, DECODE);
  return lineEnd;
}

/** The first newline from `place` on, or `limit` if there is none before it. */
function newlineFrom(place: usize, limit: usize): usize {
  const newline = i8x16.splat(10);
  for (let at = place; at < limit; at += 16) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(at), newline));
    if (found == 0) continue;
    const end = at + <usize>ctz(found);
    return end < limit ? end : limit;
  }
  return limit;
}

/** Number of newlines in a range. */
export function newlines(from: usize, to: usize): u32 {
  const newline = i8x16.splat(10);
  let lines: u32 = 0;
  let at = from;
  while (at + 16 <= to) {
    lines += popcnt(i8x16.bitmask(i8x16.eq(v128.load(at), newline)));
    at += 16;
  }
  for (; at < to; at++) if (load<u8>(at) == 10) lines += 1;
  return lines;
}
