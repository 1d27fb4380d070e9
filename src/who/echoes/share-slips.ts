import { compareDates } from './dates.ts';
import type { Drafts } from './drafts.ts';
import { squashed } from './names.ts';
import type { Piece } from './piece.ts';
import { passageIn } from './piece.ts';
import type { Slip } from './slips.ts';

/** A slip that more reports have than this is a way to write it. */
const MOST_HOLDERS = 6;
/** `AMBER FNICH`, `UNC1945`: names that are made up, and so spelt by whoever was read. */
const MADE_UP = /^[\p{Lu}\p{N} -]+$/u;

/**
 * A shared misspelling: whoever has it later has it from one that had it before, from a source already
 * found where that has it, too. Without dates, or where one publisher has both, it tells nothing of who. By itself it
 * says that one copied the other, so it must be rare, of a name that the reports are about, and of two houses that are
 * known to be two.
 */
export function shareSlips(slips: readonly Slip[], pieces: readonly Piece[], drafts: Drafts): void {
  const about = spokenOf(pieces);
  for (const { holders, variant } of slips) {
    const tells =
      holders.size <= MOST_HOLDERS && (MADE_UP.test(variant.written) || about.has(squashed(variant.of)));
    const having = [...holders.keys()].flatMap((at) => pieces[at] ?? []);
    for (const echo of having) {
      const others = having.filter(
        (other) => other !== echo && [...other.own].every((name) => !echo.own.has(name)),
      );
      const known = echo.own.size === 0 || !tells ? [] : others.filter(({ own }) => own.size > 0);
      const source = others.find((other) => drafts.has(echo, other)) ?? firstBefore(echo, known, drafts);
      const [here, there] = [holders.get(echo.at), source && holders.get(source.at)];
      if (source === undefined || here === undefined || there === undefined) continue;
      const ground = {
        kind: 'shared-error',
        why: `both write ${variant.written} for ${variant.of}`,
        here: [passageIn(echo, here)],
        there: [passageIn(source, there)],
      } as const;
      drafts.add(echo, source, ground, { credited: false, directedBy: 'date' });
    }
  }
}

/** The names that are claimed about, that claim, and that are known to be actors': `squashed`. */
function spokenOf(pieces: readonly Piece[]): ReadonlySet<string> {
  const names = pieces.flatMap(({ claims, own, source: { findings } }) => [
    ...own,
    ...claims.flatMap(({ object, subject, claimants }) =>
      [object, subject, ...claimants].flatMap((one) => one?.entity ?? []),
    ),
    ...findings.flatMap((each) => (each.kind === 'actor-name' ? [each.name] : [])),
  ]);
  return new Set(names.map(squashed));
}

function firstBefore(echo: Piece, others: readonly Piece[], drafts: Drafts): Piece | undefined {
  const dateOf = ({ source }: Piece): string | undefined => source.report.published;
  return others
    .filter((other) => !drafts.has(other, echo) && (compareDates(dateOf(other), dateOf(echo)) ?? 1) < 0)
    .reduce<Piece | undefined>(
      (first, next) =>
        first === undefined || (compareDates(dateOf(next), dateOf(first)) ?? 1) < 0 ? next : first,
      undefined,
    );
}
