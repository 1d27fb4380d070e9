const VALUE =
  /:\/\/|\[[.:]\]|@|^\d|[0-9a-f]{16}|(?:\d{1,3}\.){3}\d|\w\.[a-z]{2,}$|^CVE-\d|^T\d{4}|[\\/]\w+[\\/]|\d{4}-\d{2}-\d{2}/i;
const LONGEST = 60;

/** Whether a table's first row names its columns: short words in every cell, no value among them. */
export function isHeaderRow(cells: readonly string[]): boolean {
  const written = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  return (
    written.length > 0 &&
    new Set(written).size === written.length &&
    written.every((cell) => cell.length <= LONGEST && /\p{L}/u.test(cell) && !VALUE.test(cell))
  );
}
