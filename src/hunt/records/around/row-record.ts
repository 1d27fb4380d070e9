import { rowFields } from '../fields.ts';
import type { LogShape } from '../log-shape.ts';
import type { LinesAround, RecordAround } from './lines-around.ts';

/** Windows leaves the last column without a name. */
const UNNAMED = 1;
/** Lines that may be the row's first and are tried. */
const MOST_TRIED = 8;

/** The row of a CSV file that a line of a quoted cell is in (RFC 4180, 2.6): it has as many cells as the header. */
export function rowRecord(line: string, around: LinesAround, shape: LogShape): RecordAround | undefined {
  if (shape.kind !== 'columns' || (shape.separator !== ',' && shape.separator !== ';')) return undefined;
  const before: string[] = [];
  // Whether the line begins inside a cell, counted from the row's first line.
  let isInside = false;
  let tried = 0;
  for (let above = 0; tried < MOST_TRIED; above++) {
    const text = above === 0 ? '' : around.above(above)?.text;
    if (text === undefined) return undefined;
    if (above > 0) before.unshift(text);
    isInside = isInside !== hasOddMarks(text);
    if (above > 0 && !isInside) continue;
    tried += 1;
    const row = rowFrom([...before, line].join('\n'), around);
    if (row === undefined) continue;
    const count = cellsOf(row.text, shape.separator);
    if (count < shape.names.length || count > shape.names.length + UNNAMED) continue;
    return { above, below: row.below, text: row.text, fields: rowFields(row.text, shape) };
  }
  return undefined;
}

/** To the line in which all cells are closed. */
function rowFrom(
  begun: string,
  around: LinesAround,
): { readonly text: string; readonly below: number } | undefined {
  const lines = [begun];
  let isOpen = hasOddMarks(begun);
  for (let below = 1; isOpen; below++) {
    const next = around.below(below)?.text;
    if (next === undefined) return undefined;
    lines.push(next);
    isOpen = isOpen !== hasOddMarks(next);
  }
  return { text: lines.join('\n'), below: lines.length - 1 };
}

function hasOddMarks(text: string): boolean {
  let isOdd = false;
  for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) isOdd = !isOdd;
  return isOdd;
}

/** How many cells a row has; 0 where it is none, since a cell without quotation marks goes over a line's end or has some. */
function cellsOf(row: string, separator: string): number {
  let count = 0;
  for (let at = 0; at <= row.length; count++) {
    const from = row[at] === '"' ? quoteEnd(row, at + 1) : at;
    const next = row.indexOf(separator, from);
    const end = next < 0 ? row.length : next;
    if (from > at ? end > from : /["\n]/.test(row.slice(at, end))) return 0;
    at = end + 1;
  }
  return count;
}

/** Behind the mark that closes a cell; two of them stand for one inside. */
function quoteEnd(row: string, from: number): number {
  let mark = row.indexOf('"', from);
  while (mark >= 0 && row[mark + 1] === '"') mark = row.indexOf('"', mark + 2);
  return mark < 0 ? row.length : mark + 1;
}
