import type { Token } from '../tokens.ts';
import { isCapitalised } from '../tokens.ts';
import type { TokenRange } from './phrases.ts';
import { CHANNELS, NAMELESS, PRONOUNS, SELF, SPEAKS_FOR, words } from './words.ts';

const INSTITUTIONS = words(
  'agency agencies government governments ministry police prosecutors court firm company vendor authors author team cert',
);

const SPEAKERS: readonly ReadonlySet<string>[] = [
  PRONOUNS,
  SELF,
  NAMELESS,
  SPEAKS_FOR,
  CHANNELS,
  INSTITUTIONS,
];

/** A subject that can say something: a name, a pronoun, or a noun for those who speak. */
export function couldSpeak(tokens: readonly Token[], range: TokenRange): boolean {
  return tokens.slice(range.from, range.to).some((token) => speaks(token));
}

/** Whether a word is, or ends, a name or a noun for those who speak. */
export function speaks(token: Token | undefined): boolean {
  return (
    token !== undefined && (isCapitalised(token) || SPEAKERS.some((speakers) => speakers.has(token.lower)))
  );
}
