import { words } from '../../../lexicon/words.ts';
import type { ActorMention } from '../../../names/actor-mention.ts';
import type { Token } from '../../../tokens.ts';
import { findBack } from '../../phrases.ts';

const ALIAS = words('as aka alias a.k.a ( / formerly nicknamed also');

/**
 * Who is said to serve, of those named before the cue, nearest last: not a further name of his. In "X (aka Y, Z) has
 * been tied to", "X, also known as Y, works for" it is X.
 */
export function nearestServer(
  tokens: readonly Token[],
  named: readonly ActorMention[],
): ActorMention | undefined {
  let at = named.length - 1;
  while (at > 0 && isFurtherName(tokens, named[at], named[at - 1])) at -= 1;
  return named[at];
}

function isFurtherName(
  tokens: readonly Token[],
  name: ActorMention | undefined,
  before: ActorMention | undefined,
): boolean {
  if (name === undefined || before === undefined || name.from - before.to > 8) return false;
  const between = tokens.slice(before.to, name.from);
  if (between.some(({ lower }) => ALIAS.has(lower))) return !between.some(({ lower }) => lower === ')');
  // "(Y, Z)": a list inside the brackets that follow the name.
  const listed = between.length === 1 && between[0]?.text === ',';
  return (
    listed &&
    findBack(
      tokens,
      name.from,
      16,
      (word) => word === '(',
      (word) => word === ')',
    ) >= 0
  );
}
