/** January first; the first three letters of each are its common abbreviation. */
export const MONTHS: readonly string[] = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];

const DAY_FIRST = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9})\.?,? (\d{4})$/i;
const MONTH_FIRST = /^([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})$/i;

/**
 * A date as the house writes it: `YYYY-MM-DD`, or a UTC instant where the source gives time and
 * offset. A time without an offset is dropped, since nobody said where it was that time. English dates
 * that name their month become ISO dates too; `03/04/2026` and whatever else is no certain day stays as
 * the source writes it.
 */
export function statedDate(written: string): string {
  return englishDate(written) ?? isoDate(written) ?? written;
}

function isoDate(written: string): string | undefined {
  const iso =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      written,
    );
  if (iso === null) return undefined;
  const [, day = '', time, offset] = iso;
  if (Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return undefined;
  if (time === undefined || offset === undefined) return day;
  const colon = offset === 'Z' || offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
  const instant = Date.parse(`${day}T${time}${colon}`);
  return Number.isNaN(instant) ? undefined : new Date(instant).toISOString();
}

/** `17 November 2026`, `17th Nov. 2026`, `November 17, 2026` (and no 31 February) as `2026-11-17`. */
function englishDate(written: string): string | undefined {
  const dayFirst = DAY_FIRST.exec(written);
  const monthFirst = MONTH_FIRST.exec(written);
  const [day, name, year] =
    dayFirst === null
      ? [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]]
      : [dayFirst[1], dayFirst[2], dayFirst[3]];
  if (day === undefined || name === undefined || year === undefined) return undefined;
  const lower = name.toLowerCase();
  const month = MONTHS.findIndex(
    (full) => full === lower || full.slice(0, 3) === lower || (lower === 'sept' && full === 'september'),
  );
  const date = `${year}-${String(month + 1).padStart(2, '0')}-${day.padStart(2, '0')}`;
  const parsed = month < 0 ? Number.NaN : Date.parse(`${date}T00:00:00Z`);
  // Some engines take 31 February for 3 March.
  return Number.isNaN(parsed) || !new Date(parsed).toISOString().startsWith(date) ? undefined : date;
}
