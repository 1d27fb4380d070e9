import { nameKey } from '../echoes/names.ts';
import type { Piece } from '../echoes/piece.ts';

/**
 * A short form led back to the full name that the same report has: "Northgate" for "Northgate Labs",
 * "Dallowe" for "Imke Dallowe", "NCC" where it writes "National Cyber Centre (NCC)". Never across
 * reports, and never where two full names would fit.
 *
 * @param names full names known from any of the reports, by their first and last words and initials
 */
export function fullName(name: string, piece: Piece, names: FullNames): string {
  const key = nameKey(name);
  const fitting = (names.get(key) ?? []).slice(0, MOST).filter((full) => {
    const text = piece.source.reading.text;
    return text.includes(full) && (!isInitials(name) || text.includes(`${full} (${name})`));
  });
  const [only, second] = fitting;
  return only !== undefined && second === undefined ? only : name;
}

/** Full names that a short form is tried against; a word that begins more is no name. */
const MOST = 50;

export type FullNames = ReadonlyMap<string, readonly string[]>;

export function fullNames(all: Iterable<string>): FullNames {
  const names = new Map<string, string[]>();
  for (const full of new Set(all)) {
    const words = full.replace(/^[Tt]he /u, '').split(' ');
    if (words.length < 2) continue;
    const initials = words.map((word) => (/^\p{Lu}/u.test(word) ? word.charAt(0) : '')).join('');
    for (const short of new Set([words[0], words.slice(0, -1).join(' '), words.at(-1), initials])) {
      const key = nameKey(short ?? '');
      if (key.length < 3) continue;
      const others = names.get(key);
      if (others === undefined) names.set(key, [full]);
      else others.push(full);
    }
  }
  return names;
}

function isInitials(name: string): boolean {
  return /^\p{Lu}{3,8}$/u.test(name);
}
