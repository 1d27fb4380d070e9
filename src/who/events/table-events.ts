import type { Block, DatedEvent, Reading } from '../../model/index.ts';
import { spanIn } from '../../model/index.ts';
import { type Token, tokensOf } from '../tokens.ts';
import { isBareDeed, isDeedWord } from './deed-words.ts';
import { eventDate, type YearOfColumn } from './event-date.ts';
import { type WrittenDate, writtenDates } from './written-dates.ts';

/** UTF-16 code units of a cell that is nothing but a date, and of one that tells what happened. */
const LONGEST_DATE = 60;
const LONGEST_CELL = 1_500;

/** Rows of tables of events: one cell is a date, another says what happened; the head of the column may say the year. */
export function eventsInTables(reading: Reading): readonly DatedEvent[] {
  const events: DatedEvent[] = [];
  const years = new Map<string, YearOfColumn | undefined>();
  for (const row of rowsOf(reading.blocks)) {
    for (const cell of row) {
      const at = cell.cell;
      if (at?.header === true || (at?.row === 0 && !years.has(columnKey(cell))))
        years.set(columnKey(cell), yearIn(cell, reading));
    }
    const event = eventIn(row, reading, years);
    if (event !== undefined) events.push(event);
  }
  return events;
}

function rowsOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const rows: Block[][] = [];
  let before: Block | undefined;
  for (const block of blocks) {
    if (block.cell !== undefined) {
      const isSame = before?.cell?.table === block.cell.table && before.cell.row === block.cell.row;
      if (isSame) rows.at(-1)?.push(block);
      else rows.push([block]);
    }
    before = block;
  }
  return rows;
}

function columnKey({ cell }: Block): string {
  return `${cell?.table} ${cell?.column}`;
}

function yearIn({ start, end }: Block, reading: Reading): YearOfColumn | undefined {
  const found = [...reading.text.slice(start, Math.min(end, start + 200)).matchAll(/\b(?:19|20)\d{2}\b/gu)];
  const [only, second] = found;
  if (only === undefined || second !== undefined) return undefined;
  const at = start + only.index;
  return { year: Number(only[0]), span: spanIn(reading, at, at + 4) };
}

function eventIn(
  row: readonly Block[],
  reading: Reading,
  years: ReadonlyMap<string, YearOfColumn | undefined>,
): DatedEvent | undefined {
  const [first, last] = [row[0], row.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  for (const cell of row) {
    const date = wholeDate(cell, reading);
    if (date === undefined) continue;
    const deed = row
      .filter((other) => other !== cell && other.end - other.start <= LONGEST_CELL)
      .flatMap((other) => deedIn(tokensOf(reading.text, other), reading.text))
      .at(0);
    if (deed === undefined) return undefined;
    return {
      kind: 'event',
      when: eventDate(date, years.get(columnKey(cell))),
      span: spanIn(reading, date.start, date.end),
      deed: spanIn(reading, deed.start, deed.end),
      within: { start: first.start, end: last.end },
    };
  }
  return undefined;
}

function deedIn(tokens: readonly Token[], text: string): readonly Token[] {
  return tokens.filter((token, at) => isDeedWord(token, text) || isBareDeed(token, tokens[at - 1], text));
}

/** The date that a cell is, but for a time of day and a zone. */
function wholeDate({ start, end }: Block, reading: Reading): WrittenDate | undefined {
  if (end - start > LONGEST_DATE) return undefined;
  const text = reading.text.slice(start, end);
  const [date, second] = writtenDates(text);
  if (date === undefined || second !== undefined) return undefined;
  const rest = (text.slice(0, date.start) + text.slice(date.end)).trim();
  if (!/^(?:on|from|since|until|[\d:.,TZ\s]|UTC)*$/u.test(rest)) return undefined;
  return { ...date, start: start + date.start, end: start + date.end };
}
