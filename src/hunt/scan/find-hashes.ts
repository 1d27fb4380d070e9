import type { Search } from './finder.ts';

/** Whole runs of hexadecimal digits: a SHA-256 does not contain the MD5 that it begins with. */
const HASH = /(?<![\da-z])(?:0x)?([\da-f]{32,128})(?![\da-z])/g;
const SHORTEST = 32;

/** Hashes inside a word, which hyphens and dots may join to something else. */
export function findHashes<Source>(search: Search<Source>, start: number, end: number): void {
  const { index, layer, found } = search;
  if (index.hashes.size === 0 || end - start < SHORTEST) return;
  for (const { 0: all, 1: hash = '', index: at } of layer.lower.slice(start, end).matchAll(HASH)) {
    const to = start + at + all.length;
    found(index.hashes.get(hash), 'exact', to - hash.length, to);
  }
}
