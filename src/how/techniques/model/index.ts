import type { Reading, Technique, TextRange } from '../../../model/index.ts';
import { derivedId, spanIn } from '../../../model/index.ts';
import { techniqueById } from '../../../vocab/attack-techniques.ts';
import type { HeldBackAt } from '../../held-back.ts';
import { sectionAt, sectionsUnder } from '../../sections.ts';
import { explain } from './explain.ts';
import { givenIn } from './given.ts';
import type { Judgement } from './judge.ts';
import { judgeSentences, LOWERED } from './judge.ts';
import { shapeOf } from './shape.ts';

const BY = 'how/techniques-model@1';

/** What a defender is told to do is no account of what was done. */
const ADVICE =
  /^detections?$|\b(?:mitigations?|recommendations?|recommended|remediation|preventions?|hardening|best practices|(?:detection|hunting) (?:guidance|ideas|opportunities|rules)|how to (?:defend|detect|mitigate|prevent|protect|stay))\b/i;

/**
 * Techniques that sentences of the report show being used without naming them, each with the chance that
 * it is so. What the report says by id or name in the same sentence is not said again.
 *
 * @param said what was found by id and by name
 */
export function findShown(reading: Reading, said: readonly Technique[], heldBack: HeldBackAt): Technique[] {
  const sentences = reading.sentences.filter(({ start }) => heldBack(start) === undefined);
  const texts = sentences.map(({ start, end }) => reading.text.slice(start, end));
  const advice = sectionsUnder(reading, ADVICE);
  const judgements = judgeSentences(texts, givenIn(reading.text));
  const isPartShown = partsShown(judgements);
  return judgements.flatMap((judgement) => {
    const sentence = sentences[judgement.sentence];
    const text = texts[judgement.sentence] ?? '';
    if (sentence === undefined || isSaid(said, sentence, judgement.attackId) || isPartShown(judgement))
      return [];
    if (shapeOf(text).words < FEWEST) return [];
    const isAdvice = sectionAt(advice, sentence.start) !== undefined;
    return techniqueShown(reading, sentence, judgement, isAdvice ? LOWERED[judgement.tier] : judgement.tier);
  });
}

/** A line of fewer words is a name or a scrap. */
const FEWEST = 3;

const SURENESS = { confident: 2, review: 1, hidden: 0 } as const;

/** Whether a sentence shows a part of the technique at least as surely: that says more. */
function partsShown(judgements: readonly Judgement[]): (judgement: Judgement) => boolean {
  const surest = new Map<string, number>();
  for (const { attackId, sentence, tier } of judgements) {
    if (!attackId.includes('.')) continue;
    const key = `${sentence} ${attackId.slice(0, attackId.indexOf('.'))}`;
    surest.set(key, Math.max(surest.get(key) ?? 0, SURENESS[tier]));
  }
  return ({ attackId, sentence, tier }) =>
    (surest.get(`${sentence} ${attackId}`) ?? Number.NEGATIVE_INFINITY) >= SURENESS[tier];
}

/** Why the default view leaves a suggestion out. */
const HELD_BACK = {
  confident: undefined,
  review: 'suggested by the wording, not surely enough',
  hidden: 'suggested by the wording, hardly sure',
} as const;

function techniqueShown(
  reading: Reading,
  { start, end }: TextRange,
  { attackId, chance, pack }: Judgement,
  tier: Technique['tier'],
): Technique[] {
  const found = techniqueById(attackId);
  if (found.kind !== 'active') return [];
  const { name, tactics } = found.technique;
  const reason = HELD_BACK[tier];
  return [
    {
      kind: 'technique',
      id: derivedId('finding', reading.textSha256, 'technique', attackId, start, end),
      attackId,
      name,
      tactics,
      span: spanIn(reading, start, end),
      status: 'suggested',
      by: BY,
      how: 'model',
      tier,
      score: Math.round(chance * 1_000) / 1_000,
      because: explain(reading.text.slice(start, end), start, attackId, pack),
      ...(reason !== undefined && { heldBack: reason }),
    },
  ];
}

/** Whether the sentence says the technique itself, the one it is part of, or a part of it. */
function isSaid(said: readonly Technique[], { start, end }: TextRange, attackId: string): boolean {
  for (let at = firstFrom(said, start); at < said.length; at++) {
    const other = said[at];
    if (other === undefined || other.span.start >= end) return false;
    if (other.attackId === attackId || other.attackId.startsWith(`${attackId}.`)) return true;
    if (attackId.startsWith(`${other.attackId}.`)) return true;
  }
  return false;
}

/** Binary search: the place of the first finding that starts at or after a position. */
function firstFrom(said: readonly Technique[], position: number): number {
  let low = 0;
  let high = said.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((said[middle]?.span.start ?? 0) < position) low = middle + 1;
    else high = middle;
  }
  return low;
}
