import type { Block, Reading, TextRange } from '../../model/index.ts';
import { codeAt } from '../observables/char-class.ts';

/** Of a row of very many or very long cells, only so much is read: cells, and UTF-16 code units of each. */
const MOST_CELLS = 12;
const LONGEST_CELL = 160;
/** In UTF-16 code units. */
const LONGEST_LINE = 1_000;

/**
 * Finds what stands in the other cells of the row of a table that a position stands in; a row of a plain text is a line
 * that begins with `|`. Rows asked for in the text's order cost a look each.
 */
export function rowFinder(
  { text, blocks }: Pick<Reading, 'text' | 'blocks'>,
  lineAt: (position: number) => TextRange,
): (start: number, block: Block | undefined) => readonly string[] {
  let rows: ReadonlyMap<string, readonly Block[]> | undefined;
  return (start, block) => {
    if (block?.cell === undefined) return cellsOfLine(text, start, lineAt(start).start);
    rows ??= rowsOf(blocks);
    const others = rows.get(rowKey(block.cell)) ?? [];
    return others.filter((other) => other !== block).map((other) => wordsOf(text, other));
  };
}

function rowsOf(blocks: readonly Block[]): ReadonlyMap<string, readonly Block[]> {
  const rows = new Map<string, Block[]>();
  for (const block of blocks) {
    if (block.cell === undefined || block.cell.header) continue;
    const key = rowKey(block.cell);
    const row = rows.get(key);
    if (row === undefined) rows.set(key, [block]);
    else if (row.length < MOST_CELLS) row.push(block);
  }
  return rows;
}

function rowKey({ table, row }: NonNullable<Block['cell']>): string {
  return `${table}:${row}`;
}

function wordsOf(text: string, { start, end }: Block): string {
  return text.slice(start, Math.min(end, start + LONGEST_CELL));
}

/** None on most lines: then one look at their beginning is all. */
const NO_CELLS: readonly string[] = [];
const BAR = 0x7c;

function cellsOfLine(text: string, start: number, line: number): readonly string[] {
  const opening = Math.max(line, start - LONGEST_LINE);
  if (opening === start || codeAt(text, opening) !== BAR) return NO_CELLS;
  const before = text.slice(opening, start);
  const after = text.slice(start, start + LONGEST_LINE);
  const end = after.indexOf('\n');
  // The mention's own cell is left out: before its last bar, behind its first.
  const left = before.split('|').slice(0, -1);
  const right = (end < 0 ? after : after.slice(0, end)).split('|').slice(1);
  return [...left, ...right].filter((cell) => cell.trim() !== '').slice(0, MOST_CELLS);
}
