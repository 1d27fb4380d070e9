import type { Stack } from './stacks.ts';

/** A table as it stands on one page. */
export interface Table {
  readonly kind: 'table';
  readonly columns: readonly Column[];
  readonly rows: readonly TableRow[];
}

export interface Column {
  readonly x0: number;
  /** The right-most ink of the column: a line that ends there is taken to fill it. */
  readonly right: number;
}

export interface TableRow {
  readonly cells: readonly Cell[];
  readonly header: boolean;
}

export interface Cell {
  readonly column: number;
  readonly stack: Stack;
}

/** Stacks side by side, left to right. */
export type Row = readonly Stack[];

/** No real table is wider; a page made to cost time might be. */
export const MAX_COLUMNS = 40;
