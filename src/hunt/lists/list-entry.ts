import type { ObservableType } from '../../model/index.ts';
import { TYPES, typeNumber } from '../sieve/value-table.ts';
import { formOf, refanged } from './form-of.ts';
import { plainForm } from './plain-form.ts';

/** An indicator in the bytes of its line: the number of its type, and where its value stands. */
export interface ListEntry {
  readonly type: number;
  readonly start: number;
  readonly end: number;
}

const BRACE = 0x7b;
const QUOTE = 34;
const BACKSLASH = 92;

/**
 * What a line of a list says; undefined for what is no indicator of a known type.
 *
 * @param bytes a value that is written otherwise there (defanged, escaped) is rewritten in place
 */
export function entryAt(bytes: Buffer, start: number, end: number): ListEntry | undefined {
  if (bytes[start] === BRACE) return plainJson(bytes, start, end) ?? jsonEntry(bytes, start, end);
  const form = plainForm(bytes, start, end);
  if (form !== undefined) return { type: typeNumber(form), start, end };
  const line = bytes.toString('utf8', start, end);
  const named = /^([a-z\d:-]+)[\t,]\s*(\S.*)$/.exec(line);
  const type = TYPES.find((known) => known !== undefined && known === named?.[1]);
  if (type !== undefined && named?.[2] !== undefined)
    return rewritten(bytes, start, type, refanged(named[2]));
  const value = refanged(line);
  const told = formOf(value);
  return told === undefined ? undefined : rewritten(bytes, start, told, value);
}

/** No spelling of a value is shorter than the value. */
function rewritten(bytes: Buffer, start: number, type: ObservableType, value: string): ListEntry {
  return { type: typeNumber(type), start, end: start + bytes.write(value, start) };
}

const HEAD = Buffer.from('{"type":"');
const MIDDLE = Buffer.from('","value":"');
const NAMES: readonly Buffer[] = TYPES.map((type) => Buffer.from(type ?? ''));
/** By the sum of a name's bytes and its length; those that share one are left to the other way. */
const BY_SUM: ReadonlyMap<number, number> = new Map(
  NAMES.flatMap((name, number) => (number === 0 ? [] : [[sumOf(name), number] as const])),
);

function sumOf(name: Uint8Array): number {
  return name.reduce((sum, byte) => sum + byte, name.length * 65_536);
}

/** Just `{"type":"domain-name","value":"evil.example"}`, with nothing escaped, byte by byte; undefined where it is not. */
function plainJson(bytes: Buffer, start: number, end: number): ListEntry | undefined {
  if (!stands(bytes, start, HEAD)) return undefined;
  let at = start + HEAD.length;
  let sum = 0;
  const name = at;
  for (; at < end && bytes[at] !== QUOTE; at++) sum += (bytes[at] ?? 0) + 65_536;
  const type = BY_SUM.get(sum) ?? 0;
  const known = NAMES[type];
  if (known === undefined || type === 0 || at - name !== known.length || !stands(bytes, name, known))
    return undefined;
  if (!stands(bytes, at, MIDDLE)) return undefined;
  const value = at + MIDDLE.length;
  for (at = value; at < end; at++) {
    const c = bytes[at];
    if (c === BACKSLASH) return undefined;
    if (c === QUOTE) break;
  }
  return at === end - 2 && bytes[end - 1] === 0x7d ? { type, start: value, end: at } : undefined;
}

function stands(bytes: Uint8Array, at: number, what: Uint8Array): boolean {
  for (let each = 0; each < what.length; each++) if (bytes[at + each] !== what[each]) return false;
  return true;
}

function jsonEntry(bytes: Buffer, start: number, end: number): ListEntry | undefined {
  try {
    const record: unknown = JSON.parse(bytes.toString('utf8', start, end));
    if (!(record instanceof Object) || !('value' in record) || !('type' in record)) return undefined;
    const { type, value } = record;
    if (typeof value !== 'string' || typeof type !== 'string') return undefined;
    return rewritten(bytes, start, type as ObservableType, value);
  } catch {
    return undefined;
  }
}
