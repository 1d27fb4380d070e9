import type { TechniqueGrounds } from '../../../model/index.ts';
import { nearestProcedure } from './nearest.ts';
import { ngramsOf } from './ngrams.ts';
import type { Pack } from './pack.ts';

/** The most stretches of words shown, and the share of all that speaks for the technique at which they end. */
const MOST = 4;
const ENOUGH = 0.6;

/**
 * The words of a sentence that carried a judgement: what each n-gram adds is spread over its letters,
 * summed by word, and neighbouring words are put together.
 *
 * @param offset where the sentence starts in the reading, in UTF-16 code units
 */
export function explain(text: string, offset: number, attackId: string, pack: Pack): TechniqueGrounds {
  const letters = contributions(text, pack.labels.indexOf(attackId), pack);
  const words = [...text.matchAll(/\S+/g)].map(({ 0: word, index }) => {
    let weight = 0;
    for (let at = index; at < index + word.length; at++) weight += letters[at] ?? 0;
    return { start: index, end: index + word.length, weight };
  });
  const total = words.reduce((sum, { weight }) => sum + Math.max(0, weight), 0);
  const chosen = new Set<number>();
  let sum = 0;
  for (const [at, { weight }] of [...words.entries()].sort(([, a], [, b]) => b.weight - a.weight)) {
    if (weight <= 0 || chosen.size >= MOST || sum >= total * ENOUGH) break;
    chosen.add(at);
    sum += weight;
  }
  const stretches: { start: number; end: number; weight: number }[] = [];
  words.forEach((word, at) => {
    if (!chosen.has(at)) return;
    const last = stretches.at(-1);
    if (last !== undefined && chosen.has(at - 1)) {
      last.end = word.end;
      last.weight += word.weight;
    } else stretches.push({ ...word });
  });
  const nearest = nearestProcedure(text, attackId);
  return {
    words: stretches
      .sort((a, b) => b.weight - a.weight)
      .map(({ start, end, weight }) => ({
        text: text.slice(start, end),
        start: offset + start,
        end: offset + end,
        share: Math.round((weight / total) * 100) / 100,
      })),
    ...(nearest !== undefined && { nearest }),
    model: pack.version,
  };
}

/** What each letter of a text speaks for a label. */
function contributions(text: string, label: number, pack: Pack): Float64Array {
  const spread = new Float64Array(text.length + 1);
  const byWords = pack.wordShare;
  const { count, hashes, starts, ends, kinds } = ngramsOf(text);
  for (let at = 0; at < count; at++) {
    const ngram = pack.ngramOf[(hashes[at] as number) & pack.mask] as number;
    if (ngram < 0) continue;
    const weight = weightOf(pack, ngram, label) * (pack.rareness[ngram] as number);
    if (weight === 0) continue;
    const start = starts[at] as number;
    const end = ends[at] as number;
    // Letter n-grams are many: each counts by the share that letters have in a sentence.
    const own = ((kinds[at] === 1 ? (1 - byWords) / 4 : byWords) * weight) / (end - start);
    spread[start] = (spread[start] as number) + own;
    spread[end] = (spread[end] as number) - own;
  }
  // So far each place says how much more it has than the one before.
  for (let at = 1; at < spread.length; at++) {
    spread[at] = (spread[at] as number) + (spread[at - 1] as number);
  }
  return spread;
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
