/** What spreadsheets take for the start of a formula, or for our own mark (OWASP, CSV injection). */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠']/u;

/**
 * One cell of RFC 4180 text. A cell that a spreadsheet could run is marked with an apostrophe before
 * it; a cell that already begins with an apostrophe gets one more, so that taking exactly one leading
 * apostrophe off restores every cell.
 */
export function csvCell(value: string): string {
  const safe = FORMULA_START.test(value) ? `'${value}` : value;
  return /[",\r\n]/u.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** @returns one record with its CRLF */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}
