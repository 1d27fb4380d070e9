import { edgeOf, NO_EDGE } from './column-edge.ts';
import { columnLabel } from './column-label.ts';
import type { Draft } from './draft.ts';
import type { HashLabel } from './hash-joins.ts';
import { hashLabel, UNLABELLED } from './hash-joins.ts';
import { textOf } from './piece.ts';
import type { Table } from './table.ts';

export interface NumberedLabels {
  /** 0-based, over the document. */
  readonly index: number;
  /** What the header says, column by column. */
  readonly labels: readonly HashLabel[];
}

/**
 * Numbers the tables of a document in order. One that runs on over a page break keeps the labels of its header
 * when its columns keep their edges.
 */
export function labelTables(): (table: Table) => NumberedLabels {
  let before: { readonly edges: readonly number[]; readonly labels: readonly HashLabel[] } | undefined;
  let index = -1;
  return (table) => {
    const edges = table.columns.map((column) => column.x0);
    const runsOn =
      before?.edges.length === edges.length &&
      before.edges.every((edge, column) => Math.abs(edge - (edges[column] ?? 0)) <= 2);
    const carried = runsOn && before !== undefined ? before.labels : [];
    const header = headerLabels(table) ?? carried;
    const labels = edges.map((_, column) => {
      const label = header[column] ?? UNLABELLED;
      return label.named ? label : columnLabel(table, column);
    });
    before = { edges, labels };
    index++;
    return { index, labels };
  };
}

function headerLabels(table: Table): readonly HashLabel[] | undefined {
  const header = table.rows.find((row) => row.header);
  if (header === undefined) return undefined;
  return table.columns.map((_, column) => {
    const cell = header.cells.find((candidate) => candidate.column === column);
    return hashLabel(cell?.stack.pieces.map(textOf).join(' ') ?? '');
  });
}

/** One draft for each cell of a table, row by row. */
export function cellDrafts(table: Table, { index, labels }: NumberedLabels, page: number): readonly Draft[] {
  const edges = table.columns.map(() => NO_EDGE);
  for (const { cells } of table.rows) {
    for (const { column, stack } of cells) edges[column] = edgeOf(stack.pieces, edges[column]);
  }
  return table.rows.flatMap((row, rowIndex) =>
    row.cells.map(
      (cell): Draft => ({
        kind: 'table-cell',
        cell: { table: index, row: rowIndex, column: cell.column, header: row.header },
        page,
        lines: cell.stack.pieces,
        edge: edges[cell.column] ?? edgeOf(cell.stack.pieces),
        label: row.header ? UNLABELLED : (labels[cell.column] ?? UNLABELLED),
      }),
    ),
  );
}
