import { isSelf } from '../echoes/credit.ts';
import { nameKey } from '../echoes/names.ts';
import type { Piece } from '../echoes/piece.ts';

/** Publishers whose business it is to find out, or to charge. */
const OFFICIAL =
  /\b(?:prosecutors?|police|cert|csirt|bureau of|ministry|directorate|court|crown office|attorney|agency|cyber (?:security )?cent(?:re|er))\b|CERT\b/iu;
/** Claims in its own name that make a house of it without a reason given. */
const FEWEST = 2;

/**
 * Whether a report's publisher finds things out for itself: it gives reasons for what it claims in its own name, or
 * claims several things so and has none from elsewhere, or it is an office that does. What such a report states
 * flatly is its own finding.
 *
 * @param hasSources whether it has something from another report
 */
export function isHouse(piece: Piece, hasSources: boolean): boolean {
  const { claims } = piece;
  const own = claims.filter(
    ({ stance, predicate, claimants }) =>
      stance === 'asserts' &&
      predicate !== 'removed' &&
      predicate !== 'corrected' &&
      claimants.some((one) => one.resolved && speaksAsOwn(piece, one)),
  );
  if (isOffice(piece) && (own.length > 0 || !hasSources)) return true;
  return (own.length >= FEWEST && !hasSources) || own.some(({ evidence }) => evidence.length > 0);
}

/** An office that finds out or charges, by its name. */
export function isOffice({ source }: Piece): boolean {
  return OFFICIAL.test(source.report.publisher ?? '');
}

function speaksAsOwn({ own }: Piece, claimant: Piece['claims'][number]['claimants'][number]): boolean {
  const { as, entity } = claimant;
  if (as === 'the report') return false;
  return entity === undefined ? isSelf(claimant) : own.has(nameKey(entity));
}
