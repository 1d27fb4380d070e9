import type { Judgement } from './judge.ts';

type Judged = Pick<Judgement, 'attackId' | 'sentence' | 'tier'>;

const SURENESS = { confident: 2, review: 1, hidden: 0 } as const;
const UNSAID = -1;

/**
 * Of a technique and its parts, one sentence shows the one or the other, never both: the parts, which say more,
 * where the surest of them is as sure as the whole; else the whole, at its own chance.
 *
 * The chances of parts are not added up for their whole: on reports of annotators whom the model never learnt
 * from, what only the sum made sure was right in 7 of 10 at best, what one technique made sure in more than 8.
 */
export function oneOfKin(judgements: readonly Judged[]): (judgement: Judged) => boolean {
  const surest = new Map<string, number>();
  const sureOf = (key: string): number => surest.get(key) ?? UNSAID;
  for (const judged of judgements) {
    const key = keyOf(judged, isPart(judged));
    surest.set(key, Math.max(sureOf(key), SURENESS[judged.tier]));
  }
  return (judged) => {
    const partsSay = sureOf(keyOf(judged, true)) >= sureOf(keyOf(judged, false));
    return isPart(judged) === partsSay;
  };
}

function isPart({ attackId }: Judged): boolean {
  return attackId.includes('.');
}

function keyOf({ attackId, sentence }: Judged, ofParts: boolean): string {
  return `${sentence} ${attackId.slice(0, 5)} ${ofParts ? 'parts' : 'whole'}`;
}
