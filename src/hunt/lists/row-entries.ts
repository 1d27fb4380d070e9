import { typeNumber } from '../sieve/value-table.ts';
import { withoutStar } from './bare-line.ts';
import { formOf, refanged } from './form-of.ts';
import type { ListColumns } from './list-columns.ts';
import type { ListEntry, UnknownType } from './list-entry.ts';
import { entriesAs, entriesOf } from './list-entry.ts';
import { rowCells } from './row-cells.ts';
import type { NamedType } from './type-names.ts';
import { namedType } from './type-names.ts';

type Entries = readonly ListEntry[] | UnknownType | undefined;

const NOTHING: readonly ListEntry[] = [];

/** What a row says whose columns are known. An empty cell says nothing. */
export function entriesOfRow(row: string, columns: ListColumns): Entries {
  const cells = rowCells(row, columns.separator);
  if (columns.kind === 'value') {
    const value = withoutStar(cells[columns.value] ?? '');
    const type = columns.type === undefined ? '' : (cells[columns.type] ?? '');
    if (value === '') return undefined;
    const named = type === '' ? undefined : namedType(type);
    if (type !== '' && named === undefined) return { unknownType: type };
    return named === undefined ? byForm(value) : entriesAs(named, refanged(value));
  }
  const told = columns.typed.flatMap(({ at, type, isName }) => {
    const value = withoutStar(cells[at] ?? '');
    const entries = value === '' || value === '-' ? [] : entriesIn(value, type, isName);
    return (entries ?? []).map((entry) => ({ entry, isName }));
  });
  const sure = told.filter(({ isName }) => !isName);
  return told.length === 0 ? undefined : (sure.length > 0 ? sure : told).map(({ entry }) => entry);
}

/** A value of a column; where its form is another than the column's name says, the form is believed. */
function entriesIn(value: string, type: NamedType, isName: boolean): readonly ListEntry[] | undefined {
  const told = isName || type.kind !== 'type' || !isFormed(value) ? undefined : byForm(value);
  const isOther =
    told !== undefined && told[0]?.type !== typeNumber(type.kind === 'type' ? type.type : 'url');
  return isOther && !DIGEST.test(value) ? told : entriesAs(type, refanged(value));
}

/** Of which kind, its length does not tell: `imphash` is one of 32 digits, too. */
const DIGEST = /^[\da-f]{32,128}$/i;

/** What a line says of a list that is not written as most are: with remarks, ports, further cells, in another order. */
export function entriesOfLine(written: string): Entries {
  if (/^(?:;|\/\/ |! )/.test(written) || written === '[' || written === ']') return NOTHING;
  if (written.startsWith('{')) return objectEntries(written.replace(/,$/, ''));
  const line = unwrapped(written);
  return inCells(line) ?? labelled(line) ?? rule(line) ?? byForm(line) ?? entriesOf(line);
}

/** Without what a list in a text has around a value: a hyphen, a number, backticks, angle brackets; a remark. */
function unwrapped(line: string): string {
  const bare = line.replace(/^(?:[-*+•]|\d{1,4}[.)]) +/, '');
  const inside = insideOf(bare);
  const remark = /\s(?:#|\/\/|;)(?: |$)/.exec(inside);
  const before = remark === null ? '' : insideOf(inside.slice(0, remark.index).trimEnd());
  return isFormed(before) ? before : inside;
}

function insideOf(written: string): string {
  return /^`([^`]+)`$/.exec(written)?.[1] ?? /^<([^<>]+)>$/.exec(written)?.[1] ?? written;
}

/** `value,type,…`, `type,value,…`, `value,…`, where the values are such as have no separator in them. */
function inCells(line: string): Entries {
  const separator = ['\t', ',', ';'].find((each) => line.includes(each));
  if (separator === undefined) return undefined;
  const cells = rowCells(line, separator);
  const [first = '', second = '', ...more] = cells;
  const before = namedType(first);
  if (before !== undefined)
    return more.length > 0 && isWhole(second, more, separator)
      ? entriesAs(before, refanged(second))
      : undefined;
  const behind = namedType(second);
  if (behind !== undefined && isFormed(first)) return entriesAs(behind, refanged(first));
  if (!isWhole(first, cells.slice(1), separator)) return undefined;
  // Further cells say more of the first, unless all of them are values.
  const all = cells.map(byForm);
  return all.includes(undefined) ? all[0] : all.flatMap((each) => each ?? []);
}

/** Whether a cell is a value, and not the part of one before a separator that is its own: a URL may have a comma. */
export function isWhole(cell: string, behind: readonly string[], separator: string): boolean {
  if (!isFormed(cell)) return false;
  const isOther = (each: string): boolean => each === '' || /\s/.test(each) || isFormed(each);
  const mayGoOn = formOf(refanged(cell)) === 'url' && separator !== '\t';
  return !mayGoOn || behind.length === 0 || behind.some(isOther);
}

/** Of a form that hardly anything else has. */
function isFormed(cell: string): boolean {
  const told = formOf(refanged(cell));
  return told !== undefined && told !== 'file-name' && told !== 'user-agent' && told !== 'file-path';
}

/** `Domain: evil.example` */
function labelled(line: string): Entries {
  const [, name = '', value = ''] = /^([A-Za-z][\w -]{1,30}): +(\S.*)$/.exec(line) ?? [];
  const named = namedType(name);
  return named === undefined ? undefined : entriesAs(named, refanged(value));
}

/** Lists that other programs read: of filters, of dnsmasq, of zones of policies (RPZ), of digests (`sha256sum`). */
function rule(line: string): Entries {
  const name =
    /^\|\|([^\s^/$*]+)\^/.exec(line)?.[1] ??
    /^(?:address|server|local)=\/([^/\s]+)\//.exec(line)?.[1] ??
    /^(?:\*\.)?(\S{3,253}?)\.? +(?:\d+ +)?(?:IN +)?CNAME +\S+$/i.exec(line)?.[1] ??
    /^([\da-f]{32,128}) +\*?\S/i.exec(line)?.[1];
  return name === undefined ? undefined : byForm(name);
}

/** By the form of the value, without its port; a name of a file only where nothing of another form of list is in it. */
function byForm(written: string): readonly ListEntry[] | undefined {
  const value = refanged(written);
  const host = /^(?:\[([\da-f:.]{2,45})\]|([^\s:/@]{1,253})):\d{1,5}$/i.exec(value);
  const bare = host?.[1] ?? (host?.[2]?.includes('.') === true ? host[2] : value);
  const told = formOf(bare);
  const isName = told === 'file-name' || told === 'domain-name';
  if (told === undefined || (isName && /["',;|*<>\s]/.test(bare))) return undefined;
  return [{ type: typeNumber(told), value: bare }];
}

/** Objects whose names are those of others: `indicator` and `indicator_type`, `ioc`, `ioc_value`. */
function objectEntries(line: string): Entries {
  try {
    const record = JSON.parse(line) as Readonly<Record<string, unknown>>;
    const value = ['value', 'indicator', 'ioc', 'ioc_value', 'observable'].map((name) => record[name]);
    const type = ['type', 'indicator_type', 'ioc_type', 'observable_type'].map((name) => record[name]);
    const stated = value.find((each) => typeof each === 'string');
    const name = type.find((each) => typeof each === 'string');
    if (typeof stated !== 'string') return undefined;
    const named = typeof name === 'string' ? namedType(name) : undefined;
    if (typeof name === 'string' && named === undefined) return { unknownType: name };
    return named === undefined ? byForm(stated) : entriesAs(named, refanged(stated));
  } catch {
    return undefined;
  }
}
