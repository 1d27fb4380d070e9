import { BE } from '../../lexicon/grammar.ts';
import { words } from '../../lexicon/words.ts';
import { find, phraseFrom } from '../phrases.ts';
import type { FrameFinder } from './frame.ts';

const HIDING = words(
  'seen told believed thought suspected alleged reported said considered assessed understood rumored rumoured presumed judged deemed',
);

/** "is believed to have", "it is suspected that": nobody in particular says so, unless "by" names him. */
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
  const by = be && next === 'by' ? phraseFrom(tokens, at + 2) : undefined;
  const end = by === undefined ? -1 : find(tokens, by.from, by.to + 1, (word) => word === 'to');
  if (by !== undefined && end > by.from)
    return { claimant: { from: by.from, to: end }, verb: at, covers: { from: 0, to: tokens.length } };
  const being = tokens[at - 1]?.lower === 'being' && ['is', 'was'].includes(tokens[at - 2]?.lower ?? '');
  const dummy =
    being && tokens[at - 3]?.lower === 'it' && find(tokens, at + 1, at + 7, (word) => word === 'that') > 0;
  if (!dummy && (!be || (next !== 'to' && next !== 'that'))) return undefined;
  return { verb: at, covers: { from: 0, to: tokens.length } };
};
