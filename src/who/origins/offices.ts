import { jointly } from '../echoes/names.ts';
import type { Piece } from '../echoes/piece.ts';

/** Words of a name that tell nothing of whose it is. */
const EMPTY = new Set(['the', 'of', 'for', 'and', 'in', 'at', 'office', 'top', 'several', 'a', 'an']);
/** An accusation by a court's paper is the prosecutor's. */
const CHARGE = /\b(?:grand (?:jury|panel)|indictment|the prosecution|the people)\b/iu;
const PROSECUTOR = /\b(?:prosecutors?|crown office|attorney(?: general)?|department of justice)\b/iu;
const GOVERNMENT = /^(?:the )?(?:government|state|people|prosecution)$/iu;
/** Letters by which "prosecutors" and "prosecution", "Ruritania" and "Ruritanian" are one. */
const STEM = 6;

/** Leads a loose name of an office ("federal prosecutors") to the only publisher it can mean; else undefined. */
export type OfficeOf = (name: string, piece: Piece) => string | undefined;

/** Among the publishers of these reports, who alone have a name that can be trusted to be whole. */
export function offices(pieces: readonly Piece[]): OfficeOf {
  const names = new Set(
    pieces.flatMap(({ source: { report } }) =>
      report.publisher === undefined ? [] : jointly(report.publisher),
    ),
  );
  const known = [...names].map((name) => ({ name, stems: stemsOf(name) }));
  const prosecutors = [...names].filter((name) => PROSECUTOR.test(name));
  return (name, piece) => {
    if (names.has(name)) return undefined;
    const [prosecutor, another] = prosecutors;
    const own = piece.source.report.publisher;
    if (prosecutor !== undefined && another === undefined) {
      if (CHARGE.test(name) || (own === prosecutor && GOVERNMENT.test(name))) return prosecutor;
    }
    const stems = stemsOf(name);
    if (stems.length < 2 || /^\p{Lu}\p{Ll}+ \p{Lu}\p{Ll}+$/u.test(name)) return undefined;
    const [only, second] = known.filter(({ stems: all }) => stems.every((stem) => all.includes(stem)));
    return second === undefined ? only?.name : undefined;
  };
}

function stemsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .replace(/['’]s\b/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !EMPTY.has(word))
    .map((word) => word.slice(0, STEM));
}
