import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import { sequence } from '../phrases.ts';
import type { Deed, DeedFinder } from './deed.ts';
import { objectOf } from './deed.ts';

const FRAMING = words('implicate implicating incriminate frame framing');
const OPERATIONS = words('operation operations activity effort efforts attack attacks campaign');

/** "was a false flag", "planted to implicate X": someone is said to be framed; the framed one is no culprit. */
export const findFalseFlag: DeedFinder = (scene) => {
  const { tokens } = scene.sentence;
  const at = tokens.findIndex((_, index) => isFalseFlag(tokens, index) || isFraming(tokens, index));
  if (at < 0) return [];
  const framing = tokens.findIndex((_, index) => index >= at && isFraming(tokens, index));
  const framed = framing < 0 ? undefined : scene.mentions.find((mention) => mention.from > framing);
  const cue = { from: at, to: sequence(tokens, at, 'false', 'flag') ? at + 2 : at + 1 };
  const deed: Deed = {
    predicate: 'false-flag',
    anchor: at,
    ...cue,
    object: objectOf(scene, cue, 'unstated'),
  };
  return [framed === undefined ? deed : { ...deed, to: framed.to, subject: framed.object }];
};

/** This one, not false flags in general: "a false flag", "false flag operation". */
function isFalseFlag(tokens: readonly Token[], at: number): boolean {
  const words = sequence(tokens, at, 'false', 'flag') ? 2 : tokens[at]?.lower === 'false-flag' ? 1 : 0;
  if (words === 0) return false;
  return tokens[at - 1]?.lower === 'a' || OPERATIONS.has(tokens[at + words]?.lower ?? '');
}

function isFraming(tokens: readonly Token[], at: number): boolean {
  return FRAMING.has(tokens[at]?.lower ?? '') && tokens[at - 1]?.lower === 'to';
}
