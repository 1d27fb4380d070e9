import { stateOf } from '../../../../vocab/states.ts';
import { ACTOR_NOUNS } from '../../../lexicon/actors.ts';
import { ARTICLES, BE } from '../../../lexicon/grammar.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import type { Deed, DeedFinder, Scene } from '../deed.ts';
import { findAccused } from './accused.ts';
import { findAfterAll } from './after-all.ts';
import { findAgent } from './agent.ts';
import { findAttributedTo } from './attributed-to.ts';
import { findBehind } from './behind.ts';
import { findBlameLies } from './blame-lies.ts';
import { isBystander } from './bystander.ts';
import { findCaught } from './caught.ts';
import { findClaimedIt } from './claimed-it.ts';
import { findCulpritIs } from './culprit-is.ts';
import { findDenied } from './denied.ts';
import type { DidFinder } from './did-deed.ts';
import { findDoer } from './doer.ts';
import { findDoneBy } from './done-by.ts';
import { findEquated } from './equated.ts';
import { findFits } from './fits.ts';
import { findFoundTie } from './found-tie.ts';
import { findFragment } from './fragment.ts';
import { isHabit, isOnlyTied, isPeaceful } from './habit.ts';
import { findIdentified } from './identified.ts';
import { findInverted } from './inverted.ts';
import { findLabelled } from './labelled.ts';
import { findLinkedToAffair } from './linked-to-affair.ts';
import { namedAfter } from './named-after.ts';
import { findNoLink } from './no-link.ts';
import { findNominal } from './nominal.ts';
import { findOriginOf } from './origin-of.ts';
import { findPointedAt } from './pointed-at.ts';
import { findOwnWork, findResembles } from './resembles.ts';
import { findSelfClaim } from './self-claim.ts';
import { findShareInAffair } from './share-in-affair.ts';
import { isFurtherName, joinedDoers } from './together.ts';

const FINDERS: readonly DidFinder[] = [
  findAfterAll,
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
  findSelfClaim,
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
  findLinkedToAffair,
  findFoundTie,
  findShareInAffair,
];

/** "X did it", in the active, the passive, the nominal and the attributing form; the first that fits. */
export const findDid: DeedFinder = (scene) => {
  const { tokens } = scene.sentence;
  const named = scene.mentions.flatMap((mention) => {
    if (isDescription(scene, mention) || isNamedAfter(scene, mention)) return [];
    if (isFurtherName(tokens, mention, scene.mentions)) return [];
    return firstOf([...FINDERS, ...CLAUSE_FINDERS], scene, mention);
  });
  const others = scene.others.flatMap((mention) => firstOf(CLAUSE_FINDERS, scene, mention));
  return [...named, ...joinedDoers(scene, named), ...others];
};

function firstOf(finders: readonly DidFinder[], scene: Scene, mention: ActorMention): readonly Deed[] {
  if (!scene.affair && (mention.basis !== undefined || mention.object.kind !== 'actor')) return [];
  for (const finder of finders) {
    const deed = finder(scene, mention);
    if (deed !== undefined && isManner(scene.sentence.tokens, mention, deed)) return [];
    if (deed !== undefined && isBystander(scene.sentence.tokens, mention)) return [];
    if (deed !== undefined)
      return isHabit(scene.sentence.tokens, deed) ||
        isPeaceful(scene.sentence.tokens, deed) ||
        isOnlyTied(scene, deed, mention)
        ? []
        : [deed];
  }
  return [];
}

/** "A Varnian actor that we track as X", "a China-nexus group, X,": it is X; whose X is, is another claim. */
function isNamedAfter(scene: Scene, mention: ActorMention): boolean {
  const { object, basis, to } = mention;
  if (basis !== undefined || object.kind !== 'actor' || stateOf(object.entity ?? '') === undefined)
    return false;
  const { tokens } = scene.sentence;
  if (!ACTOR_NOUNS.has(tokens[to - 1]?.lower ?? '')) return false;
  return namedAfter(tokens, to, [...scene.mentions, ...scene.others]) !== undefined;
}

/** "It did so by replacing the library": how a step was done, by whatever "it" is. */
function isManner(tokens: readonly Token[], mention: ActorMention, { anchor, to }: Deed): boolean {
  if (mention.basis !== 'reference' || tokens[mention.from]?.lower !== 'it') return false;
  return tokens
    .slice(Math.min(mention.to, anchor), Math.max(to, anchor + 1))
    .every(({ lower }) => DID_IT.has(lower));
}

const DID_IT = words('it has have had did do does done so this that');

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
