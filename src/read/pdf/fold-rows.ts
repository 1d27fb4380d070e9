import { isHashLength } from './hash-joins.ts';
import { textOf } from './piece.ts';
import { stackOf } from './stacks.ts';
import type { Cell } from './table.ts';

/** Lines of one folded cell; a longer run is no wrapped cell. */
const MAX_LINES = 16;

/**
 * Some programs write a table line by line, so that each line of a wrapped cell comes as a row of its own.
 * Such a row is folded into the one above it when it follows at line spacing and either leaves the first
 * column empty or goes on with a hexadecimal token that the row above left incomplete.
 */
export function foldContinuedRows(rows: readonly (readonly Cell[])[]): readonly (readonly Cell[])[] {
  const folded: (readonly Cell[])[] = [];
  for (const row of rows) {
    const above = folded[folded.length - 1];
    if (above !== undefined && continuesRow(above, row)) folded[folded.length - 1] = fold(above, row);
    else folded.push(row);
  }
  return folded;
}

function continuesRow(above: readonly Cell[], row: readonly Cell[]): boolean {
  const pairs = row.map((cell) => [above.find(({ column }) => column === cell.column), cell] as const);
  const tight = pairs.every(([upper, lower]) => upper !== undefined && followsClosely(upper, lower));
  if (!tight) return false;
  const firstIsEmpty = !row.some((cell) => cell.column === 0) && above.some((cell) => cell.column === 0);
  return firstIsEmpty || pairs.some(([upper, lower]) => upper !== undefined && goesOn(upper, lower));
}

function followsClosely(upper: Cell, lower: Cell): boolean {
  const last = upper.stack.pieces[upper.stack.pieces.length - 1];
  const first = lower.stack.pieces[0];
  if (last === undefined || first === undefined || upper.stack.pieces.length >= MAX_LINES) return false;
  if (last.bold !== first.bold) return false;
  const drop = last.baseline - first.baseline;
  return drop > 0.6 * first.size && drop < 1.45 * first.size && Math.abs(last.x0 - first.x0) <= 1.5;
}

function goesOn(upper: Cell, lower: Cell): boolean {
  const [start, rest] = [upper, lower].map((cell) => cell.stack.pieces.map(textOf).join(''));
  if (start === undefined || rest === undefined) return false;
  const hex = /^[0-9a-f]{8,127}$/i;
  return (
    hex.test(start) &&
    /^[0-9a-f]{1,64}$/i.test(rest) &&
    !isHashLength(start.length) &&
    !isHashLength(rest.length)
  );
}

function fold(above: readonly Cell[], row: readonly Cell[]): readonly Cell[] {
  return above.map((cell) => {
    const more = row.find(({ column }) => column === cell.column);
    if (more === undefined) return cell;
    return { ...cell, stack: stackOf([...cell.stack.pieces, ...more.stack.pieces]) };
  });
}
