import { ngramsOf } from '../model/ngrams.ts';
import type { Pack } from '../model/pack.ts';
import type { Correction } from './local-model.ts';

/** An n-gram that the pack knows, by its cut hash, and how much of a text of length one it is. */
export interface Feature {
  readonly hash: number;
  readonly value: number;
}

/** A text as the pack's scorer sees it: TF-IDF, words and letters each scaled to their share. */
export function featuresOf(text: string, pack: Pack): readonly Feature[] {
  const { count, hashes, kinds } = ngramsOf(text);
  const met = new Map<number, { count: number; readonly kind: 0 | 1; readonly rareness: number }>();
  for (let at = 0; at < count; at++) {
    const hash = (hashes[at] ?? 0) & pack.mask;
    const ngram = pack.ngramOf[hash] ?? -1;
    if (ngram < 0) continue;
    const known = met.get(hash);
    if (known !== undefined) known.count++;
    else met.set(hash, { count: 1, kind: kinds[at] === 1 ? 1 : 0, rareness: pack.rareness[ngram] ?? 0 });
  }
  const sums: [number, number] = [0, 0];
  const raw = [...met].map(([hash, { count: times, kind, rareness }]) => {
    const value = (1 + Math.log(times)) * rareness;
    sums[kind] += value * value;
    return { hash, kind, value };
  });
  const scales = [
    Math.sqrt(pack.wordShare / (sums[0] || 1)),
    Math.sqrt((1 - pack.wordShare) / (sums[1] || 1)),
  ] as const;
  return raw.map(({ hash, kind, value }) => ({ hash, value: value * scales[kind] }));
}

/** What a correction adds to the log-odds of a text. */
export function addedBy({ shift, weights }: Correction, features: readonly Feature[]): number {
  let sum = shift;
  for (const { hash, value } of features) sum += (weights.get(hash) ?? 0) * value;
  return sum;
}
