import { TOOLS } from '../../lexicon/actors.ts';
import { ACTS } from '../../lexicon/acts.ts';
import { OPENING, PLACED } from '../../lexicon/grammar.ts';
import {
  CHANNELS,
  INSTITUTIONS,
  NAMELESS,
  PRONOUNS,
  SELF,
  SPEAKS_FOR,
  TITLES,
  VOICELESS,
} from '../../lexicon/speakers.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import { isCapitalised } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { find } from '../phrases.ts';

const SPEAKERS: readonly ReadonlySet<string>[] = [
  PRONOUNS,
  SELF,
  NAMELESS,
  SPEAKS_FOR,
  CHANNELS,
  INSTITUTIONS,
  TITLES,
];

/** A subject that can say something: a name, a pronoun, or a noun for those who speak. */
export function couldSpeak(tokens: readonly Token[], range: TokenRange): boolean {
  if (isSomeOf(tokens, range)) return true;
  const head = tokens[headEnd(tokens, range) - 1];
  if (VOICELESS.has(head?.lower ?? '') || isNobody(tokens, range)) return false;
  return tokens.slice(range.from, range.to).some((token) => speaks(token));
}

/**
 * The subject of a verb that only people use may be any "the …" that is no mere thing: "the bank said".
 */
export function couldUtter(tokens: readonly Token[], range: TokenRange): boolean {
  if (couldSpeak(tokens, range)) return true;
  const head = tokens[headEnd(tokens, range) - 1]?.lower ?? '';
  const first = tokens[range.from]?.lower ?? '';
  if (first === 'it' && range.to - range.from === 1) return true;
  return UTTERERS.has(first) && !VOICELESS.has(head) && !TOOLS.has(head) && !ACTS.has(head);
}

const SOME = words('one two three some several many another others a');

/** "one of the people", "another": somebody without a name. */
function isSomeOf(tokens: readonly Token[], range: TokenRange): boolean {
  const word = tokens[range.from]?.lower ?? '';
  if (!SOME.has(word)) return false;
  const [of, after] = [tokens[range.from + 1]?.lower, tokens[range.to - 1]?.lower ?? ''];
  if (range.to - range.from === 1) return word === 'another' || word === 'others';
  const third =
    word === 'a' && ['second', 'third', 'fourth'].includes(of ?? '') && range.to - range.from === 2;
  return third || (of === 'of' && !VOICELESS.has(after) && !TOOLS.has(after));
}

const UTTERERS = words('the a an my our his her their its this every each both most all');

/** "nobody", "no one in the firm"; "few experts" are somebody. */
function isNobody(tokens: readonly Token[], range: TokenRange): boolean {
  const first = tokens[range.from]?.lower ?? '';
  return VOICELESS.has(first) && !(first === 'few' && NAMELESS.has(tokens[range.from + 1]?.lower ?? ''));
}

function headEnd(tokens: readonly Token[], range: TokenRange): number {
  const place = find(tokens, range.from + 1, range.to, (word) => PLACED.has(word));
  return place < 0 ? range.to : place;
}

/** Heads of a row of indicators or under a picture; they are written like names. */
const MUTE =
  /^(?:sha-?\d+|md5|figure|table|path|buildtime|url|domain|ip|(?:mon|tues|wednes|thurs|fri|satur|sun)(?:day)?)$/u;

/** Whether a word is, or ends, a name or a noun for those who speak. */
export function speaks(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (SPEAKERS.some((speakers) => speakers.has(token.lower))) return true;
  return isCapitalised(token) && !OPENING.has(token.lower) && !MUTE.test(token.lower);
}

export function isPronoun(tokens: readonly Token[], range: TokenRange): boolean {
  const word = tokens[range.from]?.lower ?? '';
  return range.to - range.from === 1 && (PRONOUNS.has(word) || OBJECTIVE.has(word));
}

/** "according to him", "by her words". */
const OBJECTIVE = words('him her his them their');

/** Whether the phrase names a channel that carries what others say ("news sources"). */
export function isChannel(tokens: readonly Token[], range: TokenRange): boolean {
  const placed = find(tokens, range.from + 1, range.to, (word) => PLACED.has(word) || word === 'under');
  const to = placed < 0 ? range.to : placed;
  return tokens.slice(range.from, to).some((token) => CHANNELS.has(token.lower));
}
