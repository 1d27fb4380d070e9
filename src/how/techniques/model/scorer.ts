import { ngramsOf } from './ngrams.ts';
import type { Pack } from './pack.ts';

/** What is asked of a sentence: a margin for each label; above 0 the sentence is more likely the label's than not. */
export interface Scorer {
  readonly labels: readonly string[];
  /** Writes the margins of a text, in the order of `labels`. */
  readonly score: (text: string, margins: Float32Array) => void;
}

/** A linear model: the sum of what each n-gram of a text says for each label. */
export function makeScorer(pack: Pack): Scorer {
  const { labels, ngramOf, mask, rareness, starts, labelOf, weightOf, scales, biases, wordShare } = pack;
  const counts = new Uint16Array(rareness.length);
  const kinds = new Uint8Array(rareness.length);
  const values = new Float64Array(rareness.length);
  const touched = new Int32Array(rareness.length);
  const sums = new Float64Array(labels.length);
  // In these loops every index is in bounds; asking again at each would double their time.
  const count = (text: string): number => {
    const ngrams = ngramsOf(text);
    let known = 0;
    for (let at = 0; at < ngrams.count; at++) {
      const ngram = ngramOf[(ngrams.hashes[at] as number) & mask] as number;
      if (ngram < 0) continue;
      const before = counts[ngram] as number;
      if (before === 0) {
        touched[known++] = ngram;
        kinds[ngram] = ngrams.kinds[at] === 1 ? 1 : 0;
      }
      counts[ngram] = before + 1;
    }
    return known;
  };
  const score = (text: string, margins: Float32Array): void => {
    const known = count(text);
    let words = 0;
    let letters = 0;
    for (let at = 0; at < known; at++) {
      const ngram = touched[at] as number;
      const value = weighed(counts[ngram] as number, rareness[ngram] as number);
      counts[ngram] = 0;
      values[at] = value;
      if (kinds[ngram] === 0) words += value * value;
      else letters += value * value;
    }
    const ofWords = Math.sqrt(wordShare / (words || 1));
    const ofLetters = Math.sqrt((1 - wordShare) / (letters || 1));
    sums.fill(0);
    for (let at = 0; at < known; at++) {
      const ngram = touched[at] as number;
      const value = (values[at] as number) * (kinds[ngram] === 0 ? ofWords : ofLetters);
      addUp(sums, labelOf, weightOf, starts[ngram] as number, starts[ngram + 1] as number, value);
    }
    for (let label = 0; label < labels.length; label++) {
      margins[label] = (sums[label] as number) * (scales[label] as number) + (biases[label] as number);
    }
  };
  return { labels, score };
}

/** Nearly all of the time goes by here; on its own, engines make it fast. */
function addUp(
  sums: Float64Array,
  labelOf: Uint16Array,
  weightOf: Int8Array,
  start: number,
  end: number,
  value: number,
): void {
  for (let at = start; at < end; at++) {
    const label = labelOf[at] as number;
    sums[label] = (sums[label] as number) + (weightOf[at] as number) * value;
  }
}

function weighed(count: number, rareness: number): number {
  return count === 1 ? rareness : (1 + Math.log(count)) * rareness;
}
