import type { Reading } from '../../../model/index.ts';
import { heldBackIn } from '../../held-back.ts';
import { logOddsOf } from '../model/calibration.ts';
import { givenIn } from '../model/given.ts';
import { inReading } from '../model/in-reading.ts';
import { featuresOf } from './features.ts';
import type { Example } from './learn.ts';

/** An analyst's word on one sentence and one technique. */
export interface SentenceDecision {
  readonly attackId: string;
  /** The sentence, in UTF-16 offsets into the reading's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  readonly isRight: boolean;
  /** When it was decided; of too many the newest count. */
  readonly at: string;
}

/** A decision with what the shipped model says of the same sentence. */
export interface Decided extends Example {
  readonly attackId: string;
  readonly reportId: string;
  /** The sentence's words, letter case and white space aside: the same sentence in two reports is one lesson. */
  readonly words: string;
  readonly at: string;
  readonly isDoubtful: boolean;
  /** The lowest chance of the confident tier, for this technique. */
  readonly confident: number;
}

/**
 * The decisions of one report, each with the shipped model's own word, whatever local model was in use when the
 * analyst decided. What the shipped model would not suggest at all teaches it nothing and is left out.
 */
export function decidedIn(
  reportId: string,
  reading: Reading,
  decisions: readonly SentenceDecision[],
): readonly Decided[] {
  const given = givenIn(reading.text);
  const { sentences, texts, judgements } = inReading(reading, heldBackIn(reading), given, { isAll: true });
  const asked = new Map(decisions.map((decision) => [keyOf(decision), decision]));
  return judgements.flatMap(
    ({ attackId, sentence, chance, pack, isDoubtful, confident }): readonly Decided[] => {
      const range = sentences[sentence];
      const decision = range && asked.get(keyOf({ attackId, ...range }));
      if (decision === undefined) return [];
      const text = texts[sentence] ?? '';
      return [
        {
          attackId,
          reportId,
          words: text.toLowerCase().replace(/\s+/g, ' ').trim(),
          at: decision.at,
          isRight: decision.isRight,
          features: featuresOf(text, pack),
          logOdds: logOddsOf(chance),
          isDoubtful,
          confident,
        },
      ];
    },
  );
}

function keyOf({ attackId, start, end }: Pick<SentenceDecision, 'attackId' | 'start' | 'end'>): string {
  return `${attackId} ${start} ${end}`;
}
