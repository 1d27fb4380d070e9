import { compareDates } from './dates.ts';
import type { Drafts } from './drafts.ts';
import type { Piece } from './piece.ts';
import { passageIn } from './piece.ts';
import type { Slip } from './slips.ts';

/**
 * A shared misspelling: whoever has it later has it from one that had it before, from a source already
 * found where that has it, too. Without dates, or where one publisher has both, it tells nothing of who.
 */
export function shareSlips(slips: readonly Slip[], pieces: readonly Piece[], drafts: Drafts): void {
  for (const { holders, variant } of slips) {
    const having = [...holders.keys()].flatMap((at) => pieces[at] ?? []);
    for (const echo of having) {
      const others = having.filter(
        (other) => other !== echo && [...other.own].every((name) => !echo.own.has(name)),
      );
      const source = others.find((other) => drafts.has(echo, other)) ?? firstBefore(echo, others, drafts);
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
