import type { Sentence } from '../sentences.ts';

/** A row of a table by its cells, and the headers above them. */
export interface TableRow {
  readonly headers: ReadonlyMap<number, Sentence>;
  readonly cells: readonly Sentence[];
  readonly column: number;
}

interface Table {
  readonly headers: Map<number, Sentence>;
  readonly rows: Map<number, Sentence[]>;
}

export type Tables = ReadonlyMap<number, Table>;

export function tableRows(sentences: readonly Sentence[]): Tables {
  const tables = new Map<number, Table>();
  for (const sentence of sentences) {
    const cell = sentence.block?.cell;
    if (cell === undefined) continue;
    const table = tables.get(cell.table) ?? { headers: new Map(), rows: new Map() };
    tables.set(cell.table, table);
    if (cell.header) table.headers.set(cell.column, sentence);
    else {
      const row = table.rows.get(cell.row) ?? [];
      row.push(sentence);
      table.rows.set(cell.row, row);
    }
  }
  return tables;
}

export function rowOf(tables: Tables, { block }: Sentence): { readonly row?: TableRow } {
  const cell = block?.cell;
  const table = cell && tables.get(cell.table);
  const cells = cell && table?.rows.get(cell.row);
  if (cell === undefined || table === undefined || cells === undefined) return {};
  return { row: { headers: table.headers, cells, column: cell.column } };
}
