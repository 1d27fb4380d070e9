import type { ListColumns } from './list-columns.ts';
import { columnsOf } from './list-columns.ts';
import { rowCells } from './row-cells.ts';
import { isWhole } from './row-entries.ts';
import { namedType } from './type-names.ts';

/** How the lines of a list are written, told by how it begins. */
export type ListHead =
  /** As most are: a value, or a type and a value, or JSON with both. */
  | { readonly kind: 'lines' }
  /** In other ways, which have to be looked at line by line. */
  | { readonly kind: 'rows' }
  /** Under a header that names the columns; `line` is its number, unless it stands behind a `#`. */
  | { readonly kind: 'columns'; readonly columns: ListColumns; readonly line?: number };

/** Lines by which a list is told. */
const MOST = 200;

/** @param start of the list: its first lines */
export function headOf(start: string): ListHead {
  const lines = start.split(/\r?\n/, MOST).map((line) => line.replace(/^\ufeff/, '').trim());
  const first = lines.findIndex((line) => line !== '' && !line.startsWith('#'));
  if (first < 0) return { kind: 'lines' };
  const row = lines.slice(first + 1).find((line) => line !== '') ?? '';
  const own = row === '' ? undefined : columnsOf(lines[first] ?? '', row);
  if (own !== undefined) return { kind: 'columns', columns: own, line: first + 1 };
  const commented = lines.slice(0, first).findLast((line) => /[\t,;|]/.test(line));
  const above = commented === undefined ? undefined : columnsOf(commented, lines[first] ?? '');
  if (above !== undefined) return { kind: 'columns', columns: above };
  return { kind: lines.slice(first).some(isOdd) ? 'rows' : 'lines' };
}

/** Whether a line is of another make than `entriesOf` (list-entry.ts) reads. */
function isOdd(line: string): boolean {
  if (line.startsWith('{')) return !/"type"/.test(line) || !/"value"/.test(line) || line.endsWith(',');
  if (/^(?:[;[!`<]|\/\/ |\|\||[-*+•] |\d{1,4}[.)] )/.test(line)) return true;
  if (hasPort(line)) return true;
  if (/\t#|\S\s+(?:\/\/|;) |^[\da-f]{32,128} +\S|\sCNAME\s|^(?:address|server|local)=\//i.test(line))
    return true;
  const separator = ['\t', ',', ';'].find((each) => line.includes(each));
  if (separator === undefined)
    return (
      /^[A-Za-z][\w -]{1,30}: +\S/.test(line) && namedType(line.slice(0, line.indexOf(':'))) !== undefined
    );
  const [first = '', second = '', ...more] = rowCells(line, separator);
  if (namedType(first) !== undefined) return more.length > 0 && isWhole(second, more, separator);
  return namedType(second) !== undefined || isWhole(first, [second, ...more], separator);
}

/** `192.0.2.1:443`, `[2001:db8::1]:443`; what has further colons is an address of its own. */
function hasPort(line: string): boolean {
  const colon = line.lastIndexOf(':');
  if (colon < 1 || !/^\d{1,5}$/.test(line.slice(colon + 1, colon + 8))) return false;
  const host = line.slice(0, colon);
  return host.endsWith(']') || (host.includes('.') && !/[:\s]/.test(host));
}
