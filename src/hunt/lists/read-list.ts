import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Problem, Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import type { ValueTable } from '../sieve/value-table.ts';
import { GrowingTable } from './growing-table.ts';
import { entryAt } from './list-entry.ts';

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
const HASH_SIGN = 35;
const MOST_UNKNOWN = 3;
const LARGEST = 2 ** 31 - 1;
/** Bytes that are read at once. */
const CHUNK = 1024 * 1024;
/** A longer line is no indicator. */
const LONGEST_LINE = 64 * 1024;
/** Of an indicator with its type, about, bytes. */
const USUAL_LINE = 24;

export function readList(file: string): Result<IndicatorList> {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const { size } = fstatSync(descriptor);
    if (size > LARGEST) return failed(problem('too-large', 'this list is larger than 2 GB', { where: file }));
    const lines = new ListLines(size);
    const chunk = Buffer.alloc(LONGEST_LINE + CHUNK);
    let held = 0;
    let read = 0;
    for (let more = 1; more > 0; ) {
      more = readSync(descriptor, chunk, held, CHUNK, null);
      read += more;
      if (read > LARGEST)
        return failed(problem('too-large', 'this list is larger than 2 GB', { where: file }));
      held = lines.take(chunk, held + more, more === 0);
    }
    return ok(lines.finished(file));
  } catch (error) {
    return failed(listProblem(error as NodeJS.ErrnoException, file));
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

function listProblem({ code, message }: NodeJS.ErrnoException, where: string): Problem {
  if (code === 'ENOENT') return problem('not-found', 'there is no such list of indicators', { where });
  if (code === 'EISDIR')
    return problem('is-directory', 'this is a folder, not a list of indicators', { where });
  return problem('not-found', `this list cannot be read: ${message}`, { where });
}

/** Takes a list's bytes as they come, and keeps the values and nothing else. */
class ListLines {
  readonly #table: GrowingTable;
  readonly #unknown: number[] = [];
  #unknownCount = 0;
  #number = 0;
  #isTooLong = false;

  constructor(size: number) {
    this.#table = new GrowingTable(size, Math.ceil(size / USUAL_LINE) + 16);
  }

  /** @returns how many bytes wait for the rest of their line; they have been moved to the front */
  take(bytes: Buffer, to: number, isLast: boolean): number {
    let from = 0;
    for (let at = 0; at < to; at++) {
      if (bytes[at] !== NEWLINE) continue;
      this.#line(bytes, from, at);
      from = at + 1;
    }
    if (isLast) {
      if (from < to) this.#line(bytes, from, to);
      return 0;
    }
    if (to - from > LONGEST_LINE) {
      this.#isTooLong = true;
      return 0;
    }
    bytes.copyWithin(0, from, to);
    return to - from;
  }

  #line(bytes: Buffer, from: number, to: number): void {
    const number = ++this.#number;
    const start = skipBlanks(bytes, from, to, number === 1);
    const end = skipBlanksBack(bytes, start, to);
    const isTooLong = this.#isTooLong;
    this.#isTooLong = false;
    if (!isTooLong && (start === end || bytes[start] === HASH_SIGN)) return;
    const entry = isTooLong ? undefined : entryAt(bytes, start, end);
    if (entry !== undefined) this.#table.add(entry.type, bytes, entry.start, entry.end, number);
    else if (++this.#unknownCount <= MOST_UNKNOWN) this.#unknown.push(number);
  }

  finished(file: string): IndicatorList {
    return { file, ...this.#table.finished(), unknown: this.#unknown, unknownCount: this.#unknownCount };
  }
}

function skipBlanks(bytes: Buffer, from: number, end: number, isFirst: boolean): number {
  const hasMark = isFirst && bytes[from] === 0xef && bytes[from + 1] === 0xbb && bytes[from + 2] === 0xbf;
  let at = hasMark ? from + 3 : from;
  while (at < end && (bytes[at] ?? 0) <= 32) at++;
  return at;
}

function skipBlanksBack(bytes: Buffer, start: number, end: number): number {
  let at = end;
  while (at > start && (bytes[at - 1] ?? 0) <= 32) at--;
  return at;
}
