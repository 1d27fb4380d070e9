import { ACTOR_NOUNS } from '../../lexicon/actors.ts';
import { OFFICES, TITLES } from '../../lexicon/speakers.ts';
import { words } from '../../lexicon/words.ts';
import type { Token } from '../../tokens.ts';
import type { TokenRange } from '../phrases.ts';

/** Words that make a name an organisation's. */
const HOUSES = words(`
  labs lab security research response analytics signals systems networks software technologies intelligence
  solutions university college school police court board press news wire times post chronicle courier tribune
  daily weekly gazette herald radio exchange bank union embassy group company institute foundation society
  federation authority cert csirt team agency bureau watch ltd inc gmbh corp directorate programme house
  parliament brigade army service services star echo journal ledger project party`);

/** Days and months: no part of a name, though they have a capital. */
export const CALENDAR: ReadonlySet<string> = words(`
  monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
  october november december`);

export function isHouseWord(word: string): boolean {
  return HOUSES.has(word) || OFFICES.has(word);
}

/** Two or three plain capitalised words, none of which is an organisation's or a group's. */
export function isPersonLike(tokens: readonly Token[], run: TokenRange): boolean {
  const length = run.to - run.from;
  if (length < 2 || length > 3) return false;
  return tokens
    .slice(run.from, run.to)
    .every(
      ({ text, lower }) =>
        /^\p{Lu}[\p{Ll}’']+(?:[-’']\p{Lu}\p{Ll}+)*$/u.test(text) &&
        !isHouseWord(lower) &&
        !TITLES.has(lower) &&
        !ACTOR_NOUNS.has(lower),
    );
}
