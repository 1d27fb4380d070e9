import type { ReadingMetadata, Stated } from '../model/index.ts';
import { DATE } from './date-line.ts';
import { statedDate } from './stated-date.ts';

/** Where a piece says who published it and when: before the prose begins. */
const TOP = 2_000;
const MOST_LINES = 20;
const LONGEST_LINE = 200;

const PUBLISHED = new RegExp(
  `^(?:published|released|issued) by (\\p{Lu}[^\\n]{1,60}?)(?:,? on (${DATE}))?[.]?$`,
  'iu',
);
const BYLINE = /^by (\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}.’'-]*){1,3})$/iu;
const NAME = /^\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}.’'-]*){1,3}$/u;
const DATE_ALONE = new RegExp(`^(?:${DATE})$`, 'iu');

type Found = Pick<ReadingMetadata, 'publisher' | 'published' | 'author'>;

/**
 * What the first lines state outright: "Published by Northgate Labs on 17 November 2026", "By Ann Vale",
 * or a name on the line above the date. Lines that only look so further down are somebody else's.
 */
export function publicationLines(text: string, title: Stated | undefined): Found {
  const found: { -readonly [K in keyof Found]: Found[K] } = {};
  const lines = linesOf(text.slice(0, TOP));
  for (const [at, line] of lines.entries()) {
    const published = PUBLISHED.exec(line.words);
    const [, publisher, date] = published ?? [];
    if (publisher !== undefined) found.publisher ??= stated(line, publisher, publisher);
    if (date !== undefined) found.published ??= stated(line, date, statedDate(date));
    const author = BYLINE.exec(line.words)?.[1] ?? nameAboveDate(line.words, lines[at + 1]?.words);
    if (author !== undefined && author !== title?.value) found.author ??= stated(line, author, author);
  }
  return found;
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
