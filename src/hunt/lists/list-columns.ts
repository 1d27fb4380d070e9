import type { ObservableType } from '../../model/index.ts';
import { HUNTED } from '../index/hunted-types.ts';
import { formOf, refanged } from './form-of.ts';
import { rowCells } from './row-cells.ts';
import type { NamedType } from './type-names.ts';
import { namedType } from './type-names.ts';

/** What the columns of a list have, as its header names them: a value and perhaps its type, or values of a type each. */
export type ListColumns = { readonly separator: string } & (
  | { readonly kind: 'value'; readonly value: number; readonly type?: number }
  | { readonly kind: 'typed'; readonly typed: readonly TypedColumn[] }
);

interface TypedColumn {
  readonly at: number;
  readonly type: NamedType;
  /** A name of a file or a program, which tells what a digest beside it is of. */
  readonly isName: boolean;
}

const VALUE = /^(?:indicator|ioc|observable|artifact)?(?:value)?$/;
const TYPE = /^(?:indicator|ioc|observable|attribute|value)?(?:type|kind)$/;
/** Types whose values have a form of their own. */
const FORMED: ReadonlySet<ObservableType> = new Set<ObservableType>([
  'ipv4-addr',
  'ipv6-addr',
  'domain-name',
  'url',
  'email-addr',
]);

/**
 * A header row, which may stand behind a `#` (abuse.ch, Zeek's `#fields`); undefined for what is none.
 *
 * @param row the first row of values, by which a header that only names types is told from a line of `type,value`
 */
export function columnsOf(header: string, row: string): ListColumns | undefined {
  const names = header.replace(/^#(?:fields\t)?\s*/, '');
  const isOne = !/[\t,;|]/.test(names);
  for (const separator of ['\t', ',', ';']) {
    const cells = rowCells(names, separator);
    if (cells.length === 1 && !isOne) continue;
    const columns = cells.every(isName) ? named(cells.map(spelling), separator) : undefined;
    if (columns !== undefined && fits(columns, row, cells.length)) return columns;
  }
  return undefined;
}

function isName(cell: string): boolean {
  return /^[A-Za-z][\w .:/()-]{0,60}$/.test(cell) && formOf(cell) === undefined;
}

/** `Indicator type`, `indicator_type`, `ioc-type` */
function spelling(name: string): string {
  return name.toLowerCase().replace(/[-_.:/() ]/g, '');
}

function named(names: readonly string[], separator: string): ListColumns | undefined {
  const value = names.findIndex((name) => name !== '' && VALUE.test(name));
  const type = names.findIndex((name) => TYPE.test(name));
  if (value >= 0) return { kind: 'value', separator, value, ...(type >= 0 && { type }) };
  const typed = names.flatMap((name, at) => typedColumn(name, at));
  return typed.some(({ isName }) => !isName) ? { kind: 'typed', separator, typed } : undefined;
}

function typedColumn(name: string, at: number): readonly TypedColumn[] {
  const type = namedType(name);
  if (type === undefined || type.kind === 'pair') return [];
  if (type.kind !== 'type') return [{ at, type, isName: false }];
  const how = HUNTED.get(type.type);
  // Of fuzzy digests, nothing is sought, and nobody asked for it.
  return how === undefined ? [] : [{ at, type, isName: how === 'tail' }];
}

/** Whether a row has as many cells, and values where there ought to be some. */
function fits(columns: ListColumns, row: string, count: number): boolean {
  const cells = rowCells(row, columns.separator);
  if (columns.kind === 'value')
    return cells.length > columns.value && (namedType(cells[0] ?? '') !== undefined) === (columns.type === 0);
  if (cells.length < Math.min(count, 2) && count > 1) return false;
  return columns.typed.some(({ at, type }) => {
    const told = formOf(refanged(cells[at] ?? ''));
    if (told === undefined) return false;
    return type.kind === 'type' && FORMED.has(type.type) ? told === type.type : told !== 'file-name';
  });
}
