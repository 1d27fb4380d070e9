import { type Row, rowsOf } from './rows.ts';

const DELIMITERS = [',', ';', '\t', '|'] as const;
const MOST_ROWS = 60;
/** UTF-16 code units looked at. */
const HEAD = 64 * 1024;
/** A field longer than this is prose that has commas. */
const LONGEST_FIELD = 300;

/** A delimiter and how many fields most rows have by it. */
export interface Shape {
  readonly delimiter: string;
  readonly width: number;
}

/**
 * Whether decoded text is a table of delimited fields: the same number of fields in all its rows.
 * A name ending in `.csv` or a declared type tips the scale: two columns and two rows are then
 * enough; nothing becomes a table that has no delimiter.
 */
export function looksLikeTable(text: string, declared: boolean): boolean {
  const shape = shapeOf(text, declared ? 0.6 : 1);
  if (shape === undefined) return false;
  if (declared) return true;
  const rows = dataRows(text, shape.delimiter);
  const isTable = shape.delimiter !== '|' && shape.width >= 3 && rows.length >= 5;
  return isTable && rows.every((row) => row.fields.every((field) => isCell(text, row, field)));
}

/** @param agreement the share of rows that must have as many fields as most */
export function shapeOf(text: string, agreement = 0.5): Shape | undefined {
  let best: (Shape & { readonly share: number }) | undefined;
  for (const delimiter of DELIMITERS) {
    const widths = dataRows(text, delimiter).map(({ fields }) => fields.length);
    const width = mostFrequent(widths.filter((count) => count > 1));
    if (width === undefined) continue;
    const share = widths.filter((count) => count === width).length / widths.length;
    if (share < agreement || (best !== undefined && share * width <= best.share * best.width)) continue;
    best = { delimiter, width, share };
  }
  return best;
}

/** Whether a line is a remark of the list's maker, as lists of indicators have above their rows. */
export function isRemark(text: string, row: Row): boolean {
  return text[row.start] === '#' || text.startsWith('//', row.start);
}

export function isBlank(text: string, row: Row): boolean {
  return row.fields.length === 1 && text.slice(row.start, row.end).trim() === '';
}

/** The first rows that are data; the last of a head that is cut off is left out. */
function dataRows(text: string, delimiter: string): readonly Row[] {
  const head = text.slice(0, HEAD);
  const rows: Row[] = [];
  for (const row of rowsOf(head, delimiter)) {
    if (row.end >= HEAD && rows.length > 0) break;
    if (!isRemark(head, row) && !isBlank(head, row)) rows.push(row);
    if (rows.length >= MOST_ROWS) break;
  }
  return rows;
}

/** A cell of a table nobody announced: short, and not a clause after a comma. */
function isCell(text: string, row: Row, { start, end, quoted }: Row['fields'][number]): boolean {
  return (
    end - start <= LONGEST_FIELD &&
    (quoted || start === row.start || !/^ \p{L}/u.test(text.slice(start, start + 3)))
  );
}

function mostFrequent(widths: readonly number[]): number | undefined {
  const counts = new Map<number, number>();
  for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a)[0]?.[0];
}
