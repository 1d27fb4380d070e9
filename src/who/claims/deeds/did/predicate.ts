import { AUXILIARIES } from '../../../lexicon/grammar.ts';
import { words } from '../../../lexicon/words.ts';
import type { Token } from '../../../tokens.ts';
import { find, isAdverb } from '../../phrases.ts';

/** Where a doer's verb stands, and where the words that belong to the verb begin. */
interface Predicate {
  readonly start: number;
  readonly verb: number;
}

/**
 * The verb of the doer that ends at `to`: over auxiliaries, adverbs and hedges ("is believed to have"),
 * and over an apposition or relative clause between commas ("X, a group that we follow, breached").
 */
export function predicateAfter(tokens: readonly Token[], to: number): Predicate | undefined {
  const start = afterInsertion(tokens, overNoun(tokens, to));
  const verb = find(tokens, start, start + 8, (word) => !isBetween(word));
  return verb < 0 ? undefined : { start, verb };
}

const HEDGING = words(`
  believed thought suspected said reported alleged considered presumed likely very highly most almost to have who best
  well`);

function isBetween(word: string): boolean {
  const mark = word === '“' || word === '"' || word === ',';
  return mark || AUXILIARIES.has(word) || HEDGING.has(word) || isAdverb(word);
}

/** "The X gang claimed": over the noun that says what X is. */
function overNoun(tokens: readonly Token[], to: number): number {
  let at = to;
  while (at - to < 3 && NOUNS.has(tokens[at]?.lower ?? '')) at += 1;
  return at;
}

const NOUNS = words(
  'group gang crew actor actors hackers hacker hacking ransomware team operators operation threat collective',
);

const OPENS_INSERTION = words(`
  a an the which who whose also aka known formerly previously better otherwise tracked dubbed called named or one`);

const LONGEST_INSERTION = 36;

/** Behind the comma or bracket that closes what was inserted after a name. */
function afterInsertion(tokens: readonly Token[], to: number): number {
  const opens = tokens[to]?.text;
  if (opens === '(') return closed(tokens, to, ')');
  if (opens !== ',' || !OPENS_INSERTION.has(tokens[to + 1]?.lower ?? '')) return to;
  const end = closed(tokens, to, ',');
  // "X, a group tied to the service Y, the army's own, was behind it".
  const again = end > to && ['the', 'a', 'an'].includes(tokens[end]?.lower ?? '');
  return again ? closed(tokens, end - 1, ',') : end;
}

function closed(tokens: readonly Token[], open: number, mark: string): number {
  const end = find(tokens, open + 1, open + LONGEST_INSERTION, (word) => word === mark);
  return end < 0 ? open : end + 1;
}
