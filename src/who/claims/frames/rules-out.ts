import { NEGATIONS } from '../../lexicon/grammar.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import { findBack } from '../phrases.ts';
import { couldUtter } from '../speakers/could-speak.ts';
import { subjectOf } from '../subjects.ts';
import type { FrameFinder } from './frame.ts';

const RULING = words('rule rules ruled ruling');
const EXCLUDING = words('exclude excludes excluded');
const REFUSING = words('refused refuses declined declines unable');

/** "S ruled out that …" denies; "S cannot rule out that …", "refused to rule out" leave it possible. */
export const rulesOut: FrameFinder = (tokens, at) => {
  const excludes = EXCLUDING.has(tokens[at]?.lower ?? '');
  const rules = RULING.has(tokens[at]?.lower ?? '') && tokens[at + 1]?.lower === 'out';
  if (!rules && !(excludes && tokens[at + 1]?.lower === 'that')) return undefined;
  const turned = turningBefore(tokens, at);
  const claimant = subjectOf(tokens, turned < 0 ? at : turned);
  const frame = {
    verb: turned < 0 ? at : turned,
    covers: { from: excludes ? at + 1 : at + 2, to: tokens.length },
    stance: turned < 0 ? ('denies' as const) : ('asserts' as const),
  };
  return claimant !== undefined && couldUtter(tokens, claimant) ? { ...frame, claimant } : frame;
};

function turningBefore(tokens: readonly Token[], at: number): number {
  return findBack(
    tokens,
    at,
    3,
    (word) => NEGATIONS.has(word) || word.endsWith("n't") || REFUSING.has(word),
    (word) => word === ',' || word === 'that',
  );
}
