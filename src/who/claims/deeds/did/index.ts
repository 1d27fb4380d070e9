import { ARTICLES, BE } from '../../../lexicon/grammar.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Deed, DeedFinder, Scene } from '../deed.ts';
import { findAccused } from './accused.ts';
import { findAgent } from './agent.ts';
import { findAttributedTo } from './attributed-to.ts';
import { findBehind } from './behind.ts';
import { findBlameLies } from './blame-lies.ts';
import { findCaught } from './caught.ts';
import { findClaimedIt } from './claimed-it.ts';
import { findCulpritIs } from './culprit-is.ts';
import { findDenied } from './denied.ts';
import type { DidFinder } from './did-deed.ts';
import { findDoer } from './doer.ts';
import { findDoneBy } from './done-by.ts';
import { findEquated } from './equated.ts';
import { findFits } from './fits.ts';
import { findFragment } from './fragment.ts';
import { isHabit, isOnlyTied, isPeaceful } from './habit.ts';
import { findIdentified } from './identified.ts';
import { findInverted } from './inverted.ts';
import { findLabelled } from './labelled.ts';
import { findNoLink } from './no-link.ts';
import { findNominal } from './nominal.ts';
import { findOriginOf } from './origin-of.ts';
import { findPointedAt } from './pointed-at.ts';
import { findOwnWork, findResembles } from './resembles.ts';

const FINDERS: readonly DidFinder[] = [
  findClaimedIt,
  findBehind,
  findFits,
  findAttributedTo,
  findDoneBy,
  findAccused,
  findIdentified,
];

/** Readings of the whole clause, over what is inserted, joined and described. */
const CLAUSE_FINDERS: readonly DidFinder[] = [
  findDenied,
  findDoer,
  findAgent,
  findPointedAt,
  findEquated,
  findNominal,
  findFragment,
  findCulpritIs,
  findBlameLies,
  findNoLink,
  findOwnWork,
  findResembles,
  findCaught,
  findLabelled,
  findInverted,
  findOriginOf,
];

/** "X did it", in the active, the passive, the nominal and the attributing form; the first that fits. */
export const findDid: DeedFinder = (scene) => [
  ...scene.mentions.flatMap((mention) => {
    if (isDescription(scene, mention)) return [];
    return firstOf([...FINDERS, ...CLAUSE_FINDERS], scene, mention);
  }),
  ...scene.others.flatMap((mention) => firstOf(CLAUSE_FINDERS, scene, mention)),
];

function firstOf(finders: readonly DidFinder[], scene: Scene, mention: ActorMention): readonly Deed[] {
  if (!scene.affair && (mention.basis !== undefined || mention.object.kind !== 'actor')) return [];
  for (const finder of finders) {
    const deed = finder(scene, mention);
    if (deed !== undefined)
      return isHabit(scene.sentence.tokens, deed) ||
        isPeaceful(scene.sentence.tokens, deed) ||
        isOnlyTied(scene, deed, mention)
        ? []
        : [deed];
  }
  return [];
}

/** "X, a Norwegian group,": the description of a named one is not a second doer. */
function isDescription(scene: Scene, mention: ActorMention): boolean {
  if (mention.object.kind !== 'actor') return false;
  const { tokens } = scene.sentence;
  const article = mention.from - 1;
  const link = tokens[article - 1];
  if (!ARTICLES.has(tokens[article]?.lower ?? '')) return false;
  if (link?.text !== ',' && !BE.has(link?.lower ?? '')) return false;
  return scene.mentions.some((other) => other.to === article - 1 && other.object.kind === 'actor');
}
