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
  return tokens[range.from]?.lower === 'the' && !VOICELESS.has(head) && !TOOLS.has(head) && !ACTS.has(head);
}

/** "nobody", "no one in the firm"; "few experts" are somebody. */
function isNobody(tokens: readonly Token[], range: TokenRange): boolean {
  const first = tokens[range.from]?.lower ?? '';
  return VOICELESS.has(first) && !(first === 'few' && NAMELESS.has(tokens[range.from + 1]?.lower ?? ''));
}

function headEnd(tokens: readonly Token[], range: TokenRange): number {
  const place = find(tokens, range.from + 1, range.to, (word) => PLACED.has(word));
  return place < 0 ? range.to : place;
}

/** Whether a word is, or ends, a name or a noun for those who speak. */
export function speaks(token: Token | undefined): boolean {
  if (token === undefined) return false;
  if (SPEAKERS.some((speakers) => speakers.has(token.lower))) return true;
  return isCapitalised(token) && !OPENING.has(token.lower);
}

export function isPronoun(tokens: readonly Token[], range: TokenRange): boolean {
  return range.to - range.from === 1 && PRONOUNS.has(tokens[range.from]?.lower ?? '');
}

/** Whether the phrase names a channel that carries what others say ("news sources"). */
export function isChannel(tokens: readonly Token[], range: TokenRange): boolean {
  return tokens.slice(range.from, range.to).some((token) => CHANNELS.has(token.lower));
}
