import type { Page, Region } from './page.ts';
import type { Piece } from './piece.ts';
import { textOf } from './piece.ts';
import { stackOf } from './stacks.ts';
import type { Cell, Table, TableRow } from './table.ts';
import { ADDRESS } from './url-joins.ts';

/**
 * Mends rows that a page or column break cut in two: the first column is filled on one side of the break
 * only (a repeated header apart), the columns are as wide as before, and at least one cell goes on with
 * half an address or half a run of hexadecimal digits. Lines keep their page and the boxes of their
 * words; only their own left and right edge move to the column where their cell began.
 */
export function continueRows(pages: readonly Page[], running: ReadonlySet<Piece>): readonly Page[] {
  const mended = pages.map((page) => ({ ...page, regions: [...page.regions] }));
  let before: { readonly regions: Region[]; readonly at: number; readonly table: Table } | undefined;
  for (const { regions } of mended) {
    for (const [at, region] of regions.entries()) {
      if (region.kind === 'flow') {
        if (!region.lines.every((line) => running.has(line))) before = undefined;
        continue;
      }
      const pair = before === undefined ? undefined : mend(before.table, region);
      if (pair !== undefined && before !== undefined) {
        before.regions[before.at] = pair[0];
        regions[at] = pair[1];
      }
      before = { regions, at, table: pair?.[1] ?? region };
    }
  }
  return mended;
}

function mend(upper: Table, lower: Table): readonly [Table, Table] | undefined {
  const shifts = shiftsOf(upper, lower);
  const cut = upper.rows[upper.rows.length - 1];
  const at = lower.rows.findIndex((row) => !row.header);
  const rest = lower.rows[at];
  if (shifts === undefined || cut === undefined || rest === undefined || cut.header) return undefined;
  if (
    hasFirst(cut) === hasFirst(rest) ||
    !rest.cells.some((cell) => goesOn(cellIn(cut, cell.column), cell))
  ) {
    return undefined;
  }
  const whole = { ...cut, cells: joinCells(cut, rest, shifts) };
  return [
    { ...upper, rows: [...upper.rows.slice(0, -1), whole] },
    { ...lower, rows: lower.rows.filter((_, index) => index !== at) },
  ];
}

/** How far each column moved, when all of them moved alike. */
function shiftsOf(upper: Table, lower: Table): readonly number[] | undefined {
  if (upper.columns.length !== lower.columns.length) return undefined;
  const shifts = upper.columns.map((column, index) => column.x0 - (lower.columns[index]?.x0 ?? 0));
  return shifts.every((shift) => Math.abs(shift - (shifts[0] ?? 0)) <= 3) ? shifts : undefined;
}

function joinCells(cut: TableRow, rest: TableRow, shifts: readonly number[]): readonly Cell[] {
  const columns = new Set([...cut.cells, ...rest.cells].map((cell) => cell.column));
  return [...columns]
    .sort((a, b) => a - b)
    .map((column) => {
      const shift = shifts[column] ?? 0;
      const moved = (cellIn(rest, column)?.stack.pieces ?? []).map((piece) => ({
        ...piece,
        x0: piece.x0 + shift,
        x1: piece.x1 + shift,
      }));
      return { column, stack: stackOf([...(cellIn(cut, column)?.stack.pieces ?? []), ...moved]) };
    });
}

function goesOn(upper: Cell | undefined, lower: Cell): boolean {
  const lines = upper?.stack.pieces ?? [];
  const last = lines[lines.length - 1];
  const next = lower.stack.pieces[0];
  if (last?.words.length !== 1 || next?.words.length !== 1) return false;
  const hex = /^[0-9a-f]+$/i;
  if (hex.test(textOf(last)) && hex.test(textOf(next))) return true;
  return lines.length <= 64 && ADDRESS.test(lines.map(textOf).join(''));
}

function cellIn(row: TableRow, column: number): Cell | undefined {
  return row.cells.find((cell) => cell.column === column);
}

function hasFirst(row: TableRow): boolean {
  return row.cells.some((cell) => cell.column === 0);
}
