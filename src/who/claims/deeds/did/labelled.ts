import { words } from '../../../lexicon/words.ts';
import type { Token } from '../../../tokens.ts';
import { phraseAround } from '../../clauses/noun-phrase.ts';
import type { DidFinder } from './did-deed.ts';
import { didDeed } from './did-deed.ts';

const LABELS = words(`
  attribution actor attacker attackers adversary perpetrator perpetrators culprit culprits suspect suspects group
  responsible author who doer attributed threat-actor hackers consensus verdict answer`);
/** What follows may be any statement: only a bare name is the culprit. */
const STATED = words('assumption hypothesis assessment');
const BEFORE = words(
  'threat suspected likely probable possible known alleged presumed main assessed named the to primary vendor our my working best initial early industry',
);

/** "Attribution: X", "Suspected actor: X (moderate confidence)": a line of a summary. */
export const findLabelled: DidFinder = (scene, mention) => {
  if (mention.basis === 'open' && mention.object.entity === undefined) return undefined;
  const { tokens } = scene.sentence;
  const { from } = phraseAround(tokens, mention);
  const colon = /^[:–—|]$/u.test(tokens[from - 1]?.text ?? '') ? from - 1 : -1;
  if (colon < 1 || colon > 4) return undefined;
  const label = tokens.slice(0, colon).map(({ lower }) => lower);
  // "Author: name": a field of a file's metadata, unless a list has the name.
  if (label[0] === 'author' && mention.basis !== undefined) return undefined;
  if (label.some((word) => STATED.has(word)))
    return endsHere(tokens[mention.to])
      ? didDeed(scene, mention, { anchor: 0, from: 0, to: mention.to }, undefined)
      : undefined;
  const told =
    label.some((word) => LABELS.has(word)) && label.every((word) => LABELS.has(word) || BEFORE.has(word));
  return told ? didDeed(scene, mention, { anchor: 0, from: 0, to: mention.to }, undefined) : undefined;
};

function endsHere(token: Token | undefined): boolean {
  return token === undefined || /^[.,;(]$/u.test(token.text);
}
