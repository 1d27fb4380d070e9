/**
 * Which of two stated dates comes first, as far as they tell: a day against an instant of the same day
 * tells nothing, nor does a date in words.
 *
 * @returns below 0 where `a` is before `b`, above 0 where after, undefined where it is not known
 */
export function compareDates(a: string | undefined, b: string | undefined): number | undefined {
  if (a === undefined || b === undefined || !ISO.test(a) || !ISO.test(b)) return undefined;
  const length = a.length > 10 && b.length > 10 ? undefined : 10;
  const [first, second] = [a.slice(0, length), b.slice(0, length)];
  if (first === second) return undefined;
  return first < second ? -1 : 1;
}

const ISO = /^\d{4}-\d{2}-\d{2}(?:T|$)/u;

/** For sorting: dated before undated, then as given. */
export function dateRank(date: string | undefined): string {
  return date !== undefined && ISO.test(date) ? date : '9999';
}
