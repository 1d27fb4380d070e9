import { greatest } from '../greatest.ts';
import { columnsOf, padded } from './columns.ts';

/** A labelled row: lines of text that keep to the room they are given, and a page at the right edge. */
export interface Row {
  readonly label: string;
  readonly right?: string;
  /**
   * @param room columns of the first line, which shares its line with the page
   * @param below columns of every other line
   */
  readonly text: (room: number, below: number) => readonly string[];
}

export interface TableOptions {
  /** Columns before the labels; 2 when not said. */
  readonly indent?: number;
  /** Says a label again in the next row, for tables that are searched line by line. */
  readonly everyLabel?: boolean;
}

const GAP = 2;

/** Rows with their labels in one column and their pages at the right edge; a label is not said twice. */
export function table(rows: readonly Row[], width: number, options: TableOptions = {}): string[] {
  const { indent = 2, everyLabel = false } = options;
  const labels = greatest(rows.map(({ label }) => columnsOf(label))) + GAP;
  const edge = greatest(rows.map(({ right }) => columnsOf(right ?? '')));
  let before: string | undefined;
  return rows.flatMap(({ label, right = '', text }) => {
    const below = width - indent - labels;
    const room = below - (right === '' ? 0 : edge + GAP);
    const shown = label === before && !everyLabel ? '' : label;
    before = label;
    return text(room, below).map((line, at) => {
      const left = `${' '.repeat(indent)}${padded(at === 0 ? shown : '', labels)}${line}`;
      return at === 0 ? atRightEdge(left, right, width) : left;
    });
  });
}

/** Text at the left, a page or a date at the right edge. */
export function atRightEdge(left: string, right: string, width: number): string {
  return right === '' ? left : `${padded(left, width - columnsOf(right))}${right}`;
}
