import { CHANNELS } from '../../lexicon/speakers.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import { isCapitalised } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';
import { find, phraseFrom } from '../phrases.ts';

export function isTelling(tokens: readonly Token[], verb: number): boolean {
  return ['tell', 'tells', 'told'].includes(tokens[verb]?.lower ?? '');
}

/** Where whom it is told ends; what is said comes after. */
interface Told {
  readonly to: number;
  /** A medium that carries it; "told reporters" and "told us" name none. */
  readonly channel?: TokenRange;
}

const ENDS_HEARER = words('he she it they in on at during');
const HEARERS = words('reporters journalists');

/** "told the Daily Wire in an interview that …". */
export function toldWhom(tokens: readonly Token[], verb: number): Told | undefined {
  const phrase = isTelling(tokens, verb) ? phraseFrom(tokens, verb + 1) : undefined;
  if (phrase === undefined) return undefined;
  const end = find(tokens, phrase.from + 1, phrase.to, (word) => ENDS_HEARER.has(word));
  const hearer = { from: phrase.from, to: end < 0 ? phrase.to : end };
  const medium = tokens.slice(hearer.from, hearer.to).some(isMedium);
  return medium ? { to: hearer.to, channel: hearer } : { to: hearer.to };
}

function isMedium(token: Token): boolean {
  return isCapitalised(token) || (CHANNELS.has(token.lower) && !HEARERS.has(token.lower));
}
