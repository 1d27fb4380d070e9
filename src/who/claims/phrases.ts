import { CLAUSE_WORDS, DETERMINERS } from '../lexicon/grammar.ts';
import type { Token } from '../tokens.ts';
import { isCapitalised, isWord } from '../tokens.ts';

/** Token indexes, `to` exclusive. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** Speakers are short; what is longer is a clause that was taken for one. */
export const LONGEST_PHRASE = 14;

/** The noun phrase from `from` up to a clause word, a verb of saying or punctuation. */
export function phraseFrom(tokens: readonly Token[], from: number): TokenRange | undefined {
  let to = from;
  while (to < tokens.length && to - from < LONGEST_PHRASE && continuesOn(tokens, to)) to += 1;
  return to > from ? { from, to } : undefined;
}

function continuesOn(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || CLAUSE_WORDS.has(token.lower)) return false;
  if (token.text === '.') return isAbbreviated(tokens, at);
  return isWord(token) || token.lower === "'s";
}

/** The full stop of "U.S." or "Dr." with a word after it. */
function isAbbreviated(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  const short =
    before?.text.includes('.') === true || (isCapitalised(before) && (before?.text.length ?? 9) <= 3);
  return short && isWord(tokens[at + 1]);
}

/** Index of the first token from `from` on (below `limit`) that `test` accepts, else -1. */
export function find(
  tokens: readonly Token[],
  from: number,
  limit: number,
  test: (word: string, at: number) => boolean,
): number {
  for (let at = Math.max(0, from); at < Math.min(limit, tokens.length); at += 1) {
    if (test(tokens[at]?.lower ?? '', at)) return at;
  }
  return -1;
}

/** Index of the last token before `from`, at most `reach` back, that `test` accepts, else -1; stops at a `stop`. */
export function findBack(
  tokens: readonly Token[],
  from: number,
  reach: number,
  test: (word: string) => boolean,
  stop: (word: string) => boolean = () => false,
): number {
  for (let at = from - 1; at >= Math.max(0, from - reach); at -= 1) {
    const word = tokens[at]?.lower ?? '';
    if (test(word)) return at;
    if (stop(word)) return -1;
  }
  return -1;
}

/** Whether the words stand at `at` one after the other, in lower case. */
export function sequence(tokens: readonly Token[], at: number, ...expected: readonly string[]): boolean {
  return expected.every((word, offset) => tokens[at + offset]?.lower === word);
}

/** Which of the written-out word sequences stands at `at`; put longer ones first. */
export function oneOf(
  tokens: readonly Token[],
  at: number,
  sequences: readonly (readonly string[])[],
): readonly string[] | undefined {
  return sequences.find((expected) => sequence(tokens, at, ...expected));
}

/** "-ly", except in the few adverbs that are too short to tell. */
export function isAdverb(word: string): boolean {
  return word.length > 4 && word.endsWith('ly');
}

/** Over the determiner, if one stands at `at`. */
export function afterDeterminer(tokens: readonly Token[], at: number): number {
  return DETERMINERS.has(tokens[at]?.lower ?? '') ? at + 1 : at;
}
