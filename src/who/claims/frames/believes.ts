import { BE } from '../../lexicon/grammar.ts';
import { BELIEVING } from '../../lexicon/speech.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import { findBack } from '../phrases.ts';
import { couldUtter } from '../speakers/could-speak.ts';
import { openingSpeaker } from '../speakers/opening-speaker.ts';
import { subjectOf } from '../subjects.ts';
import type { Frame, FrameFinder } from './frame.ts';

const FOLLOWING = words('that it he she they this');
const REMAINING = words('am remain remains remained seem seems');
const ATTITUDES = words('doubt doubts suspicion suspicions confidence reservations');
const HAVING = words('has have had');

/** "S is confident that …", "I am convinced it was …", "S has little doubt that …": a belief with its holder. */
export const believes: FrameFinder = (tokens, at) => {
  const word = tokens[at]?.lower ?? '';
  if (!FOLLOWING.has(tokens[at + 1]?.lower ?? '')) return undefined;
  if (BELIEVING.has(word)) return heldBy(tokens, at, (verb) => BE.has(verb) || REMAINING.has(verb));
  return ATTITUDES.has(word) ? heldBy(tokens, at, (verb) => HAVING.has(verb)) : undefined;
};

function heldBy(tokens: readonly Token[], at: number, isVerb: (word: string) => boolean): Frame | undefined {
  const verb = findBack(tokens, at, 4, isVerb, (word) => word === 'that' || word === ',');
  const near = verb < 0 ? undefined : subjectOf(tokens, verb);
  const opening = verb < 0 ? undefined : openingSpeaker(tokens, verb, near);
  const claimant = opening ?? (near !== undefined && couldUtter(tokens, near) ? near : undefined);
  if (claimant === undefined) return undefined;
  return { claimant, verb, covers: { from: at + 1, to: tokens.length } };
}
