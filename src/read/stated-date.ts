/**
 * A date as the house writes it: `YYYY-MM-DD`, or a UTC instant where the source gives time and
 * offset. A time without an offset is dropped, since nobody said where it was that time; what is no
 * ISO 8601 date stays as the source writes it.
 */
export function statedDate(written: string): string {
  const iso =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|[+-]\d{2}:?\d{2})?)?$/.exec(
      written,
    );
  if (iso === null) return written;
  const [, day = '', time, offset] = iso;
  if (Number.isNaN(Date.parse(`${day}T00:00:00Z`))) return written;
  if (time === undefined || offset === undefined) return day;
  const colon = offset === 'Z' || offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
  const instant = Date.parse(`${day}T${time}${colon}`);
  return Number.isNaN(instant) ? written : new Date(instant).toISOString();
}
