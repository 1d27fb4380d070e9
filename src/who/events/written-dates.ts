import type { TextRange } from '../../model/index.ts';

/** A date as it is written: what it says and no more. Months from 1; offsets are those of the text it was found in. */
export interface WrittenDate extends TextRange {
  readonly first: DateParts;
  /** Of a range, its other end. */
  readonly last: DateParts;
}

export interface DateParts {
  readonly year?: number;
  readonly month?: number;
  readonly day?: number;
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)';
const DAY = '(?:0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?';
const YEAR = '(?:19|20)\\d{2}';

/** `2026-11-17` · `1–3 October 2026` · `17 November 2026` · `November 17, 2026` · `November 2026` · `in October` · `in 2026` */
const DATE = new RegExp(
  [
    `(?<iso>${YEAR}-\\d{2}-\\d{2})(?![\\w-])`,
    `(?:(?<from>${DAY}) ?[–-] ?)?(?<day>${DAY}) (?:of )?(?<month>${MONTH})(?:,? (?<year>${YEAR})(?![\\w-]))?(?!\\w)`,
    `(?<month2>${MONTH}) (?<day2>${DAY})(?:(?: ?[–-] ?)(?<to>${DAY}))?(?!\\w)(?:,? (?<year2>${YEAR})(?![\\w-]))?`,
    `(?<month3>${MONTH}),? (?<year3>${YEAR})(?![\\w-])`,
    `(?<=\\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Uu]ntil|[Bb]y|[Ee]arly|[Ll]ate|[Mm]id) )(?:(?<month4>${MONTH})(?! ?\\d)|(?<year4>${YEAR})(?![\\w-]|\\.\\w))(?!\\w)`,
  ]
    .map((form) => `(?<![\\w.-])(?:${form})`)
    .join('|'),
  'gu',
);

/** Dates in a text that name a day, a month or a year; "yesterday" and "two weeks later" name none. */
export function writtenDates(text: string): readonly WrittenDate[] {
  const found: WrittenDate[] = [];
  for (const match of text.matchAll(DATE)) {
    const date = dateOf(match);
    const before = found.at(-1);
    if (date === undefined) continue;
    const between = before === undefined ? undefined : text.slice(before.end, date.start);
    if (
      before !== undefined &&
      between !== undefined &&
      /^(?: (?:and|to|until|through) | ?[–—-] ?)$/u.test(between)
    ) {
      const joined = joinedDates(before, date);
      if (joined !== undefined) {
        found[found.length - 1] = joined;
        continue;
      }
    }
    found.push(date);
  }
  return found;
}

function dateOf({ index, 0: words, groups = {} }: RegExpMatchArray): WrittenDate | undefined {
  const start = index ?? 0;
  const end = start + words.length;
  if (groups['iso'] !== undefined) {
    const [year = 0, month = 0, day = 0] = groups['iso'].split('-').map(Number);
    const only = { year, month, day };
    return isDay(only) ? { start, end, first: only, last: only } : undefined;
  }
  const pick = (name: string): string | undefined =>
    groups[name] ?? groups[`${name}2`] ?? groups[`${name}3`] ?? groups[`${name}4`];
  const month = monthOf(pick('month'));
  const year = numberOf(pick('year'));
  const day = numberOf(pick('day'));
  const shared = { ...(year !== undefined && { year }), ...(month !== undefined && { month }) };
  const one: DateParts = { ...shared, ...(day !== undefined && { day }) };
  const [from, to] = [numberOf(groups['from']), numberOf(groups['to'])];
  const first = from === undefined ? one : { ...shared, day: from };
  const last = to === undefined ? one : { ...shared, day: to };
  if (!isDay(first) || !isDay(last) || (first.day ?? 0) > (last.day ?? 0)) return undefined;
  return { start, end, first, last };
}

/**
 * "between 5 October and 6 November 2026": one range, whose year is said once. "Between 28 December and 3 January
 * 2026" does not say the year of its first day, which stays without one.
 */
function joinedDates(one: WrittenDate, other: WrittenDate): WrittenDate | undefined {
  const [from, to] = [one.first, other.last];
  if ((from.day === undefined) !== (to.day === undefined)) return undefined;
  const isLater = (from.month ?? 0) * 32 + (from.day ?? 0) > (to.month ?? 0) * 32 + (to.day ?? 0);
  const year = from.year ?? (isLater ? undefined : to.year);
  if (from.year !== undefined && to.year === undefined) return undefined;
  if (isLater && year !== undefined && year === to.year) return undefined;
  return {
    start: one.start,
    end: other.end,
    first: { ...from, ...(year !== undefined && { year }) },
    last: to,
  };
}

function numberOf(written: string | undefined): number | undefined {
  return written === undefined ? undefined : Number.parseInt(written, 10);
}

function monthOf(written: string | undefined): number | undefined {
  if (written === undefined) return undefined;
  return MONTHS.indexOf(written.slice(0, 3).toLowerCase()) + 1;
}

/** No 31 February; without a year 29 February may be. */
function isDay({ year = 2024, month = 1, day = 1 }: DateParts): boolean {
  const at = new Date(Date.UTC(year, month - 1, day));
  return at.getUTCMonth() === month - 1 && at.getUTCDate() === day;
}
