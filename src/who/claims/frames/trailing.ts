import { AUXILIARIES, DETERMINERS } from '../../lexicon/grammar.ts';
import { SAYING } from '../../lexicon/speech.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import { isCapitalised } from '../../tokens.ts';
import { find, phraseFrom } from '../phrases.ts';
import { CALENDAR } from '../speakers/name-words.ts';
import { isTelling } from './told.ts';

const QUOTE_ENDS = words(', ” " ’');

/** Nothing but punctuation, an adverb or a date follows: what is said stands before. */
export function isTrailing(tokens: readonly Token[], verb: number): boolean {
  const before = find(tokens, 0, verb, (word) => word === ',' || word === '”' || word === '"') >= 0;
  const clauseAfter =
    find(
      tokens,
      verb + 1,
      tokens.length,
      (word, at) => word === 'that' || (SAYING.has(word) && !DETERMINERS.has(tokens[at - 1]?.lower ?? '')),
    ) >= 0;
  const short = tokens.length - verb <= (isTelling(tokens, verb) ? 9 : 5);
  return before && !clauseAfter && (short || isInverted(tokens, verb) || onlyWhere(tokens, verb + 1));
}

const WHERE = words('in on at during via through to late early last this');
const LONGEST_WHERE = 14;

/** "… said in a blog post on Tuesday": where and when it was said, and nothing more. */
function onlyWhere(tokens: readonly Token[], from: number): boolean {
  const rest = tokens.slice(from);
  const [first] = rest;
  if (rest.length > LONGEST_WHERE || !(WHERE.has(first?.lower ?? '') || CALENDAR.has(first?.lower ?? '')))
    return false;
  return !rest.some(({ lower }) => AUXILIARIES.has(lower) || /^[,;:“"]$/u.test(lower));
}

const OPENS_SPEAKER = words('the a an one another two three its her his');

/** "…,” said S": a bare name after the verb. What has a verb of its own is what is said. */
export function isInverted(tokens: readonly Token[], verb: number): boolean {
  if (isTelling(tokens, verb) || !QUOTE_ENDS.has(tokens[verb - 1]?.text ?? '')) return false;
  const speaker = phraseFrom(tokens, verb + 1);
  const first = tokens[verb + 1];
  if (speaker === undefined || !(isCapitalised(first) || OPENS_SPEAKER.has(first?.lower ?? ''))) return false;
  return find(tokens, speaker.from, speaker.to, (word) => AUXILIARIES.has(word)) < 0;
}
