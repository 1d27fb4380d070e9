import type { ClaimPredicate } from '../../../model/index.ts';
import { BE } from '../../lexicon/grammar.ts';
import { ACCUSING_VERBS, ON_VERBS, TO_VERBS } from '../../lexicon/relations.ts';
import type { ActorMention } from '../../names/actor-mention.ts';
import type { Token } from '../../tokens.ts';
import type { Deed, Scene } from '../deeds/deed.ts';
import { isHabit, isOnlyTied, isPeaceful } from '../deeds/did/habit.ts';
import { find, findBack } from '../phrases.ts';
import { anchorOf } from './anchor.ts';
import { featuresOf } from './features.ts';
import { isRuledOut } from './ruled-out.ts';
import { WEIGHED, weigh } from './weigh.ts';

/** So sure the weigher must be. */
const LEAST = 0.45;
/** A long report tells many steps and names many programs. */
const LEAST_IN_LONG = 0.97;
/** Sentences. Of what was found in vendors' reports with less, one in five was right. */
const LONG = 20;
/** Beside a claim that a wording has found: what else such a sentence mentions is mostly part of that. */
const LEAST_BESIDE = 0.5;
/** Of a name that neither a list nor the text shows to be an actor’s. */
const LEAST_OPEN = 0.5;
/** The same in a long report. */
const LEAST_OPEN_IN_LONG = 0.98;

interface Weighed {
  readonly mention: ActorMention;
  readonly predicate: ClaimPredicate;
  readonly chance: number;
}

/**
 * Claims for which no wording is written out: where somebody is mentioned and the words around speak for one, as
 * learnt from labelled sentences (train/claims). Only in sentences in which no wording has found a claim about him.
 */
export function weighedDeeds(scene: Scene, found: readonly Deed[]): readonly Deed[] {
  if (found.some(({ predicate }) => TAKES_BACK.has(predicate))) return [];
  const candidates = [...scene.mentions, ...scene.others].filter(
    (mention) => !isAbout(found, mention) && !isRuledOut(scene, mention),
  );
  const long = scene.length > LONG;
  const least = long ? LEAST_IN_LONG : found.length > 0 ? LEAST_BESIDE : LEAST;
  const leastOpen = long ? LEAST_OPEN_IN_LONG : LEAST_OPEN;
  const weighed = candidates.flatMap((mention): Weighed[] => {
    const chances = weigh(featuresOf(scene, mention));
    const best = chances.indexOf(Math.max(...chances));
    const predicate = WEIGHED[best];
    // That something is said may be sure where what it is is less so.
    const chance = chances.reduce((all, each) => all + each, 0);
    return predicate !== undefined &&
      chance >= (mention.basis === 'open' ? Math.max(least, leastOpen) : least)
      ? [{ mention, predicate, chance }]
      : [];
  });
  const said = new Set(found.map(({ predicate }) => predicate));
  return WEIGHED.flatMap((predicate) => {
    const best = weighed
      .filter((each) => each.predicate === predicate && !said.has(predicate))
      .sort((a, b) => b.chance - a.chance || a.mention.from - b.mention.from)[0];
    return best === undefined ? [] : (deedOf(scene, best) ?? []);
  });
}

/** "An earlier version said that X did it", "planted to blame X": whoever did it is not who is named. */
const TAKES_BACK: ReadonlySet<ClaimPredicate> = new Set(['corrected', 'removed', 'false-flag']);

function isAbout(found: readonly Deed[], { object, from, to }: ActorMention): boolean {
  return found.some(
    (deed) =>
      (object.entity !== undefined &&
        (deed.object.entity === object.entity || deed.subject?.entity === object.entity)) ||
      (deed.from < to && from < deed.to),
  );
}

function deedOf(scene: Scene, { mention, predicate }: Weighed): Deed | undefined {
  const { from, to, object } = mention;
  const anchor = anchorOf(scene.sentence.tokens, mention, predicate);
  if (anchor === undefined) return undefined;
  const range = { anchor, from: Math.min(anchor, from), to: Math.max(anchor + 1, to) };
  if (predicate === 'did') {
    const { tokens } = scene.sentence;
    const hidden = isAgentless(tokens, anchor);
    const deed: Deed = { predicate, ...range, object, ...(hidden && { hidesClaimant: true }) };
    const idle = isHabit(tokens, deed) || isPeaceful(tokens, deed) || isOnlyTied(scene, deed, mention);
    return idle ? undefined : deed;
  }
  if (object.entity === undefined) return undefined;
  const beside = besideOf(scene, mention);
  if (beside === undefined) return predicate === 'sponsored' ? { predicate, ...range, object } : undefined;
  return { predicate, ...range, object, subject: beside.object };
}

/** "has been tied to X", "is suspected": nobody in particular says so, unless "by" names him. */
function isAgentless(tokens: readonly Token[], anchor: number): boolean {
  const word = tokens[anchor]?.lower ?? '';
  const accusing = [TO_VERBS, ON_VERBS, ACCUSING_VERBS].some(
    (verbs) => verbs.get(word) === 'participle' || (verbs.has(word) && word.endsWith('ed')),
  );
  if (
    !accusing ||
    findBack(
      tokens,
      anchor,
      4,
      (before) => BE.has(before),
      (before) => before === ',',
    ) < 0
  )
    return false;
  return find(tokens, anchor + 1, anchor + 9, (after) => after === 'by') < 0;
}

/** The other actor of the sentence, nearest to the one mentioned. */
function besideOf(scene: Scene, { from, object }: ActorMention): ActorMention | undefined {
  return [...scene.mentions, ...scene.others]
    .filter(
      (other) =>
        (other.basis === undefined || other.basis === 'reference') &&
        other.object.kind === 'actor' &&
        other.object.entity !== undefined &&
        other.object.entity !== object.entity,
    )
    .sort((a, b) => Math.abs(a.from - from) - Math.abs(b.from - from))[0];
}
