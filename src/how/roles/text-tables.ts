import type { TextRange } from '../../model/index.ts';
import { rangeFinder } from './range-finder.ts';
import { type Column, columnOf } from './table-headers.ts';

/** Rows of a plain text that begin with `|`, as Markdown writes tables. */
interface Table extends TextRange {
  readonly columns: readonly Column[];
}

const LONGEST_HEADER = 500;
const LONGEST_TITLE = 36;
const LONGEST_ROW = 2000;

/** Tells the column a position stands in, of a table drawn with `|`; its first row is its header. */
export function textColumns(text: string): (position: number) => Column | undefined {
  const tableAt = rangeFinder(tablesOf(text));
  return (position) => {
    const table = tableAt(position);
    if (table === undefined) return undefined;
    const near = text.slice(Math.max(table.start, position - LONGEST_ROW), position);
    const row = near.slice(near.lastIndexOf('\n') + 1);
    return row.startsWith('|') ? table.columns[row.split('|').length - 2] : undefined;
  };
}

function tablesOf(text: string): Table[] {
  const tables: Table[] = [];
  for (let start = firstRow(text, 0); start >= 0; ) {
    const end = endOfRows(text, start);
    const columns = headerOf(text, start).map(headed);
    if (columns.some(({ kind }) => kind !== undefined)) tables.push({ start, end, columns });
    start = firstRow(text, end);
  }
  return tables;
}

/** The first row may be no header: a title is short. */
function headed(cell: string): Column {
  const column = columnOf(cell);
  return column.title.length > LONGEST_TITLE ? { ...column, kind: undefined } : column;
}

function firstRow(text: string, from: number): number {
  if (from === 0 && text[0] === '|') return 0;
  const at = text.indexOf('\n|', from);
  return at < 0 ? -1 : at + 1;
}

function endOfRows(text: string, start: number): number {
  for (let end = start; ; ) {
    const next = text.indexOf('\n', end);
    if (next < 0) return text.length;
    if (text[next + 1] !== '|') return next;
    end = next + 1;
  }
}

/** The cells of the first row; of the line above it where that row is but a rule (`| --- | --- |`). */
function headerOf(text: string, start: number): string[] {
  const first = lineFrom(text, start);
  if (!/^[|\s:-]+$/.test(first) || !first.includes('-')) return cellsOf(first);
  const above = text.lastIndexOf('\n', start - 2) + 1;
  return start === 0 || start - above > LONGEST_HEADER ? [] : cellsOf(text.slice(above, start - 1));
}

/** What stands before the first `|` is a caption that ran into the row. */
function cellsOf(row: string): string[] {
  return row.split('|').slice(1);
}

function lineFrom(text: string, start: number): string {
  const end = text.indexOf('\n', start);
  return text.slice(start, Math.min(end < 0 ? text.length : end, start + LONGEST_HEADER));
}
