import type { Block } from '../../model/index.ts';

type Cell = NonNullable<Block['cell']>;

interface OpenTable {
  readonly index: number;
  /** The table's style marks its first row (ECMA-376, part 1, 17.4.55). */
  firstRowIsHeader: boolean;
  row: number;
  column: number;
  width: number;
  headerRow: boolean;
  inCell: boolean;
}

const MOST_COLUMNS = 1_000;

/** Follows the tables of a story: each cell's table, row and column, spans of columns included. */
export class WordTables {
  readonly #open: OpenTable[] = [];
  #count: number;

  /** @param first the number of the first table */
  constructor(first: number) {
    this.#count = first;
  }

  /** The innermost open cell. */
  get cell(): Cell | undefined {
    const table = this.#open.at(-1);
    if (table?.inCell !== true) return undefined;
    const header = table.headerRow || (table.firstRowIsHeader && table.row === 0);
    return { table: table.index, row: table.row, column: table.column, header };
  }

  open(local: string): void {
    const table = this.#open.at(-1);
    if (local === 'tbl') {
      this.#open.push({
        index: this.#count++,
        firstRowIsHeader: false,
        row: -1,
        column: 0,
        width: 1,
        headerRow: false,
        inCell: false,
      });
    } else if (table !== undefined && local === 'tr') {
      table.row++;
      table.column = -1;
      table.width = 1;
      table.headerRow = false;
    } else if (table !== undefined && local === 'tc') {
      table.column = Math.min(MOST_COLUMNS, table.column + table.width);
      table.width = 1;
      table.inCell = true;
      if (table.row < 0) table.row = 0;
      if (table.column < 0) table.column = 0;
    }
  }

  close(local: string): void {
    const table = this.#open.at(-1);
    if (local === 'tbl') this.#open.pop();
    else if (local === 'tc' && table !== undefined) table.inCell = false;
    else if (local === 'tr' && table !== undefined && table.column < 0) table.column = 0;
  }

  /** `tblHeader`, `gridSpan`, `tblLook`: what properties say of the open table, row or cell. */
  property(local: string, value: string | undefined, firstRow: string | undefined): void {
    const table = this.#open.at(-1);
    if (table === undefined) return;
    if (local === 'tblHeader') table.headerRow = !isOff(value);
    else if (local === 'gridSpan') table.width = spanOf(value);
    else if (local === 'tblLook')
      table.firstRowIsHeader =
        firstRow === undefined ? (Number.parseInt(value ?? '0', 16) & 0x20) !== 0 : !isOff(firstRow);
  }
}

function spanOf(value: string | undefined): number {
  const span = Number.parseInt(value ?? '1', 10);
  return Number.isNaN(span) ? 1 : Math.min(Math.max(span, 1), MOST_COLUMNS);
}

function isOff(value: string | undefined): boolean {
  return value === '0' || value === 'false' || value === 'off';
}
