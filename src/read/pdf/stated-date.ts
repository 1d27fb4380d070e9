import type { Block, Stated } from '../../model/index.ts';

const MONTHS = [
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
const MONTH = '(january|february|march|april|may|june|july|august|september|october|november|december)';
const DAY_FIRST = new RegExp(`\\b(0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)? ${MONTH},? (20\\d\\d)\\b`, 'i');
const MONTH_FIRST = new RegExp(`\\b${MONTH} (0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?, (20\\d\\d)\\b`, 'i');
const MONTH_ONLY = new RegExp(`^${MONTH},? (20\\d\\d)$`, 'i');
const ISO = /\b(20\d\d-[01]\d-[0-3]\d)\b/;
/** A date inside a sentence dates what the sentence tells, not the report. */
const MAX_CHARACTERS = 70;

/** The first date that stands in a short line of its own on the front pages. */
export function statedDate(text: string, front: readonly Block[]): Stated | undefined {
  for (const block of front) {
    if (block.end - block.start > MAX_CHARACTERS || block.kind === 'table-cell' || block.kind === 'code')
      continue;
    const line = text.slice(block.start, block.end);
    const date = dateIn(line);
    if (date === undefined) continue;
    const start = block.start + line.indexOf(date.written);
    return { value: date.value, at: { kind: 'text-range', start, end: start + date.written.length } };
  }
  return undefined;
}

/** A date as written, and as `YYYY-MM-DD`, or as written where no day is given. */
function dateIn(line: string): { readonly written: string; readonly value: string } | undefined {
  const iso = ISO.exec(line);
  if (iso?.[1] !== undefined) return { written: iso[0], value: iso[1] };
  const dayFirst = DAY_FIRST.exec(line);
  if (dayFirst !== null)
    return { written: dayFirst[0], value: isoDate(dayFirst[3], dayFirst[2], dayFirst[1]) };
  const monthFirst = MONTH_FIRST.exec(line);
  if (monthFirst !== null) {
    return { written: monthFirst[0], value: isoDate(monthFirst[3], monthFirst[1], monthFirst[2]) };
  }
  const monthOnly = MONTH_ONLY.exec(line.trim());
  return monthOnly === null ? undefined : { written: monthOnly[0], value: monthOnly[0] };
}

function isoDate(year = '', month = '', day = ''): string {
  const number = MONTHS.indexOf(month.toLowerCase()) + 1;
  return `${year}-${String(number).padStart(2, '0')}-${day.padStart(2, '0')}`;
}
