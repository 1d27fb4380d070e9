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

/** By the first sixteen digits, and their number. */
function key(at: usize, length: u32): u64 {
  return mix4(load<u64>(at) | LOWER, load<u64>(at + 8) | LOWER, 4096 + <u64>length);
}

function probeHash(at: usize, length: u32): void {
  if (((hashLengths >> <u64>(length >> 1)) & 1) == 0 || (length & 1) != 0) return;
  const first = load<u64>(at) | LOWER;
  if (hasBit(hashBits, mix2(<u32>first, <u32>(first >> 32)) >>> hashShift)) probe(key(at, length), at);
}

/** Where the run ends that was asked for last. */
let done: usize = 0;

export function beginHashes(): void {
  done = 0;
}

/**
 * The runs around sixteen digits in a row; every run that is long enough for a hash has such.
 *
 * @param whole the last bits of each sixteen
 * @param hex bits of all digits of the block
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

/** The run from one byte to another, which has at least sixteen digits. */
function hexRun(start: usize, end: usize): void {
  const length = end - start;
  if (length < 32 || length > 136) return;
  if (classOf(byteAt(end)) & ALPHANUMERIC) return;
  const before = byteAt(start - 1);
  if (length <= 128) probeHash(start, <u32>length);
  // An escape before it may have taken up to five digits: `%3D`, `\b`, `\x3d`, `\u003d`.
  if (before != PERCENT && before != BACKSLASH && (classOf(before) & ALPHANUMERIC) == 0) return;
  for (let taken: usize = 1; taken <= 5 && length - taken >= 32; taken++) probeHash(start + taken, <u32>(length - taken));
}
