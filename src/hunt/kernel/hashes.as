// Runs of hexadecimal digits as long as a hash.
import { ALPHANUMERIC, byteAt, classOf, hasBit, HEX, LOWER, mix2, mix4, setBit } from './bits';
import { HASHES, hashBits, hashLengths, hashShift, noteHash, setFlag } from './layout';
import { insert, probe } from './table';

const PERCENT: u32 = 37;
const BACKSLASH: u32 = 92;

export function addHash(at: usize, length: u32, indicator: u32): void {
  setFlag(HASHES);
  noteHash(length);
  const first = load<u64>(at) | LOWER;
  setBit(hashBits, mix2(<u32>first, <u32>(first >> 32)) >>> hashShift);
  insert(key(at, length), indicator);
}

/** Key of a hash: its first sixteen digits, and how many it has. */
function key(at: usize, length: u32): u64 {
  return mix4(load<u64>(at) | LOWER, load<u64>(at + 8) | LOWER, 4096 + <u64>length);
}

function probeHash(at: usize, length: u32): void {
  if (((hashLengths >> <u64>(length >> 1)) & 1) == 0 || (length & 1) != 0) return;
  const first = load<u64>(at) | LOWER;
  if (hasBit(hashBits, mix2(<u32>first, <u32>(first >> 32)) >>> hashShift)) probe(key(at, length), at);
}

/** End of the run that was looked up last. */
let done: usize = 0;

export function beginHashes(): void {
  done = 0;
}

/**
 * Looks up the runs of hexadecimal digits around sixteen digits in a row, which every hash has.
 *
 * @param whole a bit for the last digit of each sixteen
 * @param hex a bit for every hexadecimal digit of the block
 */
export function hashesIn(base: usize, whole: u64, hex: u64): void {
  for (let rest = whole; rest != 0; rest &= rest - 1) {
    const e = ctz(rest);
    const inside = base + <usize>e;
    if (inside < done) continue;
    const below = ~hex & (((<u64>1) << e) - 1), above = ~hex & ~(((<u64>2) << e) - 1);
    let start = below != 0 ? base + <usize>(64 - clz(below)) : base;
    if (below == 0) while (classOf(byteAt(start - 1)) & HEX) start--;
    let end = above != 0 ? base + <usize>ctz(above) : base + 64;
    if (above == 0) while (classOf(byteAt(end)) & HEX) end++;
    done = end;
    hexRun(start, end);
  }
}

/** A whole run of at least sixteen digits. */
function hexRun(start: usize, end: usize): void {
  const length = end - start;
  if (length < 32 || length > 136) return;
  if (classOf(byteAt(end)) & ALPHANUMERIC) return;
  const before = byteAt(start - 1);
  if (length <= 128) probeHash(start, <u32>length);
  // Up to five of the digits may belong to an escape before the hash: `%3D`, `\b`, `\x3d`, `\u003d`.
  if (before != PERCENT && before != BACKSLASH && (classOf(before) & ALPHANUMERIC) == 0) return;
  for (let taken: usize = 1; taken <= 5 && length - taken >= 32; taken++) probeHash(start + taken, <u32>(length - taken));
}
