/** Points. A page is at most 14,400 units wide and high (ISO 32000-1, annex C); text stands near it. */
const FARTHEST = 1_000_000;

/**
 * A coordinate or size as PDFium gives it, or 0. A spoilt or hostile matrix makes numbers that are none, and
 * some so great that one more than they is no more: nothing counts with those.
 */
export function sane(points: number | undefined): number {
  return points !== undefined && points > -FARTHEST && points < FARTHEST ? points : 0;
}
