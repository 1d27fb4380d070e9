import { DEED_VERBS, ENTERING_VERBS, GOODS, TAKING_VERBS } from '../../../lexicon/deeds.ts';
import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import { find, isAdverb } from '../../phrases.ts';
import type { Deed } from '../deed.ts';
import type { DidFinder } from './did-deed.ts';
import { didDeed } from './did-deed.ts';

const SAYING = words(
  'says said claims claimed boasts boasted brags bragged announced wrote insists insisted',
);
const SELF = words('it they he she');
const AUXILIARY = words('has have had also then already');
const OWN_DEEDS = words('hack breach attack theft intrusion heist ddos defacement break-in cyberattack hit');
const OF = words('of on against at in');

/**
 * "X says it broke into the archive", "X claimed on its blog that it had stolen data", "X claims hack of the archive":
 * whoever boasts is both the claimant and the doer, by whatever name; nobody else says so of himself.
 */
export const findSelfClaim: DidFinder = (scene, mention) => {
  const { object, basis, from, to } = mention;
  if (object.kind === 'state' || object.entity === undefined || basis === 'kind' || basis === 'reference')
    return undefined;
  const { tokens } = scene.sentence;
  const verb = tokens[to]?.lower === 'has' || tokens[to]?.lower === 'have' ? to + 1 : to;
  const word = tokens[verb]?.lower ?? '';
  if (!SAYING.has(word)) return undefined;
  const anchor = boasted(tokens, verb, basis) ?? ownDeed(tokens, verb);
  if (anchor === undefined) return undefined;
  const deed: Deed = didDeed(scene, mention, { anchor, from, to: anchor + 1 }, undefined);
  return { ...deed, claimant: { from, to }, stance: 'asserts', unhedged: true };
};

/** From the verb of saying to "that it has", over "on its site"; the deed's verb right after. */
function boasted(tokens: readonly Token[], verb: number, basis: ActorMention['basis']): number | undefined {
  const self = find(tokens, verb + 1, verb + 9, (word) => SELF.has(word) || /^[.;:“"]$/u.test(word));
  if (!SELF.has(tokens[self]?.lower ?? '') || !onlyPlace(tokens, verb + 1, self)) return undefined;
  const at = find(tokens, self + 1, self + 4, (word) => !AUXILIARY.has(word) && !isAdverb(word));
  const word = tokens[at]?.lower ?? '';
  const past = (form: string | undefined) => form === 'past' || form === 'participle';
  if (past(DEED_VERBS.get(word))) return at;
  if (past(ENTERING_VERBS.get(word)) && tokens[at + 1]?.lower === 'into') return at;
  // "The bank says it took the data offline" is no boast; a group's that is known is one.
  const goods =
    basis === undefined && find(tokens, at + 1, at + 6, (each) => GOODS.has(each) || each === 'gb') >= 0;
  return past(TAKING_VERBS.get(word)) && goods ? at : undefined;
}

/** "on its leak site that": a preposition's phrase and "that", and no other clause. */
function onlyPlace(tokens: readonly Token[], from: number, to: number): boolean {
  const inner = tokens.slice(from, tokens[to - 1]?.lower === 'that' ? to - 1 : to);
  return inner.length === 0 || ['on', 'in', 'via', 'through'].includes(inner[0]?.lower ?? '');
}

/** "claims hack of the archive", "claimed the attack on the port". */
function ownDeed(tokens: readonly Token[], verb: number): number | undefined {
  if (!/^(?:claim|boast)/u.test(tokens[verb]?.lower ?? '')) return undefined;
  const noun = ['the', 'a', 'an', 'new', 'latest'].includes(tokens[verb + 1]?.lower ?? '')
    ? verb + 2
    : verb + 1;
  return OWN_DEEDS.has(tokens[noun]?.lower ?? '') && OF.has(tokens[noun + 1]?.lower ?? '') ? noun : undefined;
}
