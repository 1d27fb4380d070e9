import { ACTS } from '../../../lexicon/acts.ts';
import { NEGATIONS } from '../../../lexicon/grammar.ts';
import { words } from '../../../lexicon/words.ts';
import type { Token } from '../../../tokens.ts';
import { find, sequence } from '../../phrases.ts';
import type { DidFinder } from './did-deed.ts';
import { didDeed } from './did-deed.ts';
import { predicateAfter } from './predicate.ts';

const CLAIMING = words('claimed claims claim took takes take');
const ADMITTING = words('admitted admits acknowledged');
const CREDIT = words('responsibility credit');

/** "X has claimed responsibility for the attack": X itself says that X did it. Not to claim it is no denial. */
export const findClaimedIt: DidFinder = (scene, mention) => {
  const { tokens } = scene.sentence;
  const found = predicateAfter(tokens, mention.to);
  if (found === undefined || !takesCredit(tokens, found.verb)) return undefined;
  const negated = find(tokens, found.start, found.verb, (word) => NEGATIONS.has(word)) >= 0;
  if (negated || NEGATIONS.has(tokens[mention.from - 1]?.lower ?? '')) return undefined;
  const range = { anchor: found.verb, from: mention.from, to: found.verb + 2 };
  return {
    ...didDeed(scene, mention, range, undefined),
    claimant: { from: mention.from, to: mention.to },
    stance: 'asserts',
  };
};

function takesCredit(tokens: readonly Token[], verb: number): boolean {
  const word = tokens[verb]?.lower ?? '';
  const noun = tokens[verb + 1]?.lower === 'full' ? verb + 2 : verb + 1;
  const forIt = CREDIT.has(tokens[noun]?.lower ?? '') && tokens[noun + 1]?.lower === 'for';
  if (CLAIMING.has(word)) return forIt;
  const act = find(tokens, verb + 1, verb + 6, (next) => ACTS.has(next)) >= 0;
  return ADMITTING.has(word) && (forIt || (act && sequence(tokens, verb + 1, 'to')));
}
