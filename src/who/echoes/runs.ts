import type { Fingerprints } from './fingerprints.ts';
import type { WordList } from './words.ts';

/** The same words in the same order in two texts; indices of words, ends exclusive. */
export interface Run {
  readonly here: number;
  readonly there: number;
  readonly length: number;
}

/** Shorter runs are the language's, not the author's. */
const SHORTEST = 6;

export interface PrintedText {
  readonly words: WordList;
  readonly fingerprints: Fingerprints;
}

/**
 * The longest common runs of two texts around their common fingerprints. Every word of `here` is
 * looked at once, so the work is linear however often a text repeats itself.
 */
export function commonRuns(here: PrintedText, there: PrintedText): readonly Run[] {
  const anchors = [...here.fingerprints]
    .flatMap(([hash, at]) => {
      const other = there.fingerprints.get(hash);
      return other === undefined ? [] : [[at, other] as const];
    })
    .sort(([a], [b]) => a - b);
  const runs: Run[] = [];
  let covered = 0;
  for (const [at, other] of anchors) {
    if (at < covered) continue;
    const run = extended(here.words.hashes, there.words.hashes, at, other, covered);
    if (run.length < SHORTEST) continue;
    runs.push(run);
    covered = run.here + run.length;
  }
  return runs;
}

function extended(a: Uint32Array, b: Uint32Array, at: number, other: number, floor: number): Run {
  let back = 0;
  while (at - back > floor && other - back > 0 && a[at - back - 1] === b[other - back - 1]) back++;
  let on = 0;
  while (at + on < a.length && other + on < b.length && a[at + on] === b[other + on]) on++;
  return { here: at - back, there: other - back, length: back + on };
}
