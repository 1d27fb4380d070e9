import { compareDates } from './dates.ts';
import type { Drafts } from './drafts.ts';
import type { Piece } from './piece.ts';
import { passageIn } from './piece.ts';

/** What more reports than this name is known to everybody. */
const MOST_HOLDERS = 40;
const FEWEST = 5;
/** Share of the echo's own indicators. */
const SHARE = 0.8;

/**
 * A set of indicators that a later report has nearly whole from an earlier one. Weak: two vendors may
 * have seen the same servers, so a claim is never led back through it.
 */
export function shareIndicators(pieces: readonly Piece[], drafts: Drafts): void {
  const holders = new Map<string, Piece[]>();
  for (const piece of pieces) {
    for (const key of piece.attackers.keys()) {
      const others = holders.get(key);
      if (others === undefined) holders.set(key, [piece]);
      else if (others.length <= MOST_HOLDERS) others.push(piece);
    }
  }
  for (const echo of pieces) {
    const shared = new Map<Piece, string[]>();
    for (const key of echo.attackers.keys()) {
      const having = holders.get(key) ?? [];
      if (having.length > MOST_HOLDERS) continue;
      for (const other of having) {
        if (other === echo || !isBefore(other, echo)) continue;
        const keys = shared.get(other);
        if (keys === undefined) shared.set(other, [key]);
        else keys.push(key);
      }
    }
    const enough = [...shared].filter(
      ([, keys]) => keys.length >= FEWEST && keys.length >= echo.attackers.size * SHARE,
    );
    const [most] = enough.sort(([a, these], [b, those]) => those.length - these.length || a.at - b.at);
    for (const [source, keys] of enough) {
      if (source === most?.[0] || drafts.has(echo, source)) add(drafts, echo, source, keys);
    }
  }
}

function isBefore(other: Piece, echo: Piece): boolean {
  if ([...other.own].some((name) => echo.own.has(name))) return false;
  return (compareDates(other.source.report.published, echo.source.report.published) ?? 1) < 0;
}

const SHOWN = 5;

function add(drafts: Drafts, echo: Piece, source: Piece, keys: readonly string[]): void {
  const places = (piece: Piece) =>
    keys.slice(0, SHOWN).flatMap((key) => {
      const span = piece.attackers.get(key);
      return span === undefined ? [] : [passageIn(piece, span)];
    });
  const ground = {
    kind: 'shared-indicators',
    why: `${keys.length} of its ${echo.attackers.size} indicators stand there, too`,
    here: places(echo),
    there: places(source),
  } as const;
  drafts.add(echo, source, ground, { credited: false, directedBy: 'date' });
}
