import type { ObservableType } from '../../model/index.ts';
import type { ValueTable } from '../sieve/value-table.ts';
import { typeNumber } from '../sieve/value-table.ts';
import { GrowingTable } from './growing-table.ts';
import { LineNumbers } from './line-numbers.ts';
import { entriesOf } from './list-entry.ts';
import type { ListHead } from './list-head.ts';
import type { LineListener, ListLines } from './list-lines.ts';
import { listLines } from './list-lines.ts';
import { entriesOfLine, entriesOfRow } from './row-entries.ts';

/** What a list came to. */
export interface ListContent {
  readonly table: ValueTable;
  /** Of values that were read from lines. */
  readonly lines: LineNumbers;
  /** 1-based numbers of the first lines that have no known form. */
  readonly unknown: readonly number[];
  /** How many lines are no indicator of a known type or form. */
  readonly unknownCount: number;
  /** Of these, names of types that are not known, with the first line of each; how many lines state such a type. */
  readonly unknownTypes: readonly UnknownName[];
  readonly unknownTypeCount: number;
}

interface UnknownName {
  readonly name: string;
  /** 1-based. */
  readonly line: number;
}

/** Bytes that are read at once. */
export const CHUNK: number = 256 * 1024;
/** A longer line is no indicator. */
const LONGEST_LINE = 64 * 1024;
const NEWLINE = 10;
const MOST_UNKNOWN = 10;
const MOST_NAMES = 10;
/** UTF-16 units of a name that are told. */
const LONGEST_NAME = 80;

/** Takes a list's bytes as they come, and keeps the values and nothing else. */
export class ListReader {
  readonly #table: GrowingTable;
  readonly #numbers: LineNumbers = new LineNumbers();
  readonly #lines: ListLines;
  readonly #unknown: number[] = [];
  #unknownCount = 0;
  readonly #unknownTypes: Map<string, number> = new Map();
  #unknownTypeCount = 0;
  /** Whether what comes belongs to a line that is too long. */
  #isTooLong = false;
  /** Bytes that wait for the rest of their line. */
  held = 0;

  readonly #head: ListHead;

  /**
   * @param size and count of values that are expected, in bytes; there may be more
   * @param head how its lines are written
   */
  constructor(size: number, count: number, head: ListHead = { kind: 'lines' }) {
    const table = new GrowingTable(size, count);
    this.#table = table;
    this.#head = head;
    const listener: LineListener = {
      get size() {
        return table.size;
      },
      values: (values, lines) => {
        table.addAll(values);
        this.#numbers.addAll(lines);
      },
      oddLine: (line, number) => this.#oddLine(line, number),
    };
    this.#lines = listLines(LONGEST_LINE + CHUNK, listener, head.kind !== 'lines');
  }

  /** Where bytes are put, behind those that are held. */
  get room(): Buffer {
    return this.#lines.room;
  }

  /** @param size of what has come; 0 at the end */
  take(size: number): void {
    const { room } = this;
    const isLast = size === 0;
    const to = this.held + size;
    const from = this.#isTooLong ? this.#afterLongLine(to, isLast) : 0;
    const end = isLast ? to : Math.max(from, room.subarray(0, to).lastIndexOf(NEWLINE) + 1);
    if (from < end) this.#lines.parse(from, end);
    this.held = to - end;
    if (this.held > LONGEST_LINE) this.#isTooLong = true;
    if (this.#isTooLong) this.held = 0;
    else room.copyWithin(0, end, to);
  }

  /** A text of whole lines. */
  takeText(text: string): void {
    const bytes = Buffer.from(text);
    for (let at = 0; at < bytes.length; at += CHUNK) {
      this.take(bytes.copy(this.room, this.held, at, at + CHUNK));
    }
    this.take(this.room.write('\n', this.held));
  }

  /** A value that is given as it is. */
  add(type: ObservableType, value: string): void {
    this.#table.add(typeNumber(type), Buffer.from(value));
  }

  get count(): number {
    return this.#table.count;
  }

  #afterLongLine(to: number, isLast: boolean): number {
    const newline = this.room.subarray(0, to).indexOf(NEWLINE);
    if (newline < 0 && !isLast) return to;
    this.#isTooLong = false;
    this.#lines.number += 1;
    this.#isUnknown(this.#lines.number);
    return newline < 0 ? to : newline + 1;
  }

  #oddLine(line: Buffer, number: number): void {
    const entries = line.length > LONGEST_LINE ? undefined : this.#entriesOf(line.toString('utf8'), number);
    if (entries === undefined || 'unknownType' in entries) {
      if (entries === undefined) this.#isUnknown(number);
      else this.#nameType(entries.unknownType.slice(0, LONGEST_NAME), number);
      return;
    }
    for (const { type, value } of entries) {
      this.#table.add(type, Buffer.from(value));
      this.#numbers.add(number);
    }
  }

  #entriesOf(line: string, number: number): ReturnType<typeof entriesOf> {
    const head = this.#head;
    if (head.kind === 'lines') return entriesOf(line);
    if (head.kind === 'rows') return entriesOfLine(line);
    return number === head.line ? [] : entriesOfRow(line, head.columns);
  }

  #nameType(name: string, line: number): void {
    const isNew = !this.#unknownTypes.has(name) && this.#unknownTypes.size < MOST_NAMES;
    if (isNew) this.#unknownTypes.set(name, line);
    this.#unknownTypeCount += 1;
    this.#unknownCount += 1;
  }

  #isUnknown(number: number): void {
    this.#unknownCount += 1;
    if (this.#unknown.length < MOST_UNKNOWN) this.#unknown.push(number);
  }

  finished(): ListContent {
    return {
      table: this.#table.finished(),
      lines: this.#numbers,
      unknown: this.#unknown,
      unknownCount: this.#unknownCount,
      unknownTypes: [...this.#unknownTypes].map(([name, line]) => ({ name, line })),
      unknownTypeCount: this.#unknownTypeCount,
    };
  }
}
