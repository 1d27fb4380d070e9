import { NEGATIONS } from '../../../lexicon/grammar.ts';
import { words } from '../../../lexicon/words.ts';
import { find, findBack } from '../../phrases.ts';
import { type DidFinder, didDeed } from './did-deed.ts';

const LINK = words(
  'link links connection connections tie ties trace traces relation overlap overlaps evidence proof indication indications sign signs hint',
);
const TURNING = words('but although though however yet still');
const LEFT_OPEN = words('possible potential probable likely some other weak tenuous loose indirect');
/** Words back in which the empty search may stand. */
const REACH = 14;

/** "No tie … links it to X, but several points show a possible tie": the noun after all is what is claimed. */
export const findAfterAll: DidFinder = (scene, mention) => {
  const { tokens } = scene.sentence;
  const turn = find(tokens, mention.to, mention.to + 4, (word) => TURNING.has(word));
  if (turn < 0) return undefined;
  const after = (word: string, at: number) => LINK.has(word) && LEFT_OPEN.has(tokens[at - 1]?.lower ?? '');
  const noun = find(tokens, turn + 1, turn + 16, after);
  const none = findBack(tokens, mention.from, REACH, (word) => NEGATIONS.has(word));
  if (noun < 0 || none < 0 || find(tokens, none, mention.from, (word) => LINK.has(word)) < 0)
    return undefined;
  const range = { anchor: noun, from: noun - 1, to: noun + 1 };
  return { ...didDeed(scene, mention, range, undefined), stance: 'asserts' };
};
