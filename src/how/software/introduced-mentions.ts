import type { Reading, TextRange } from '../../model/index.ts';
import type { IndexedName } from '../../vocab/name-index.ts';
import { makeNameIndex } from '../../vocab/name-index.ts';
import { lastBeginning } from '../roles/range-finder.ts';
import { type IntroducedName, introducedNames } from './introduced.ts';
import { arePeople } from './is-meant.ts';

/** A place where a name stands that the report introduces as software's. */
export interface IntroducedMention extends IntroducedName, TextRange {}

interface Entry extends IndexedName {
  readonly introduced: IntroducedName;
}

/**
 * Every mention of the names that a report introduces, in order, in the letters it is introduced in.
 * @param known where names of a list stand, in order: those are what they are
 */
export function introducedMentions(reading: Reading, known: readonly TextRange[]): IntroducedMention[] {
  const names = introducedNames(reading, known);
  if (names.length === 0) return [];
  const index = makeNameIndex<Entry>(names.map((introduced) => ({ name: introduced.name, introduced })));
  const { text } = reading;
  return index(text).flatMap(({ start, end, entries }) => {
    const [entry] = entries;
    if (entry === undefined || isOverlapped(known, start, end) || arePeople(text, start, end)) return [];
    return [{ ...entry.introduced, start, end }];
  });
}

function isOverlapped(known: readonly TextRange[], start: number, end: number): boolean {
  const last = known[lastBeginning(known, end - 1)];
  return last !== undefined && last.end > start;
}
