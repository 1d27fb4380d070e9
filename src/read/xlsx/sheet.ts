import type { SourcePlace } from '../../model/index.ts';
import { append } from '../append.ts';
import { type Piece, textOf } from '../parts/piece.ts';
import { partAt } from '../parts/place.ts';
import { attributeValue } from '../xml/attributes.ts';
import { xmlPieces } from '../xml/pieces.ts';
import { tokenizeXml, type XmlTag } from '../xml/tokens.ts';
import { serialDate } from './date-styles.ts';

/** A cell with a value. Row and column are 0-based, as its reference says. */
export interface Cell {
  readonly row: number;
  readonly column: number;
  readonly pieces: readonly Piece[];
}

export interface Workbook {
  readonly strings: readonly (readonly Piece[])[];
  readonly dateStyles: ReadonlySet<number>;
  readonly from1904: boolean;
}

const MOST_CELLS = 250_000;
const MOST_COLUMNS = 16_384;

interface OpenCell {
  readonly row: number;
  readonly column: number;
  readonly type: string;
  readonly style: number;
  readonly pieces: Piece[];
}

/**
 * The cells of a worksheet (ECMA-376, part 1, 18.3), in order. A formula's cell has the value that was
 * stored with it; no formula is worked out and no link followed.
 */
export function cellsIn(source: string, path: string, workbook: Workbook): readonly Cell[] {
  const place = (at: SourcePlace): SourcePlace => partAt(path, at);
  const cells: Cell[] = [];
  let row = -1;
  let column = -1;
  let cell: OpenCell | undefined;
  let inside = '';
  tokenizeXml(source, {
    open: (tag) => {
      if (tag.local === 'row') {
        row = rowOf(source, tag) ?? row + 1;
        column = -1;
      } else if (tag.local === 'c') {
        column = Math.min(MOST_COLUMNS, columnOf(attributeValue(source, tag, 'r')) ?? column + 1);
        const type = attributeValue(source, tag, 't') ?? 'n';
        const style = Number.parseInt(attributeValue(source, tag, 's') ?? '', 10);
        cell = { row: Math.max(0, row), column, type, style, pieces: [] };
      } else if (tag.local === 'v' || tag.local === 't') inside = tag.local;
    },
    close: (local) => {
      if (local === inside) inside = '';
      if (local !== 'c' || cell === undefined) return;
      if (cells.length < MOST_CELLS && cell.pieces.length > 0) cells.push(finished(cell, workbook));
      cell = undefined;
    },
    text: (start, end, literal) => {
      if (inside !== '' && cell !== undefined)
        append(cell.pieces, xmlPieces(source, start, end, literal, place));
    },
  });
  return cells;
}

function finished({ row, column, type, style, pieces }: OpenCell, workbook: Workbook): Cell {
  const value = textOf(pieces).trim();
  if (type === 's') return { row, column, pieces: workbook.strings[Number.parseInt(value, 10)] ?? [] };
  const [first] = pieces;
  if (first === undefined) return { row, column, pieces };
  if (type === 'b' && /^[01]$/.test(value)) {
    return { row, column, pieces: [{ text: value === '1' ? 'TRUE' : 'FALSE', at: first.at }] };
  }
  const isDate = type === 'n' && workbook.dateStyles.has(style);
  const date = isDate ? serialDate(Number(value), workbook.from1904) : undefined;
  return { row, column, pieces: date === undefined ? pieces : [{ text: date, at: first.at }] };
}

function rowOf(source: string, tag: XmlTag): number | undefined {
  const written = Number.parseInt(attributeValue(source, tag, 'r') ?? '', 10);
  return written >= 1 && written <= 1_048_576 ? written - 1 : undefined;
}

/** `AB12` is column 27, counted from 0. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0];
  if (letters === undefined) return undefined;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}
