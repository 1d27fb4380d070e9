import { typeNumber } from '../sieve/value-table.ts';
import { bareLine } from './bare-line.ts';
import { formOf, refanged } from './form-of.ts';
import type { NamedType } from './type-names.ts';
import { namedType, typeByValue } from './type-names.ts';

/** An indicator of a list: the number of its type, and its value as it is meant. */
export interface ListEntry {
  readonly type: number;
  readonly value: string;
}

/** A line that states a type that is not known. */
export interface UnknownType {
  readonly unknownType: string;
}

/**
 * What a line of a list says, without blanks around it: an indicator, or two where its type names a pair; undefined for
 * what is no indicator.
 */
export function entriesOf(line: string): readonly ListEntry[] | UnknownType | undefined {
  return line.startsWith('{') ? jsonEntries(line) : plainEntries(line);
}

function plainEntries(written: string): readonly ListEntry[] | UnknownType | undefined {
  const line = bareLine(written);
  const [, name = '', given = ''] = /^([A-Za-z][\w:.|-]{0,60})[\t,;]\s*(\S.*)$/.exec(line) ?? [];
  const named = name === '' ? undefined : namedType(name);
  if (named !== undefined) return entriesAs(named, refanged(given));
  // What has a form of its own behind a word and a comma is stated to be of the type that the word names.
  if (/^[A-Za-z][\w:|-]*$/.test(name) && isTold(formOf(refanged(given)))) return { unknownType: name };
  const value = refanged(line);
  const told = formOf(value);
  // A comma, a quotation mark or a star is of another form of list: it would be taken for a file's name.
  if (told === undefined || (told === 'file-name' && /["',;|*<>\s]/.test(value))) return undefined;
  return [{ type: typeNumber(told), value }];
}

/** By its form, and beyond doubt: nearly everything with a dot may be a file's name. */
function isTold(type: ReturnType<typeof formOf>): boolean {
  return type !== undefined && type !== 'file-name' && type !== 'file-path' && type !== 'user-agent';
}

function jsonEntries(line: string): readonly ListEntry[] | UnknownType | undefined {
  try {
    const record: unknown = JSON.parse(line);
    if (!(record instanceof Object) || !('value' in record) || !('type' in record)) return undefined;
    const { type, value } = record;
    if (typeof value !== 'string' || typeof type !== 'string') return undefined;
    const named = namedType(type);
    return named === undefined ? { unknownType: type } : entriesAs(named, value);
  } catch {
    return undefined;
  }
}

export function entriesAs(named: NamedType, value: string): readonly ListEntry[] | undefined {
  switch (named.kind) {
    case 'type':
      return [{ type: typeNumber(named.type), value }];
    case 'address':
    case 'digest':
      return [{ type: typeNumber(typeByValue(named.kind, value)), value }];
    case 'with-port': {
      const address = value.replace(/^\[(.*)\]:\d{1,5}$|^([^:]*):\d{1,5}$/, '$1$2');
      return [{ type: typeNumber(typeByValue('address', address)), value: address }];
    }
    case 'pair': {
      const values = value.split('|', 3);
      if (values.length !== 2) return undefined;
      const entries = named.parts.map((part, at) =>
        part === 'port' ? [] : entriesAs(part, values[at]?.trim() ?? ''),
      );
      return entries.includes(undefined) ? undefined : entries.flatMap((each) => each ?? []);
    }
  }
}
