import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { ObservableType, Problem, Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import type { ValueTable } from '../sieve/value-table.ts';
import { TYPES, typeNumber } from '../sieve/value-table.ts';
import { formOf, refanged } from './form-of.ts';
import { plainForm } from './plain-form.ts';

/**
 * A file of indicators: one a line, told by its form, or with its type before it and a tab or comma between; or JSON
 * Lines of `{type, value}`. Empty lines and those that begin with `#` are none. Values may be defanged.
 */
export interface IndicatorList {
  readonly file: string;
  readonly table: ValueTable;
  /** 1-based, of each indicator. */
  readonly lineNumbers: Uint32Array;
  /** 1-based numbers of the first lines that are no indicator of a known type, and how many there are. */
  readonly unknown: readonly number[];
  readonly unknownCount: number;
}

const NEWLINE = 10;
const MOST_UNKNOWN = 3;
const LARGEST = 2 ** 31 - 1;

export function readList(file: string): Result<IndicatorList> {
  try {
    const descriptor = openSync(file, 'r');
    try {
      const { size } = fstatSync(descriptor);
      if (size > LARGEST)
        return failed(problem('too-large', 'this list is larger than 2 GB', { where: file }));
      const bytes = Buffer.from(new SharedArrayBuffer(size));
      let read = 0;
      for (let more = 1; more > 0 && read < size; read += more) {
        more = readSync(descriptor, bytes, read, size - read, null);
      }
      return ok(listOf(file, bytes.subarray(0, read)));
    } finally {
      closeSync(descriptor);
    }
  } catch (error) {
    return failed(listProblem(error as NodeJS.ErrnoException, file));
  }
}

function listProblem({ code, message }: NodeJS.ErrnoException, where: string): Problem {
  if (code === 'ENOENT') return problem('not-found', 'there is no such list of indicators', { where });
  if (code === 'EISDIR')
    return problem('is-directory', 'this is a folder, not a list of indicators', { where });
  return problem('not-found', `this list cannot be read: ${message}`, { where });
}

/** @param bytes of shared memory; values that are written otherwise there are rewritten in place */
export function listOf(file: string, bytes: Buffer): IndicatorList {
  let lines = 1;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) lines++;
  const types = new Uint8Array(new SharedArrayBuffer(lines));
  const starts = new Uint32Array(new SharedArrayBuffer(4 * lines));
  const ends = new Uint32Array(new SharedArrayBuffer(4 * lines));
  const lineNumbers = new Uint32Array(lines);
  const unknown: number[] = [];
  let unknownCount = 0;
  let count = 0;
  let number = 0;
  for (let from = 0; from < bytes.length; ) {
    const newline = bytes.indexOf(NEWLINE, from);
    const lineEnd = newline < 0 ? bytes.length : newline;
    number++;
    const start = skipBlanks(bytes, from, lineEnd);
    const end = skipBlanksBack(bytes, start, lineEnd);
    from = lineEnd + 1;
    if (start === end || bytes[start] === HASH_SIGN) continue;
    const entry = entryAt(bytes, start, end);
    if (entry === undefined) {
      unknownCount++;
      if (unknown.length < MOST_UNKNOWN) unknown.push(number);
      continue;
    }
    types[count] = entry.type;
    starts[count] = entry.start;
    ends[count] = entry.end;
    lineNumbers[count] = number;
    count++;
  }
  return { file, table: { count, types, starts, ends, bytes }, lineNumbers, unknown, unknownCount };
}

const HASH_SIGN = 35;

function skipBlanks(bytes: Buffer, from: number, end: number): number {
  let at = from;
  if (at === 0 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) at = 3;
  while (at < end && (bytes[at] ?? 0) <= 32) at++;
  return at;
}

function skipBlanksBack(bytes: Buffer, start: number, end: number): number {
  let at = end;
  while (at > start && (bytes[at - 1] ?? 0) <= 32) at--;
  return at;
}

interface Entry {
  readonly type: number;
  readonly start: number;
  readonly end: number;
}

function entryAt(bytes: Buffer, start: number, end: number): Entry | undefined {
  if (bytes[start] === 0x7b) return jsonEntry(bytes, start, end);
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

function rewritten(bytes: Buffer, start: number, type: ObservableType, value: string): Entry {
  return { type: typeNumber(type), start, end: start + bytes.write(value, start) };
}

const VALUE = Buffer.from('"value":"');
const TYPE = Buffer.from('"type":"');
const QUOTE = 34;
const BACKSLASH = 92;

/** `{"type":"domain-name","value":"evil.example"}`, perhaps with more; without a JSON parser where nothing is escaped. */
function jsonEntry(bytes: Buffer, start: number, end: number): Entry | undefined {
  const line = bytes.subarray(start, end);
  const typeAt = line.indexOf(TYPE);
  const valueAt = line.indexOf(VALUE);
  if (typeAt >= 0 && valueAt >= 0 && line.indexOf(BACKSLASH) < 0) {
    const typeEnd = line.indexOf(QUOTE, typeAt + TYPE.length);
    const valueEnd = line.indexOf(QUOTE, valueAt + VALUE.length);
    const type = typeNumber(line.toString('latin1', typeAt + TYPE.length, typeEnd) as ObservableType);
    return { type, start: start + valueAt + VALUE.length, end: start + valueEnd };
  }
  try {
    const record: unknown = JSON.parse(line.toString('utf8'));
    if (!(record instanceof Object) || !('value' in record) || !('type' in record)) return undefined;
    const { type, value } = record;
    if (typeof value !== 'string' || typeof type !== 'string') return undefined;
    return rewritten(bytes, start, type as ObservableType, value);
  } catch {
    return undefined;
  }
}
