import type { Phrase } from '../search/sought.ts';

/** Places of words in a passage, by word; 1, 2, … */
export type Places = ReadonlyMap<string, readonly number[]>;

/** How often a phrase stands in a passage. */
export function countIn(places: Places, { words, isOpen }: Phrase): number {
  const starts = placesOf(places, words[0] ?? '', isOpen && words.length === 1);
  const rest = words
    .slice(1)
    .map((word, at) => new Set(placesOf(places, word, isOpen && at === words.length - 2)));
  return starts.filter((start) => rest.every((there, at) => there.has(start + at + 1))).length;
}

function placesOf(places: Places, word: string, isOpen: boolean): readonly number[] {
  if (!isOpen) return places.get(word) ?? [];
  return [...places].flatMap(([each, at]) => (each.startsWith(word) ? at : []));
}

/** How much more often a word has to stand in a passage to count for little more; how much length takes away. */
const K1 = 1.2;
const B = 0.75;

/** What is known of all passages. */
export interface Totals {
  readonly passages: number;
  readonly words: number;
}

/** How rare a phrase is: in how many of all passages it stands. What most of them have says next to nothing. */
export function rarityOf(having: number, { passages }: Totals): number {
  const rarity = Math.log((passages - having + 0.5) / (having + 0.5));
  return rarity <= 0 ? 1e-6 : rarity;
}

/**
 * BM25, the lower the better, to the constants of SQLite (FTS5, 7.1).
 *
 * @param counts of each phrase in the passage
 * @param rarities of the same phrases
 * @param length of the passage, in words
 */
export function bm25(
  counts: readonly number[],
  rarities: readonly number[],
  length: number,
  { passages, words }: Totals,
): number {
  // Step by step as SQLite computes it: rounding otherwise, two passages that are alike could change places.
  const weight = K1 * (1 - B + (B * length) / (words / passages));
  const score = counts.reduce(
    (sum, count, at) => sum + (rarities[at] ?? 0) * ((count * (K1 + 1)) / (count + weight)),
    0,
  );
  return -score;
}
