import { AFFAIRS, GOODS } from '../../../lexicon/deeds.ts';
import { words } from '../../../lexicon/words.ts';
import { phraseAround } from '../../clauses/noun-phrase.ts';
import { find } from '../../phrases.ts';
import type { DidFinder } from './did-deed.ts';
import { didDeed } from './did-deed.ts';

const STANDING = words('stands stood is was are were lies lay sits');
const ADVERBS = words('most likely probably almost certainly not no');

/** "Behind the theft stands X", "Responsible for the breach is X": the sentence turned round. */
export const findInverted: DidFinder = (scene, mention) => {
  const { tokens } = scene.sentence;
  const opening = tokens.findIndex(({ lower }) => lower === 'behind' || lower === 'responsible');
  if (opening < 0 || opening > 2 || mention.from <= opening) return undefined;
  const { from } = phraseAround(tokens, mention);
  let verb = from - 1;
  while (verb > opening && ADVERBS.has(tokens[verb]?.lower ?? '')) verb -= 1;
  if (!STANDING.has(tokens[verb]?.lower ?? '') || verb - opening > 10) return undefined;
  const thing = (word: string) => AFFAIRS.has(word) || GOODS.has(word) || word === 'it' || word === 'this';
  if (find(tokens, opening + 1, verb, thing) < 0) return undefined;
  return didDeed(scene, mention, { anchor: opening, from: opening, to: mention.to }, undefined);
};
