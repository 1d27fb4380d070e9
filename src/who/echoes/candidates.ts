import type { Fingerprints } from './fingerprints.ts';

/** Two texts that share fingerprints, by their places in the order; `earlier < later`. */
export interface CandidatePair {
  readonly earlier: number;
  readonly later: number;
}

/** Of those that hold a fingerprint, a text is compared with the first few only. */
const FIRST_HOLDERS = 6;
/** And with so many texts at most in all, those it shares most with. */
const MOST_PARTNERS = 24;
/** Fewer shared fingerprints than this tell nothing: two phrases of the trade. */
const FEWEST = 2;

/**
 * Pairs worth comparing, out of an index of fingerprints: never all pairs. A fingerprint that
 * everybody holds leads to its first holders, so that ten thousand copies of one text give ten
 * thousand pairs and not fifty million.
 *
 * @param texts in the order of their publication, as far as it is known
 */
export function candidatePairs(texts: readonly Fingerprints[]): readonly CandidatePair[] {
  const shared = texts.map(() => new Map<number, number>());
  for (const holders of groups(postings(texts))) {
    for (const [place, later] of holders.entries()) {
      for (const earlier of holders.slice(0, Math.min(place, FIRST_HOLDERS))) {
        const counts = shared[later];
        counts?.set(earlier, (counts.get(earlier) ?? 0) + 1);
      }
    }
  }
  return shared.flatMap((counts, later) =>
    [...counts]
      .filter(([, count]) => count >= FEWEST)
      .sort(([a, many], [b, more]) => more - many || a - b)
      .slice(0, MOST_PARTNERS)
      .map(([earlier]) => ({ earlier, later })),
  );
}

/** Texts that a posting can tell apart: 32 bits of hash and 21 of text are a double's whole precision. */
const TEXTS = 2 ** 21;

function postings(texts: readonly Fingerprints[]): Float64Array {
  let size = 0;
  for (const fingerprints of texts) size += fingerprints.size;
  const all = new Float64Array(size);
  let at = 0;
  for (const [text, fingerprints] of texts.entries()) {
    for (const hash of fingerprints.keys()) all[at++] = hash * TEXTS + text;
  }
  return all.sort();
}

/** The texts of each fingerprint that more than one holds, in their order. */
function* groups(all: Float64Array): Generator<number[]> {
  let from = 0;
  while (from < all.length) {
    const hash = Math.floor((all[from] ?? 0) / TEXTS);
    let to = from + 1;
    while (to < all.length && Math.floor((all[to] ?? 0) / TEXTS) === hash) to++;
    if (to - from > 1) yield Array.from(all.subarray(from, to), (posting) => posting % TEXTS);
    from = to;
  }
}
