import type { Piece } from './piece.ts';
import type { Table } from './table.ts';

/** What one page holds, in reading order. */
export interface Page {
  /** 1-based. */
  readonly number: number;
  /** Points, as displayed. */
  readonly height: number;
  readonly regions: readonly Region[];
}

/** Lines that flow, or a table. */
export type Region = { readonly kind: 'flow'; readonly lines: readonly Piece[] } | Table;
