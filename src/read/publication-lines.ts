import type { ReadingMetadata, Stated } from '../model/index.ts';
import { copyrightOwner } from './copyright-line.ts';
import { DATE } from './date-line.ts';
import { MONTHS, statedDate } from './stated-date.ts';

/** Where a piece says who published it and when: before the prose begins. */
const TOP = 2_000;
const MOST_LINES = 30;
const LONGEST_LINE = 200;

const PUBLISHED = new RegExp(
  `^(?:published|released|issued) by (\\p{Lu}[^\\n]{1,60}?)(?:,? on (${DATE}))?[.]?$`,
  'iu',
);
/** "Published 17 November 2026 by Northgate Labs": the date first. */
const DATE_FIRST = new RegExp(
  `^(?:first )?(?:published|released|issued|posted)(?: on)?:? (${DATE})(?: by (\\p{Lu}[^\\n|]{1,60}?))?[.]?$`,
  'iu',
);
/** A label says what the date is, whatever stands behind it on its line. */
const LABELLED = new RegExp(
  `^(?:(?:original |initial |report )?(?:publication |release |issue )?date|(?:first )?(?:published|posted|released)(?: on)?):? {0,4}(${DATE}|\\d{1,2}/\\d{1,2}/\\d{4})(?![\\p{L}\\p{N}/:-])`,
  'iu',
);
/** Behind the author, on a title page's line of labels. */
const BEHIND_AUTHOR = new RegExp(
  `^(?:authors?|by):? \\p{Lu}[^\\n]{1,80}? date:? (${DATE}|\\d{1,2}/\\d{1,2}/\\d{4})$`,
  'iu',
);
/** The day of the version that this is, where a line of the title page gives it. */
const REVISION = new RegExp(`\\brev(?:ision|\\.)? ?[\\d.]{0,6} (${DATE})$`, 'iu');
/** "Research Brief Number 10 – July 2012" */
const MONTH_BEHIND = new RegExp(`(?:^|[–—_|-] ?)((${MONTHS.join('|')})[ -](20\\d\\d))$`, 'i');
const LONGEST_MONTH_LINE = 70;
const BYLINE = /^by (\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}.’'-]*){1,3})$/iu;
const NAME = /^\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}.’'-]*){1,3}$/u;
const DATE_ALONE = new RegExp(`^(?:${DATE})$`, 'iu');

type Found = Pick<ReadingMetadata, 'publisher' | 'published' | 'author'>;

/**
 * What the first lines state outright: "Published by Northgate Labs on 17 November 2026", "By Ann Vale",
 * "Date: 17 November 2026", a name on the line above the date, or whose the copyright is. Lines that only look so further down are somebody else's.
 */
export function publicationLines(text: string, title: Stated | undefined): Found {
  const found: { -readonly [K in keyof Found]: Found[K] } = {};
  const lines = linesOf(text.slice(0, TOP));
  for (const [at, line] of lines.entries()) {
    const published = PUBLISHED.exec(line.words);
    const [, publisher, date] = published ?? [];
    if (publisher !== undefined) found.publisher ??= stated(line, publisher, publisher);
    if (date !== undefined) found.published ??= stated(line, date, statedDate(date));
    const [, day, by] = DATE_FIRST.exec(line.words) ?? [];
    if (by !== undefined) found.publisher ??= stated(line, by, by);
    const labelled =
      day ?? (LABELLED.exec(line.words) ?? BEHIND_AUTHOR.exec(line.words) ?? REVISION.exec(line.words))?.[1];
    if (labelled !== undefined) found.published ??= stated(line, labelled, statedDate(labelled));
    const author = BYLINE.exec(line.words)?.[1] ?? nameAboveDate(line.words, lines[at + 1]?.words);
    if (author !== undefined && author !== title?.value) found.author ??= stated(line, author, author);
  }
  const month = found.published === undefined ? monthIn(lines) : undefined;
  if (month !== undefined) found.published = month;
  const owner = found.publisher === undefined ? copyrightOwner(text) : undefined;
  if (owner !== undefined) found.publisher = owner;
  return found;
}

/** Only where no line gives a day. */
function monthIn(lines: readonly Line[]): Stated | undefined {
  for (const line of lines) {
    const [, written, month, year] =
      line.words.length > LONGEST_MONTH_LINE ? [] : (MONTH_BEHIND.exec(line.words) ?? []);
    if (written !== undefined) return stated(line, written, `${month} ${year}`);
  }
  return undefined;
}

interface Line {
  readonly words: string;
  readonly start: number;
}

function linesOf(top: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const line of top.split('\n').slice(0, MOST_LINES)) {
    const words = line.trim();
    if (words !== '' && words.length <= LONGEST_LINE)
      lines.push({ words, start: start + line.indexOf(words) });
    start += line.length + 1;
  }
  return lines;
}

function nameAboveDate(line: string, next: string | undefined): string | undefined {
  return next !== undefined && NAME.test(line) && DATE_ALONE.test(next) ? line : undefined;
}

function stated(line: Line, written: string, value: string): Stated {
  const start = line.start + line.words.indexOf(written);
  return { value, at: { kind: 'text-range', start, end: start + written.length } };
}
