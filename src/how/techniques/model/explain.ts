import type { TechniqueGrounds } from '../../../model/index.ts';
import { nearestIn } from './nearest.ts';
import { ngramsOf } from './ngrams.ts';
import type { Pack } from './pack.ts';

/** The most stretches of words shown, and the share of all that speaks for the technique at which they end. */
const MOST = 4;
const ENOUGH = 0.6;

/** Why a sentence is taken for a technique. */
export type Explain = (attackId: string) => TechniqueGrounds;

/**
 * The words of a sentence that carried a judgement: what each n-gram adds is spread over its letters,
 * summed by word, and neighbouring words are put together. What does not hang on the technique is worked out
 * once.
 *
 * @param offset where the sentence starts in the reading, in UTF-16 code units
 */
export function explainerOf(text: string, offset: number, pack: Pack): Explain {
  const known = knownIn(text, pack);
  const nearestTo = nearestIn(text);
  const places = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
  const letters = new Float64Array(text.length + 1);
  return (attackId) => {
    spread(known, pack.labels.indexOf(attackId), pack, letters);
    const words = places.map(({ start, end }) => {
      let weight = 0;
      for (let at = start; at < end; at++) weight += letters[at] as number;
      return { start, end, weight };
    });
    const total = words.reduce((sum, { weight }) => sum + Math.max(0, weight), 0);
    const nearest = nearestTo(attackId);
    return {
      words: strongest(words, total).map(({ start, end, weight }) => ({
        text: text.slice(start, end),
        start: offset + start,
        end: offset + end,
        share: Math.round((weight / total) * 100) / 100,
      })),
      ...(nearest !== undefined && { nearest }),
      model: pack.version,
    };
  };
}

interface Stretch {
  readonly start: number;
  end: number;
  weight: number;
}

/** Few words that make up most of what spoke for it, neighbours together. */
function strongest(words: readonly Readonly<Stretch>[], total: number): readonly Readonly<Stretch>[] {
  const chosen = new Set<number>();
  let sum = 0;
  for (const [at, { weight }] of [...words.entries()].sort(([, a], [, b]) => b.weight - a.weight)) {
    if (weight <= 0 || chosen.size >= MOST || sum >= total * ENOUGH) break;
    chosen.add(at);
    sum += weight;
  }
  const stretches: Stretch[] = [];
  words.forEach((word, at) => {
    if (!chosen.has(at)) return;
    const last = stretches.at(-1);
    if (last !== undefined && chosen.has(at - 1)) {
      last.end = word.end;
      last.weight += word.weight;
    } else stretches.push({ ...word });
  });
  return stretches.sort((a, b) => b.weight - a.weight);
}

/** The n-grams of a text that the pack knows, and where each stands. */
interface Known {
  readonly ngrams: Int32Array;
  readonly starts: Uint16Array;
  readonly ends: Uint16Array;
  /** What of a weight goes to each letter of the n-gram. */
  readonly shares: Float64Array;
  /** Of those arrays' places, so many are taken. */
  readonly count: number;
}

function knownIn(text: string, pack: Pack): Known {
  const { count, hashes, starts, ends, kinds } = ngramsOf(text);
  const known = {
    ngrams: new Int32Array(count),
    starts: new Uint16Array(count),
    ends: new Uint16Array(count),
    shares: new Float64Array(count),
    count: 0,
  };
  const byWords = pack.wordShare;
  for (let at = 0; at < count; at++) {
    const ngram = pack.ngramOf[(hashes[at] as number) & pack.mask] as number;
    if (ngram < 0) continue;
    const start = starts[at] as number;
    const end = ends[at] as number;
    const place = known.count++;
    known.ngrams[place] = ngram;
    known.starts[place] = start;
    known.ends[place] = end;
    // Letter n-grams are many: each counts by the share that letters have in a sentence.
    const share = kinds[at] === 1 ? (1 - byWords) / 4 : byWords;
    known.shares[place] = (share * (pack.rareness[ngram] as number)) / (end - start);
  }
  return known;
}

/** Writes what each letter of a text speaks for a label. */
function spread(
  { ngrams, starts, ends, shares, count }: Known,
  label: number,
  pack: Pack,
  letters: Float64Array,
): void {
  letters.fill(0);
  for (let at = 0; at < count; at++) {
    const weight = weightOf(pack, ngrams[at] as number, label);
    if (weight === 0) continue;
    const own = weight * (shares[at] as number);
    const start = starts[at] as number;
    const end = ends[at] as number;
    letters[start] = (letters[start] as number) + own;
    letters[end] = (letters[end] as number) - own;
  }
  // So far each place says how much more it has than the one before.
  for (let at = 1; at < letters.length; at++) {
    letters[at] = (letters[at] as number) + (letters[at - 1] as number);
  }
}

function weightOf(pack: Pack, ngram: number, label: number): number {
  // Labels stand in order: binary search.
  let low = pack.starts[ngram] as number;
  let high = (pack.starts[ngram + 1] as number) - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = pack.labelOf[middle] as number;
    if (found === label) return pack.weightOf[middle] as number;
    if (found < label) low = middle + 1;
    else high = middle - 1;
  }
  return 0;
}
