import { eachNgram } from './ngrams.ts';
import type { Pack } from './pack.ts';

/** What is asked of a sentence: a margin for each label; above 0 the sentence is more likely the label's than not. */
export interface Scorer {
  readonly labels: readonly string[];
  /** Writes the margins of a text, in the order of `labels`. */
  readonly score: (text: string, margins: Float32Array) => void;
}

/** A linear model: the sum of what each n-gram of a text says for each label. */
export function makeScorer(pack: Pack): Scorer {
  const { labels, ngramOf, mask, rareness, starts, labelOf, weightOf, scales, biases } = pack;
  const counts = new Uint16Array(rareness.length);
  const kinds = new Uint8Array(rareness.length);
  const touched: number[] = [];
  // In these loops every index is in bounds; asking again at each would double their time.
  const visit = (hash: number, _start: number, _end: number, kind: number): void => {
    const ngram = ngramOf[hash & mask] as number;
    if (ngram < 0) return;
    const count = counts[ngram] as number;
    if (count === 0) {
      touched.push(ngram);
      kinds[ngram] = kind === 1 ? 1 : 0;
    }
    counts[ngram] = count + 1;
  };
  const score = (text: string, margins: Float32Array): void => {
    eachNgram(text, visit);
    let words = 0;
    let letters = 0;
    for (const ngram of touched) {
      const value = weighed(counts[ngram] as number, rareness[ngram] as number);
      if (kinds[ngram] === 0) words += value * value;
      else letters += value * value;
    }
    const ofWords = Math.sqrt(pack.wordShare / (words || 1));
    const ofLetters = Math.sqrt((1 - pack.wordShare) / (letters || 1));
    margins.fill(0);
    for (const ngram of touched) {
      const share = kinds[ngram] === 0 ? ofWords : ofLetters;
      const value = weighed(counts[ngram] as number, rareness[ngram] as number) * share;
      const end = starts[ngram + 1] as number;
      for (let at = starts[ngram] as number; at < end; at++) {
        const label = labelOf[at] as number;
        margins[label] = (margins[label] as number) + (weightOf[at] as number) * value;
      }
      counts[ngram] = 0;
    }
    touched.length = 0;
    for (let label = 0; label < labels.length; label++) {
      margins[label] = (margins[label] as number) * (scales[label] as number) + (biases[label] as number);
    }
  };
  return { labels, score };
}

function weighed(count: number, rareness: number): number {
  return count === 1 ? rareness : (1 + Math.log(count)) * rareness;
}
