import { CASES } from '../../lexicon/relations.ts';
import { STATEMENTS } from '../../lexicon/speech.ts';
import { subjectOf } from '../subjects.ts';
import type { FrameFinder } from './frame.ts';

/** "Northgate’s case against X", "Northgate’s attribution to X": whose case it is. */
export const owned: FrameFinder = (tokens, at) => {
  const word = tokens[at]?.lower ?? '';
  if (!(CASES.has(word) || STATEMENTS.has(word)) || tokens[at - 1]?.lower !== "'s") return undefined;
  if (!['against', 'to', 'of', 'for'].includes(tokens[at + 1]?.lower ?? '')) return undefined;
  const claimant = subjectOf(tokens, at - 1);
  return claimant && { claimant, verb: at, covers: { from: at, to: tokens.length } };
};
