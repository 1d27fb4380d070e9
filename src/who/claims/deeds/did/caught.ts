import { AFFAIRS, DEED_VERBS, ENTERING_VERBS, STRIKING_VERBS } from '../../../lexicon/deeds.ts';
import { words } from '../../../lexicon/words.ts';
import { phraseAround } from '../../clauses/noun-phrase.ts';
import { find } from '../../phrases.ts';
import { subjectOf } from '../../subjects.ts';
import type { DidFinder } from './did-deed.ts';
import { didDeed, withClaimant } from './did-deed.ts';

const SEEING = words(`
  caught catch observed observe observes saw seen see detected detect found find spotted watched noticed identified
  discovered`);
const INSIDE = words(
  'network networks system systems mailbox mailboxes servers server computers environment',
);

/** "We caught X inside the network", "observed X breaking into a bank"; "we are dealing with X". */
export const findCaught: DidFinder = (scene, mention) => {
  if (mention.basis === 'open' || mention.basis === 'kind' || mention.object.kind !== 'actor')
    return undefined;
  const { tokens } = scene.sentence;
  const { from } = phraseAround(tokens, mention);
  const verb = from - 1;
  const word = tokens[verb]?.lower ?? '';
  const next = tokens[mention.to]?.lower ?? '';
  if (SEEING.has(word)) {
    const gerund = (table: ReadonlyMap<string, string>) => table.get(next) === 'ing';
    const doing = [DEED_VERBS, ENTERING_VERBS, STRIKING_VERBS].some(gerund);
    const inside =
      ['in', 'inside', 'within'].includes(next) &&
      find(tokens, mention.to + 1, mention.to + 6, (each) => INSIDE.has(each)) > 0;
    if (!doing && !inside) return undefined;
    const deed = didDeed(scene, mention, { anchor: verb, from: verb, to: mention.to + 1 }, undefined);
    return withClaimant(tokens, deed, subjectOf(tokens, verb));
  }
  const dealing =
    (word === 'with' && tokens[verb - 1]?.lower === 'dealing') ||
    (word === 'at' && tokens[verb - 1]?.lower === 'looking' && tokens[verb - 2]?.lower === 'are');
  const ends = !/^\p{L}/u.test(next) || ['here', 'again', 'and', 'in'].includes(next);
  return dealing &&
    ends &&
    !tokens.slice(0, verb).some(({ lower }) => AFFAIRS.has(lower) && lower === 'attempt')
    ? didDeed(scene, mention, { anchor: verb - 1, from: verb - 1, to: mention.to }, undefined)
    : undefined;
};
