import type { WordList } from './words.ts';

/** Words in one fingerprinted sequence, and sequences of which one is kept. */
const GRAM = 5;
const WINDOW = 4;

/** Any common run of this many words has a common fingerprint. */
export const SURE_LENGTH: number = GRAM + WINDOW - 1;

/** 32-bit hash of a word sequence → index of its first word, at its first occurrence. */
export type Fingerprints = ReadonlyMap<number, number>;

/**
 * Winnowing over word sequences: of every window the smallest hash is kept, the rightmost of equals
 * (Schleimer, Wilkerson and Aiken, SIGMOD 2003). Linear in the number of words.
 */
export function fingerprintsOf({ hashes }: WordList): Fingerprints {
  const kept = new Map<number, number>();
  const count = hashes.length - GRAM + 1;
  const grams = new Uint32Array(Math.max(0, count));
  for (let at = 0; at < count; at++) grams[at] = gramAt(hashes, at);
  for (let at = 0; at + WINDOW <= count || (at === 0 && count > 0); at++) {
    const last = Math.min(at + WINDOW, count);
    let smallest = at;
    for (let next = at + 1; next < last; next++) {
      if ((grams[next] ?? 0) <= (grams[smallest] ?? 0)) smallest = next;
    }
    const hash = grams[smallest] ?? 0;
    if (!kept.has(hash)) kept.set(hash, smallest);
  }
  return kept;
}

function gramAt(hashes: Uint32Array, from: number): number {
  let hash = 0x9e3779b9;
  for (let at = from; at < from + GRAM; at++) {
    hash = Math.imul(hash ^ (hashes[at] ?? 0), 0x85ebca6b);
    hash ^= hash >>> 13;
  }
  return hash >>> 0;
}
