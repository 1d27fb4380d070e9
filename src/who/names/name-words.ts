import { stateOf } from '../../vocab/states.ts';
import { ACTOR_MODIFIERS, ACTOR_NOUNS, STATE_ORGANS } from '../lexicon/actors.ts';
import { words } from '../lexicon/words.ts';
import type { Token } from '../tokens.ts';
import { isCapitalised } from '../tokens.ts';

/** Part of "Chinese state-sponsored cyber spies" after the nationality. */
export function isActorWord(token: Token | undefined): boolean {
  const word = token?.lower ?? '';
  return ACTOR_NOUNS.has(word) || ACTOR_MODIFIERS.has(word) || STATE_ORGANS.has(word);
}

const LONGEST_NAME = 4;

/** Capitalised words in a row, at most four; numbers may follow ("Group 3390"). */
export function endOfName(tokens: readonly Token[], from: number): number {
  let to = from;
  while (to < tokens.length && to - from < LONGEST_NAME && isNameWord(tokens[to])) to += 1;
  return to;
}

export function joined(tokens: readonly Token[], from: number, to: number): string {
  return tokens
    .slice(from, to)
    .map((token) => token.text)
    .join(' ');
}

function isNameWord(token: Token | undefined): boolean {
  return (
    token !== undefined &&
    isCapitalised(token) &&
    !isActorWord(token) &&
    stateOf(token.text) === undefined &&
    !COMMON_STARTS.has(token.lower) &&
    !DESCRIBING.test(token.lower) &&
    !token.lower.startsWith('cve-')
  );
}

/** "Russian-speaking", "China-based": adjectives with a capital. */
const DESCRIBING = /-(?:speaking|aligned|based|linked|backed|sponsored|nexus|affiliated|language|focused)$/;

const COMMON_STARTS = words(`
  the a an this that these those we our it its they their he she his her in on at for from by with and but or as if
  according what who how when while although however still also no not i you there here both many some most such
  unless since after before until because whether why where nor neither even despite during following under between among
  against without within only yet nobody someone somebody everyone everybody nothing meanwhile perhaps maybe later earlier
  then once now today yesterday one two three several another other suspected alleged bec ddos raas maas
  december january february march april may june july august september october november monday tuesday wednesday
  thursday friday saturday sunday`);
