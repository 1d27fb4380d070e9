import type { Reading, TextRange } from '../../../model/index.ts';
import type { HeldBackAt } from '../../held-back.ts';
import { type Judgement, type JudgeOptions, judgeSentences } from './judge.ts';
import type { Given } from './signs.ts';

export interface InReading {
  /** Those that are the report's own; judgements name them by their place here. */
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
  const sentences = reading.sentences.filter(({ start }) => heldBack(start) === undefined);
  const texts = sentences.map(({ start, end }) => reading.text.slice(start, end));
  return { sentences, texts, judgements: judgeSentences(texts, given, options) };
}
