import { AFFAIRS } from '../../../lexicon/deeds.ts';
import { CULPRITS } from '../../../lexicon/relations.ts';
import { words } from '../../../lexicon/words.ts';
import { find, findBack } from '../../phrases.ts';
import { subjectOf } from '../../subjects.ts';
import type { DidFinder } from './did-deed.ts';
import { didDeed } from './did-deed.ts';

const COMING = words('came come comes originated originates originate emanated emanates stemmed stems');

/** "The attack came from Varnia", "the intruders were Varnian": a state by where it is said to come from. */
export const findOriginOf: DidFinder = (scene, mention) => {
  if (mention.object.kind !== 'state' || mention.basis !== undefined) return undefined;
  const { tokens } = scene.sentence;
  const link = tokens[mention.from - 1]?.lower ?? '';
  if (link !== 'from' && link !== 'in') return undefined;
  const verb = findBack(
    tokens,
    mention.from - 1,
    3,
    (word) => COMING.has(word),
    (word) => /^\p{P}$/u.test(word),
  );
  const next = tokens[mention.to];
  const ends = next === undefined || !/^\p{L}/u.test(next.text) || ['and', 'as', 'but'].includes(next.lower);
  if (verb < 0 || !ends) return undefined;
  const subject = subjectOf(tokens, verb);
  const whole = subject ?? { from: Math.max(0, verb - 4), to: verb };
  const affair = find(tokens, whole.from, whole.to, (word) => AFFAIRS.has(word) || CULPRITS.has(word));
  return affair < 0
    ? undefined
    : didDeed(scene, mention, { anchor: verb, from: whole.from, to: mention.to }, undefined);
};
