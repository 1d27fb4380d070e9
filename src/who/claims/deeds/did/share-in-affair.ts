import { AFFAIRS, DEED_VERBS, SHARES, STRIKING_VERBS } from '../../../lexicon/deeds.ts';
import { words } from '../../../lexicon/words.ts';
import { find, findBack } from '../../phrases.ts';
import { type DidFinder, didDeed } from './did-deed.ts';

const REPUTED = words('suspected alleged presumed reported supposed purported');
const LED = words('for over about of denied denies admitted because');

/** "X is notorious for its suspected role in hacking the mint", "sanctioned X over its part in the theft". */
export const findShareInAffair: DidFinder = (scene, mention) => {
  if (mention.basis === 'kind' || (mention.basis === 'open' && mention.object.entity === undefined))
    return undefined;
  const { tokens } = scene.sentence;
  const own = find(tokens, mention.to, mention.to + 12, (word) => word === 'its' || word === 'their');
  if (own < 0 || !LED.has(tokens[own - 1]?.lower ?? '')) return undefined;
  if (findBack(tokens, own, own - mention.to, (word) => /^[.;:,]$/u.test(word)) >= 0) return undefined;
  const share = find(tokens, own + 1, own + 4, (word) => SHARES.has(word));
  if (share < 0 || !['in', 'for'].includes(tokens[share + 1]?.lower ?? '')) return undefined;
  const hostile = (word: string) =>
    AFFAIRS.has(word) || DEED_VERBS.get(word) === 'ing' || STRIKING_VERBS.get(word) === 'ing';
  if (find(tokens, share + 2, share + 9, hostile) < 0) return undefined;
  const deed = didDeed(scene, mention, { anchor: share, from: mention.from, to: share + 1 }, undefined);
  const reputed = find(tokens, own + 1, share, (word) => REPUTED.has(word)) >= 0;
  return reputed ? { ...deed, hidesClaimant: true } : deed;
};
