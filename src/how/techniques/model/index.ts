import type { Reading, Technique, TechniqueGrounds, TextRange } from '../../../model/index.ts';
import { derivedId, spanIn } from '../../../model/index.ts';
import { techniqueById } from '../../../vocab/attack-techniques.ts';
import type { HeldBackAt } from '../../held-back.ts';
import { sectionAt, sectionsUnder } from '../../sections.ts';
import type { LocalModel } from '../local/local-model.ts';
import { shortHash } from '../local/local-model.ts';
import { type Explain, explainerOf } from './explain.ts';
import { inReading } from './in-reading.ts';
import type { Judgement } from './judge.ts';
import { LOWERED } from './judge.ts';
import { oneOfKin } from './kin.ts';
import type { Pack } from './pack.ts';
import { wordsIn } from './shape.ts';
import type { Given } from './signs.ts';

const BY = 'how/techniques-model@3';

/** What a defender is told to do is no account of what was done. */
const ADVICE =
  /^detections?$|\b(?:mitigations?|recommendations?|recommended|remediation|preventions?|hardening|best practices|(?:detection|hunting) (?:guidance|ideas|opportunities|rules)|how to (?:defend|detect|mitigate|prevent|protect|stay))\b/i;

/**
 * Techniques that sentences of the report show being used without naming them, each with the chance that
 * it is so. What the report says by id or name in the same sentence is not said again.
 *
 * @param said what was found by id and by name
 * @param given the techniques that the text has by id and by name, found or not
 * @param local what the desk's decisions add, where it has any in use
 */
export function findShown(
  reading: Reading,
  said: readonly Technique[],
  given: Given,
  heldBack: HeldBackAt,
  local?: LocalModel,
): Technique[] {
  const { sentences, texts, judgements } = inReading(reading, heldBack, given, { local });
  const advice = sectionsUnder(reading, ADVICE);
  const isTheOne = oneOfKin(judgements);
  const explain = explainer();
  // What explains one sentence is worked out once: its judgements side by side.
  return [...judgements]
    .sort((a, b) => a.sentence - b.sentence)
    .flatMap((judgement) => {
      const sentence = sentences[judgement.sentence];
      const text = texts[judgement.sentence] ?? '';
      if (sentence === undefined || isSaid(said, sentence, judgement.attackId) || !isTheOne(judgement))
        return [];
      if (wordsIn(text) < FEWEST) return [];
      const isAdvice = sectionAt(advice, sentence.start) !== undefined;
      const tier = isAdvice ? LOWERED[judgement.tier] : judgement.tier;
      const because = explain(text, sentence.start, judgement);
      return techniqueShown(
        reading,
        sentence,
        judgement,
        tier,
        because,
        judgement.isCorrected ? local : undefined,
      );
    });
}

function explainer(): (text: string, start: number, judgement: Judgement) => TechniqueGrounds {
  let last: { readonly start: number; readonly pack: Pack; readonly explain: Explain } | undefined;
  return (text, start, { attackId, pack }) => {
    if (last?.start !== start || last.pack !== pack) {
      last = { start, pack, explain: explainerOf(text, start, pack) };
    }
    return last.explain(attackId);
  };
}

/** A line of fewer words is a name or a scrap. */
const FEWEST = 3;

/** Why the default view leaves a suggestion out. */
const HELD_BACK = {
  confident: undefined,
  review: 'suggested by the wording, not surely enough',
  hidden: 'suggested by the wording, hardly sure',
} as const;

function techniqueShown(
  reading: Reading,
  { start, end }: TextRange,
  { attackId, chance }: Judgement,
  tier: Technique['tier'],
  because: TechniqueGrounds,
  local: LocalModel | undefined,
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
      by: byWith(local),
      how: 'model',
      tier,
      score: Math.round(chance * 1_000) / 1_000,
      because: {
        ...because,
        ...(local !== undefined && { decisions: local.made.slice(0, 10) }),
      },
      ...(reason !== undefined && { heldBack: reason }),
    },
  ];
}

/** Whose finding it is: what a desk's decisions had a part in bears the mark of what was learnt from them. */
export function byWith(local: LocalModel | undefined): string {
  return local === undefined ? BY : `${BY}+${shortHash(local)}`;
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
