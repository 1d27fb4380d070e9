import type { Reading, TextRange } from '../../../model/index.ts';
import type { HeldBackAt } from '../../held-back.ts';
import { type Judgement, type JudgeOptions, judgeSentences } from './judge.ts';
import { isListing } from './listing.ts';
import type { Given } from './signs.ts';

/** In UTF-16 code units: enough to tell a list by. */
const LONGEST = 1_000;

export interface InReading {
  /** Those that are the report's own and no list of observables; judgements name them by their place here. */
  readonly sentences: readonly TextRange[];
  readonly texts: readonly string[];
  readonly judgements: readonly Judgement[];
}

/** What the model thinks of a report's sentences. */
export function inReading(
  reading: Reading,
  heldBack: HeldBackAt,
  given: Given,
  options: JudgeOptions,
): InReading {
  const sentences = reading.sentences.filter(
    ({ start, end }) =>
      heldBack(start) === undefined && !isListing(reading.text.slice(start, Math.min(end, start + LONGEST))),
  );
  const texts = sentences.map(({ start, end }) => reading.text.slice(start, end));
  return { sentences, texts, judgements: judgeSentences(texts, given, options) };
}
