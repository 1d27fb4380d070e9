import type { Claim } from '../../model/index.ts';
import { dateRank } from '../echoes/dates.ts';
import type { Piece } from '../echoes/piece.ts';

/** A finding this many years before the first report is about something else. */
const YEARS = 2;
const IN_YEAR = /\bin (?:\p{Lu}\p{L}{2,9} )?((?:19|20)\d\d)\b/gu;

/**
 * Whether what somebody else is said to have found lies years before the first of the reports: "a court found in 2021
 * that X had stolen the post". The reports are about one affair, and this is another.
 */
export function ofAnotherAffair(pieces: readonly Piece[]): (claim: Claim) => boolean {
  const [first] = pieces
    .map(({ source: { report } }) => report.published)
    .filter((date) => date !== undefined && dateRank(date) !== '9999')
    .sort();
  const year = Number(first?.slice(0, 4));
  return ({ span, predicate }) =>
    predicate === 'did' &&
    [...span.quote.matchAll(IN_YEAR)].some(([, stated]) => Number(stated) <= year - YEARS);
}
