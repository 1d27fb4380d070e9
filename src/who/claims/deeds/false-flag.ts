import { sequence } from '../phrases.ts';
import type { Deed, DeedFinder } from './deed.ts';
import { objectOf } from './deed.ts';

/** "a false flag", "planted to implicate X": someone is said to be framed; the framed one is no culprit. */
export const findFalseFlag: DeedFinder = (scene) => {
  const { tokens } = scene.sentence;
  const at = tokens.findIndex(
    (token, index) =>
      sequence(tokens, index, 'false', 'flag') ||
      token.lower === 'false-flag' ||
      (['implicate', 'frame', 'framing', 'implicating'].includes(token.lower) &&
        tokens[index - 1]?.lower === 'to'),
  );
  if (at < 0) return [];
  const framed = scene.mentions.find((mention) => mention.from > at);
  const cue = { from: at, to: tokens[at]?.lower === 'false' ? at + 2 : at + 1 };
  const deed: Deed = {
    predicate: 'false-flag',
    anchor: at,
    ...cue,
    object: objectOf(scene, cue, 'unstated'),
  };
  return [framed === undefined ? deed : { ...deed, to: framed.to, subject: framed.object }];
};
