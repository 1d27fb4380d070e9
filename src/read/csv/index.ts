import { ok, problem } from '../../model/index.ts';
import { decodeText, mediaTypeCharset } from '../charset.ts';
import { MAX_BLOCKS } from '../limits.ts';
import { Composition } from '../parts/composition.ts';
import type { ContainerReader } from '../parts/part-reader.ts';
import { startOf } from '../parts/piece.ts';
import { rangeAt } from '../parts/place.ts';
import { isBlank, isRemark, shapeOf } from './evidence.ts';
import { fieldPieces } from './field-pieces.ts';
import { isHeaderRow } from './header-row.ts';
import { type Row, rowsOf } from './rows.ts';

const EXTRACTOR = 'csv@1';

/** Cells that are blocks of their own; the rest of a longer list is one block. */
const MOST_CELLS = MAX_BLOCKS - 10;

/**
 * A table of delimited fields (RFC 4180; comma, semicolon, tab or bar): each field a table cell, so
 * that a column's header tells what its values are. A field that begins like a formula is text.
 * Remarks above the rows are paragraphs; the last one may name the columns.
 */
export const readCsv: ContainerReader = async (bytes, hints, parts) => {
  const { text: source, charset, problems } = decodeText(bytes, mediaTypeCharset(hints.declaredType));
  const { delimiter, width } = shapeOf(source) ?? { delimiter: ',', width: 0 };
  const composition = new Composition(parts.budget);
  for (const found of problems) composition.problem(found);
  let cells = 0;
  let rows = 0;
  for (const row of rowsOf(source, delimiter)) {
    if (isBlank(source, row)) continue;
    if (cells + row.fields.length > MOST_CELLS) {
      composition.block({ kind: 'paragraph' }, [
        { text: source.slice(row.start), at: rangeAt(row.start, source.length), copied: true },
      ]);
      composition.problem(tooMany());
      break;
    }
    if (rows === 0 && isRemark(source, row)) {
      if (!namesColumns(source, row, width)) {
        composition.block({ kind: 'paragraph' }, [
          { text: source.slice(row.start, row.end), at: rangeAt(row.start, row.end), copied: true },
        ]);
        continue;
      }
    }
    writeRow(composition, source, row, rows++);
    cells += row.fields.length;
  }
  return ok(composition.finish(EXTRACTOR, { charset }));
};

function writeRow(composition: Composition, source: string, row: Row, number: number): void {
  const fields = row.fields.map((field) => fieldPieces(source, field));
  const header =
    number === 0 && isHeaderRow(fields.map((pieces) => startOf(pieces, 100).replace(/^#\s*"?/, '')));
  for (const [column, pieces] of fields.entries())
    composition.block({ kind: 'table-cell', cell: { table: 0, row: number, column, header } }, pieces);
}

/** A remark with as many fields as the rows have, each of them a word: `# first_seen,ip,port`. */
function namesColumns(source: string, row: Row, width: number): boolean {
  const written = row.fields.map(({ start, end }) => source.slice(start, end).replace(/^#\s*"?|"$/g, ''));
  return width > 1 && row.fields.length === width && isHeaderRow(written);
}

function tooMany(): ReturnType<typeof problem> {
  return problem(
    'too-large',
    `The table has more than ${MOST_CELLS} cells; those after them were read as one text.`,
  );
}
