import { stateOf } from '../../../vocab/states.ts';
import { INSTITUTIONS, NAMELESS } from '../../lexicon/speakers.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import { isCapitalised, isWord } from '../../tokens.ts';
import { isHouseWord } from '../speakers/name-words.ts';
import type { FrameFinder } from './frame.ts';

const PEOPLE = words(
  'spy spies minister expert lawyer chief boss head report police court study survey agent source feds fbi nsa cisa doj ncsc authorities prosecutors researcher',
);
const LONGEST = 5;

/** Headlines: "Officials: X cut the power", "X behind breach: Ferry Labs". */
export const colon: FrameFinder = (tokens, at) => {
  if (tokens[at]?.text !== ':' || at === 0) return undefined;
  const leads = at <= LONGEST && isCapitalised(tokens[0]) && isSpeaker(tokens, 0, at);
  if (leads && !ends(tokens))
    return { claimant: { from: 0, to: at }, verb: at, covers: { from: at + 1, to: tokens.length } };
  const to = tokens.length;
  const trails =
    to - at - 1 <= LONGEST &&
    to > at + 1 &&
    (isCapitalised(tokens[at + 1]) || isCommon(tokens, at + 1, to)) &&
    isSpeaker(tokens, at + 1, to);
  return trails ? { claimant: { from: at + 1, to }, verb: at, covers: { from: 0, to: at } } : undefined;
};

/** "Mint hacked by Varnia: minister", "… : two officials". */
function isCommon(tokens: readonly Token[], from: number, to: number): boolean {
  return to - from < 4 && isCapitalised(tokens[0]) && !ends(tokens);
}

/** A sentence with a full stop is no headline. */
function ends(tokens: readonly Token[]): boolean {
  return /^[.!;]$/u.test(tokens.at(-1)?.text ?? '');
}

function isSpeaker(tokens: readonly Token[], from: number, to: number): boolean {
  const phrase = tokens.slice(from, to);
  const last = phrase.at(-1)?.lower ?? '';
  return (
    phrase.every((token) => isWord(token) || token.lower === "'s" || token.text === '&') &&
    (NAMELESS.has(last) ||
      INSTITUTIONS.has(last) ||
      PEOPLE.has(last) ||
      isHouseWord(last) ||
      (to - from < 3 && stateOf(phrase.map(({ text }) => text).join(' ')) !== undefined))
  );
}
