import type { Finding, Result, UtcInstant } from '../model/index.ts';
import { ok } from '../model/index.ts';
import type { ReviewedFinding } from '../store/index.ts';
import { sentenceAround } from '../store/sentence.ts';
import type { Desk } from './desk.ts';
import { shownReading } from './shown-reading.ts';

/** A finding with what whoever reviews it wants to see beside it. */
export type FindingCard = Finding & CardPart;

interface CardPart {
  /** Which of the two questions it answers. */
  readonly side: Side;
  readonly about: { readonly type?: string; readonly value: string };
  readonly reportId: string;
  readonly readingId: string;
  /** How often it was decided on so far; a decision that names an older number is refused. */
  readonly revision: number;
  readonly decidedAt?: UtcInstant;
  /** The sentence it stands in, or a stretch of it: `text.slice(start, end)` of the reading. */
  readonly sentence: { readonly start: number; readonly end: number; readonly text: string };
}

export type Side = 'how' | 'who';

export function sideOf({ kind }: Finding): Side {
  return kind === 'claim' || kind === 'actor-name' ? 'who' : 'how';
}

/** Fails as the store does, when a reading is gone that a finding stands in. */
export async function cardsOf(
  found: readonly ReviewedFinding[],
  desk: Pick<Desk, 'store'>,
): Promise<Result<readonly FindingCard[]>> {
  const cards: FindingCard[] = [];
  for (const { finding, about, reportId, captureId, readingId, revision, decidedAt } of found) {
    const reading = await shownReading(captureId, readingId, desk);
    if (!reading.ok) return reading;
    cards.push({
      ...finding,
      side: sideOf(finding),
      about,
      reportId,
      readingId,
      revision,
      ...(decidedAt !== undefined && { decidedAt }),
      sentence: sentenceAround(reading.value, finding.span),
    });
  }
  return ok(cards);
}
