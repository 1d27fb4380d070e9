import { PUBLICATIONS } from '../../lexicon/acts.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import { isCapitalised } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { find, phraseFrom } from '../phrases.ts';
import { couldSpeak } from '../speakers/could-speak.ts';
import type { FrameFinder } from './frame.ts';

const OPENERS = words('a an the its their his her this that last one another separate new recent joint');
const STATEMENTS = new Set([
  ...PUBLICATIONS,
  ...words('statement filing indictment complaint letter interview'),
]);
const BY = words('by from');
const ENDS = words('in on at last this that which who published released dated issued');

/** "… was blamed on X in a report by S"; "In an advisory from S, X was …": whose report it is. */
export const inReport: FrameFinder = (tokens, at) => {
  if (tokens[at]?.lower !== 'in' || !OPENERS.has(tokens[at + 1]?.lower ?? '')) return undefined;
  const report = find(tokens, at + 2, at + 6, (word) => STATEMENTS.has(word));
  const by = report < 0 ? -1 : find(tokens, report + 1, report + 5, (word) => BY.has(word));
  const claimant = by < 0 ? undefined : authorFrom(tokens, by + 1);
  if (claimant === undefined || find(tokens, report + 1, by, (word) => word === ',') > 0) return undefined;
  return {
    claimant,
    verb: at,
    covers: at < 2 ? { from: claimant.to, to: tokens.length } : { from: 0, to: at },
  };
};

function authorFrom(tokens: readonly Token[], from: number): TokenRange | undefined {
  const phrase = phraseFrom(tokens, from);
  if (phrase === undefined) return undefined;
  const end = find(tokens, from + 1, phrase.to, (word) => ENDS.has(word));
  const author = { from, to: end < 0 ? phrase.to : end };
  const named = tokens.slice(author.from, author.to).some((token) => isCapitalised(token));
  return named && couldSpeak(tokens, author) ? author : undefined;
}
