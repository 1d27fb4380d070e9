import type { TokenHash } from './token-hash.ts';

/** A Bloom filter of words; its bits are a power of two. */
const PROBES = 5;

export function addWord(bits: Uint8Array, { low, high }: TokenHash): void {
  const mask = bits.length * 8 - 1;
  const step = stepOf(low, high);
  for (let probe = 0, at = low; probe < PROBES; probe++, at = (at + step) >>> 0) {
    const bit = at & mask;
    bits[bit >>> 3] = (bits[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }
}

export function mayHaveWord(bits: Uint8Array, { low, high }: TokenHash): boolean {
  const mask = bits.length * 8 - 1;
  const step = stepOf(low, high);
  for (let probe = 0, at = low; probe < PROBES; probe++, at = (at + step) >>> 0) {
    const bit = at & mask;
    if ((((bits[bit >>> 3] ?? 0) >> (bit & 7)) & 1) === 0) return false;
  }
  return true;
}

function stepOf(low: number, high: number): number {
  return (Math.imul(low ^ (high << 13), 0x9e3779b1) >>> 0) | 1;
}
