import type { Block, Stated } from '../model/index.ts';
import { statedDate } from './stated-date.ts';

const MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
/** A date as English prose writes it, as the source of a regular expression. */
export const DATE: string = `\\d{4}-\\d{2}-\\d{2}|${MONTH} \\d{1,2}(?:st|nd|rd|th)?,? \\d{4}|\\d{1,2}(?:st|nd|rd|th)? ${MONTH},? \\d{4}`;
/** A line that is a date and nothing else, with or without "Published on" before it. */
const DATE_LINE = new RegExp(
  `^\\s{0,20}(?:(?:published|posted|released|date)(?: on)?:? )?(${DATE})[ \\t\\r]{0,20}$`,
  'im',
);

const LINES_FROM_TOP = 1_000;
const FIRST_BLOCKS = 6;

/** The date line among the first blocks of a piece: as written, or as an ISO date where it is one. */
export function dateLine(text: string, blocks: readonly Block[]): Stated | undefined {
  for (const block of blocks.slice(0, FIRST_BLOCKS)) {
    const written = text.slice(block.start, Math.min(block.end, block.start + LINES_FROM_TOP));
    const match = DATE_LINE.exec(written);
    const date = match?.[1];
    if (match === null || date === undefined) continue;
    const start = block.start + match.index + match[0].indexOf(date);
    return { value: statedDate(date), at: { kind: 'text-range', start, end: start + date.length } };
  }
  return undefined;
}
