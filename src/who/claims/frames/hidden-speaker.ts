import { BE } from '../../lexicon/grammar.ts';
import { words } from '../../lexicon/words.ts';
import type { FrameFinder } from './frame.ts';

const HIDING = words(
  'seen told believed thought suspected alleged reported said considered assessed understood rumored rumoured presumed judged deemed',
);

/** "is believed to have", "it is suspected that": nobody in particular says so. */
export const hiddenSpeaker: FrameFinder = (tokens, at) => {
  if (!HIDING.has(tokens[at]?.lower ?? '')) return undefined;
  const be = [at - 1, at - 2].some((index) => BE.has(tokens[index]?.lower ?? ''));
  const next = tokens[at + 1]?.lower;
  if (
    tokens[at]?.lower === 'seen' &&
    (next === 'behind' || next === 'as') &&
    !['have', 'has', 'had'].includes(tokens[at - 1]?.lower ?? '')
  )
    return { verb: at, covers: { from: 0, to: tokens.length } };
  if (!be || (next !== 'to' && next !== 'that')) return undefined;
  return { verb: at, covers: { from: 0, to: tokens.length } };
};
