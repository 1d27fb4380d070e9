import type { Block } from '../../model/index.ts';
import type { Tag } from './page-parts.ts';

type Cell = NonNullable<Block['cell']>;

/** A table while it is being read. `isLayout` shows only at its end: a table used to place things on a page. */
export interface Table {
  readonly index: number;
  isLayout: boolean;
  cells: number;
}

interface OpenTable extends Table {
  row: number;
  column: number;
  /** Column → rows still covered by a cell from above. */
  covered: Map<number, number>;
  nextCovered: Map<number, number>;
  inHead: boolean;
}

const MOST_COLUMNS = 1_000;
const MOST_ROWS = 65_534;
/** All spans of a page together; beyond it a cell counts as one column and one row. */
const SPAN_BUDGET = 1_000_000;

/** Numbers rows and columns of the tables of a page, spans included (HTML Standard, section 4.9.12). */
export class Tables {
  readonly #open: OpenTable[] = [];
  #count = 0;
  #budget = SPAN_BUDGET;

  openTable(tag: Tag): void {
    const role = tag.attributes.get('role');
    const outer = this.#open.at(-1);
    if (outer !== undefined) outer.isLayout = true;
    this.#open.push({
      index: this.#count++,
      isLayout: role === 'presentation' || role === 'none',
      cells: 0,
      row: -1,
      column: 0,
      covered: new Map(),
      nextCovered: new Map(),
      inHead: false,
    });
  }

  closeTable(): void {
    this.#open.pop();
  }

  openSection(name: string): void {
    const table = this.#open.at(-1);
    if (table !== undefined) table.inHead = name === 'thead';
  }

  closeHead(): void {
    const table = this.#open.at(-1);
    if (table !== undefined) table.inHead = false;
  }

  openRow(): void {
    const table = this.#open.at(-1);
    if (table === undefined) return;
    table.row++;
    table.column = 0;
    table.covered = table.nextCovered;
    table.nextCovered = new Map();
    for (const [column, rows] of table.covered) if (rows > 1) table.nextCovered.set(column, rows - 1);
  }

  /** The place of a cell, and its table; undefined outside a table. */
  openCell(tag: Tag): { readonly cell: Cell; readonly table: Table } | undefined {
    const table = this.#open.at(-1);
    if (table === undefined) return undefined;
    if (table.row < 0) this.openRow();
    while (table.covered.has(table.column) && table.column < MOST_COLUMNS) table.column++;
    const { row, column } = table;
    const header = tag.name === 'th' || table.inHead;
    this.#span(table, spanOf(tag, 'colspan', MOST_COLUMNS), spanOf(tag, 'rowspan', MOST_ROWS));
    table.cells++;
    return { cell: { table: table.index, row, column, header }, table };
  }

  #span(table: OpenTable, columns: number, rows: number): void {
    this.#budget -= columns * (rows > 1 ? 2 : 1);
    const width = this.#budget > 0 ? columns : 1;
    if (this.#budget > 0 && rows > 1) {
      for (let i = 0; i < width; i++) table.nextCovered.set(table.column + i, rows - 1);
    }
    table.column += width;
  }
}

function spanOf(tag: Tag, attribute: string, most: number): number {
  const span = Number.parseInt(tag.attributes.get(attribute) ?? '1', 10);
  return Number.isNaN(span) ? 1 : Math.min(Math.max(span, 1), most);
}
