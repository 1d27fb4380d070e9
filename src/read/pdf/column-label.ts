import type { HashLabel } from './hash-joins.ts';
import { hashJoins, isHashLength, UNLABELLED } from './hash-joins.ts';
import type { Piece } from './piece.ts';
import { textOf } from './piece.ts';
import type { Table } from './table.ts';

const MIN_CELLS = 3;

/**
 * What a column without a header says by its cells: all hold the same number of hexadecimal digits, that
 * of a hash, and at least one cell is broken in a way that allows no other reading.
 */
export function columnLabel(table: Table, column: number): HashLabel {
  const right = table.columns[column]?.right ?? 0;
  const cells = table.rows.flatMap((row) =>
    row.header ? [] : row.cells.filter((cell) => cell.column === column).map((cell) => cell.stack.pieces),
  );
  // A cell at the foot of the page may be cut off; its rest stands on the next one.
  const whole = cells.slice(0, -1);
  const [first] = whole.map(digits);
  if (first === undefined || !isHashLength(first) || whole.length < MIN_CELLS) return UNLABELLED;
  if (!whole.every((lines) => digits(lines) === first)) return UNLABELLED;
  const plain = whole.some(
    (lines) => lines.length > 1 && hashJoins(lines, right, UNLABELLED).size === lines.length - 1,
  );
  return plain ? { length: first, named: true } : UNLABELLED;
}

/** Hexadecimal digits of a cell that holds nothing else; 0 otherwise. */
function digits(lines: readonly Piece[]): number {
  const text = lines.slice(0, 64).map(textOf).join('');
  return /^[0-9a-f]+$/i.test(text) ? text.length : 0;
}
