import type { Token } from '../tokens.ts';
import { isCapitalised, isWord } from '../tokens.ts';
import { AUXILIARIES, CLAUSE_WORDS, NAMELESS, SAYING } from './words.ts';

/** Token indexes, `to` exclusive. */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

/** Speakers are short; what is longer is a clause that was taken for one. */
const LONGEST_PHRASE = 14;

/**
 * The noun phrase that is the subject of the verb at `verb`, or undefined. Auxiliaries and adverbs in
 * between are skipped; an apposition set off by commas belongs to it ("Ann Vale, head of X, said").
 */
export function subjectOf(tokens: readonly Token[], verb: number): TokenRange | undefined {
  let to = verb;
  while (to > 0 && isBetween(tokens[to - 1])) to -= 1;
  if (tokens[to - 1]?.text === ',') return apposition(tokens, to);
  if (PERSONAL.has(tokens[to - 1]?.lower ?? '')) return { from: to - 1, to };
  const from = phraseStart(tokens, to);
  return from < to ? { from, to } : undefined;
}

/** A pronoun is a subject by itself, whatever stands before it. */
const PERSONAL = new Set(['we', 'i', 'he', 'she', 'they', 'it']);

function isBetween(token: Token | undefined): boolean {
  const word = token?.lower ?? '';
  return AUXILIARIES.has(word) || (word.length > 4 && word.endsWith('ly')) || word === '“' || word === '"';
}

function apposition(tokens: readonly Token[], comma: number): TokenRange | undefined {
  for (let at = comma - 2; at > 0 && comma - at <= LONGEST_PHRASE; at -= 1) {
    if (tokens[at]?.text === ',') {
      const from = phraseStart(tokens, at);
      const named = isCapitalised(tokens[at - 1]) || NAMELESS.has(tokens[at - 1]?.lower ?? '');
      return named && from < at ? { from, to: comma - 1 } : undefined;
    }
    if (SAYING.has(tokens[at]?.lower ?? '')) return undefined;
  }
  return undefined;
}

function phraseStart(tokens: readonly Token[], to: number): number {
  let from = to;
  while (from > 0 && to - from < LONGEST_PHRASE && continuesBack(tokens, from - 1)) from -= 1;
  while (from < to && LEADING.has(tokens[from]?.lower ?? '')) from += 1;
  return from;
}

const LEADING = new Set([
  'and',
  'or',
  'but',
  'in',
  'on',
  'at',
  'still',
  'as',
  'for',
  'to',
  'by',
  'from',
  'with',
]);

function continuesBack(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || CLAUSE_WORDS.has(token.lower)) return false;
  if (token.lower === 'and') return isCapitalised(tokens[at - 1]) && isCapitalised(tokens[at + 1]);
  if (SAYING.has(token.lower) && !isCapitalised(token) && !isNounHere(tokens, at)) return false;
  if (token.text === '.') return isCapitalised(tokens[at - 1]) && (tokens[at - 1]?.text.length ?? 9) <= 3;
  return isWord(token) || token.lower === "'s";
}

/** "the report said": `report` is a noun there. */
function isNounHere(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return (
    before?.lower === 'the' ||
    before?.lower === "'s" ||
    before?.lower === 'a' ||
    before?.lower === 'its' ||
    isCapitalised(before)
  );
}

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

/** Whether the words stand at `at` one after the other, in lower case. */
export function sequence(tokens: readonly Token[], at: number, ...expected: readonly string[]): boolean {
  return expected.every((word, offset) => tokens[at + offset]?.lower === word);
}
