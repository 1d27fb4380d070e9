import type { ObservableType } from '../../model/index.ts';
import { TYPES, typeNumber } from '../sieve/value-table.ts';
import { formOf, refanged } from './form-of.ts';

/** An indicator of a list: the number of its type, and its value as it is meant. */
export interface ListEntry {
  readonly type: number;
  readonly value: string;
}

/** What a line of a list says, without blanks around it; undefined for what is no indicator of a known type. */
export function entryOf(line: string): ListEntry | undefined {
  if (line.startsWith('{')) return jsonEntry(line);
  const named = /^([a-z\d:-]+)[\t,]\s*(\S.*)$/.exec(line);
  const type = TYPES.find((known) => known !== undefined && known === named?.[1]);
  if (type !== undefined && named?.[2] !== undefined)
    return { type: typeNumber(type), value: refanged(named[2]) };
  const value = refanged(line);
  const told = formOf(value);
  return told === undefined ? undefined : { type: typeNumber(told), value };
}

function jsonEntry(line: string): ListEntry | undefined {
  try {
    const record: unknown = JSON.parse(line);
    if (!(record instanceof Object) || !('value' in record) || !('type' in record)) return undefined;
    const { type, value } = record;
    if (typeof value !== 'string' || typeof type !== 'string') return undefined;
    return { type: typeNumber(type as ObservableType), value };
  } catch {
    return undefined;
  }
}
