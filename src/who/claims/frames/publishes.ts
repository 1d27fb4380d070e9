import { PUBLICATIONS } from '../../lexicon/acts.ts';
import { find } from '../phrases.ts';
import { couldSpeak } from '../speakers/could-speak.ts';
import { subjectOf } from '../subjects.ts';
import type { FrameFinder } from './frame.ts';

/** "S published a report … describing …": what the report is about, S says. */
export const publishes: FrameFinder = (tokens, at) => {
  if (!['published', 'released', 'issued'].includes(tokens[at]?.lower ?? '')) return undefined;
  const noun = find(tokens, at + 1, at + 5, (word) => PUBLICATIONS.has(word));
  const claimant = noun < 0 ? undefined : subjectOf(tokens, at);
  if (claimant === undefined || !couldSpeak(tokens, claimant)) return undefined;
  return { claimant, verb: at, covers: { from: noun + 1, to: tokens.length } };
};
