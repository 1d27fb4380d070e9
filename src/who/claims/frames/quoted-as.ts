import { NAMELESS } from '../../lexicon/speakers.ts';
import { words } from '../../lexicon/words.ts';
import { find, phraseFrom, sequence } from '../phrases.ts';
import { subjectOf } from '../subjects.ts';
import type { FrameFinder } from './frame.ts';

const QUOTING = words('quotes quoted quoting cites cited');

/** "the paper quotes one of them as saying": who is quoted says it, the paper carries it. */
export const quotedAs: FrameFinder = (tokens, at) => {
  if (!QUOTING.has(tokens[at]?.lower ?? '')) return undefined;
  const as = find(tokens, at + 2, at + 12, (word) => word === 'as');
  if (as < 0 || !sequence(tokens, as, 'as', 'saying')) return undefined;
  const channel = subjectOf(tokens, at);
  const after = tokens.length - as > 5;
  const covers = after ? { from: as + 2, to: tokens.length } : { from: 0, to: channel?.from ?? at };
  return { claimant: { from: at + 1, to: as }, verb: at, covers, ...(channel && { channel }) };
};

/** "…, citing three people with knowledge of it": they say so, whoever reports it. */
export const citing: FrameFinder = (tokens, at) => {
  if (!['citing', 'quoting'].includes(tokens[at]?.lower ?? '')) return undefined;
  const claimant = phraseFrom(tokens, at + 1);
  if (claimant === undefined) return undefined;
  const people = find(tokens, at + 1, Math.min(claimant.to, at + 5), (word) => NAMELESS.has(word)) >= 0;
  return people ? { claimant, verb: at, covers: { from: 0, to: at } } : undefined;
};

/** "Press reports have it that …", "rumour has it that". */
export const hasIt: FrameFinder = (tokens, at) => {
  const has =
    ['have', 'has', 'had'].includes(tokens[at]?.lower ?? '') && sequence(tokens, at + 1, 'it', 'that');
  const claimant = has ? subjectOf(tokens, at) : undefined;
  return claimant && { claimant, verb: at, covers: { from: at + 3, to: tokens.length } };
};
