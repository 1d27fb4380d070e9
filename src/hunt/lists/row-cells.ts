/**
 * The cells of a row, without the quotation marks around them (RFC 4180; a blank may stand behind a separator). Linear.
 *
 * @param separator one character
 */
export function rowCells(row: string, separator: string): readonly string[] {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    const start = at + (/^ *(?=")/.exec(row.slice(at, at + 8))?.[0].length ?? 0);
    if (row.charAt(start) === '"') {
      const end = closing(row, start);
      cells.push(
        row
          .slice(start + 1, end)
          .replaceAll('""', '"')
          .trim(),
      );
      at = row.indexOf(separator, end);
    } else {
      const end = row.indexOf(separator, at);
      cells.push(row.slice(at, end < 0 ? row.length : end).trim());
      at = end;
    }
    if (at < 0) return cells;
    at += 1;
  }
}

/** Of the quotation mark that ends a cell; a doubled one is a sign of the cell. */
function closing(row: string, start: number): number {
  for (let at = row.indexOf('"', start + 1); at >= 0; at = row.indexOf('"', at + 2)) {
    if (row.charAt(at + 1) !== '"') return at;
  }
  return row.length;
}
