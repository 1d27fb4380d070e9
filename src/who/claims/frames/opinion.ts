import { SELF } from '../../lexicon/speakers.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { find, sequence } from '../phrases.ts';
import type { FrameFinder } from './frame.ts';

const OPINIONS = words(
  'opinion view judgement judgment assessment estimation words telling account reckoning eyes mind',
);
const POSSESSIVES = words('his her their');

/** "In Vale’s view, …", "By her words, …", "is, in the authors’ opinion, …": whose opinion it is. */
export const opinion: FrameFinder = (tokens, at) => {
  if (!['in', 'by', 'to'].includes(tokens[at]?.lower ?? '')) return undefined;
  const noun = find(tokens, at + 2, at + 9, (word) => OPINIONS.has(word));
  const claimant = noun < 0 ? undefined : ownerBefore(tokens, at + 1, noun);
  return claimant && { claimant, verb: at, covers: { from: 0, to: tokens.length } };
};

function ownerBefore(tokens: readonly Token[], from: number, noun: number): TokenRange | undefined {
  const word = tokens[noun - 1]?.lower ?? '';
  if (noun - from === 1) return POSSESSIVES.has(word) || SELF.has(word) ? { from, to: noun } : undefined;
  const owner = { from, to: noun - 1 };
  if (find(tokens, from, noun, (each) => each === ',') >= 0) return undefined;
  return word === "'s" || (["'", '’'].includes(word) && tokens[noun - 2]?.lower.endsWith('s') === true)
    ? owner
    : undefined;
}

/** "My view is that …", "Our theory is that …": the report’s, or whoever’s it is. */
export const viewIs: FrameFinder = (tokens, at) => {
  if (!sequence(tokens, at, 'is', 'that') && !sequence(tokens, at, 'was', 'that')) return undefined;
  const held = HELD.has(tokens[at - 1]?.lower ?? '') && SELF.has(tokens[at - 2]?.lower ?? '');
  return held
    ? { claimant: { from: at - 2, to: at - 1 }, verb: at - 1, covers: { from: at + 2, to: tokens.length } }
    : undefined;
};

const HELD = words(
  'view opinion belief theory guess assessment judgement judgment conclusion suspicion hypothesis',
);
