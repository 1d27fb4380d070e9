import { AFFAIRS } from '../../../lexicon/deeds.ts';
import { words } from '../../../lexicon/words.ts';
import type { Token } from '../../../tokens.ts';
import { find } from '../../phrases.ts';

export function endsClause(token: Token | undefined): boolean {
  return (
    token === undefined ||
    /^\p{P}$/u.test(token.text) ||
    ['and', 'but', 'or', 'as', 'because', 'at', 'too', 'again', 'either', 'after'].includes(token.lower)
  );
}

/** A deed, by its noun or its verb, within ten words. */
export function isHostile(tokens: readonly Token[], from: number): boolean {
  return (
    find(
      tokens,
      from,
      from + 10,
      (word) =>
        AFFAIRS.has(word) ||
        /^(?:hack|breach|steal|attack|break|intru|rob|sabotag|leak|plant|encrypt|extort|infect|defraud|ransom|spying|infiltrat|cyberattack)/.test(
          word,
        ),
    ) >= 0
  );
}

/** A word of the set before the clause ends, at most `reach` words on. */
export function within(
  tokens: readonly Token[],
  from: number,
  reach: number,
  set: ReadonlySet<string>,
): boolean {
  const stop = find(tokens, from, from + reach, (word) => /^[.;:]$/.test(word) || set.has(word));
  return stop >= 0 && set.has(tokens[stop]?.lower ?? '');
}

const SAID = words(
  'said says say told according accused accuses alleged allegedly alleges claims claimed believes believe believed suspects suspected court prosecutors prosecutor police indictment charge charged charges found think thinks convinced confirmed confirms admitted denies denied knows know',
);

/** Somebody says, finds or charges something in this sentence. */
export function isSpokenOf(tokens: readonly Token[]): boolean {
  return tokens.some((token) => SAID.has(token.lower));
}

/** "Activity reported by S as X": S tells of it and has not done it. */
export const TELLING: ReadonlySet<string> = words(`
  reported tracked described documented published observed identified detected analysed analyzed disclosed discovered
  called dubbed named known seen found investigated`);
