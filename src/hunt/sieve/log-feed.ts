import { INPUT_SIZE } from '../kernel/layout.ts';
import { BEFORE, BEHIND, LONGEST_PART } from '../records/around/lines-around.ts';
import { MemoryLines } from '../records/around/memory-lines.ts';
import { RecordsAround } from '../records/around/records-around.ts';
import type { LogContext } from '../records/read-record.ts';
import type { FoundLine, StretchSearch } from './stretch-search.ts';

/** A line that has indicators, with its place in the log. */
export interface PlacedLine extends FoundLine {
  /** 1-based, counted from where the feed began. */
  readonly number: number;
  /** Of the line's first byte in the log, after decompression. */
  readonly offset: number;
}

/** A line longer than this is searched in pieces, which overlap; bytes. */
export const LONGEST_PIECE: number = INPUT_SIZE / 2;
const OVERLAP = 16 * 1024;
const NEWLINE = 10;
/** Bytes around a line that its record may be in; with the newlines that end them. */
export const NEEDED_BEFORE: number = BEFORE + 1;
export const NEEDED_BEHIND: number = BEHIND + 1;
/** Bytes kept of what has been searched: a line that waits for what is behind it needs what is before it. Whole cache lines. */
const PAST = Math.ceil((NEEDED_BEFORE + LONGEST_PART + NEEDED_BEHIND) / 64) * 64;

/**
 * Takes the bytes of one log as they come, and searches them line by line. Memory does not grow with either. What has
 * been searched stays for a while, and a line that may be a part of a record waits until all of that has come.
 */
export class LogFeed {
  readonly #search: StretchSearch;
  readonly #records: RecordsAround;
  readonly #context: LogContext;
  readonly #found: (line: PlacedLine) => void;
  /** Address of what is to be searched next; what has been stands before it. */
  readonly #at: number;
  /** Bytes before and from that address on; of the latter, those that wait for the rest of their line. */
  #past = 0;
  #held = 0;
  /** Of the first byte held, in the log. */
  #offset: number;
  #lines = 0;
  #cutBefore = false;
  #lineOffset = 0;
  #unfinished = 0;
  /** Found, and not told yet, in their order. */
  #waiting: PlacedLine[] = [];

  constructor(search: StretchSearch, context: LogContext, offset: number, found: (line: PlacedLine) => void) {
    this.#search = search;
    this.#records = new RecordsAround(context);
    this.#context = context;
    this.#offset = offset;
    this.#found = found;
    this.#at = search.area.input + PAST;
  }

  /** Lines that are complete. */
  get lines(): number {
    return this.#lines;
  }

  /** Bytes of the last line, where the log has not ended it: who writes it may go on. */
  get unfinished(): number {
    return this.#unfinished;
  }

  /** Something has been found that waits for what is behind it. */
  get isWaiting(): boolean {
    return this.#waiting.length > 0;
  }

  /** Address at which the next bytes may be written, and how many. */
  room(): { readonly at: number; readonly size: number } {
    return { at: this.#at + this.#held, size: INPUT_SIZE - PAST - this.#held };
  }

  /** Address at which bytes may be written that stand before all others in the log, and are not searched. */
  roomBefore(size: number): number {
    return this.#at - size;
  }

  /** Such bytes have been written: `NEEDED_BEFORE`, or all there are. */
  precede(size: number): void {
    this.#past = size;
  }

  /** Bytes have been written into the room. */
  push(size: number): void {
    const { memory } = this.#search;
    const to = this.#at + this.#held + size;
    const fresh = this.#at + this.#held;
    // What waited for enough of it is told before its surroundings are left behind.
    this.#settle(to, false);
    const newline = memory.subarray(fresh, to).lastIndexOf(NEWLINE);
    if (newline >= 0) this.#stretch(fresh + newline + 1, to, false);
    else if (to - this.#at > LONGEST_PIECE) this.#stretch(to, to, true);
    else this.#held += size;
    this.#settle(this.#at + this.#held, false);
  }

  /**
   * @param isBroken the log did not come to its end
   * @param behind bytes that have been written into the room, and are another's to search: `NEEDED_BEHIND`, or all there are
   */
  end(isBroken: boolean, behind = 0): void {
    if (this.#held > 0) {
      const to = this.#at + this.#held;
      this.#unfinished = this.#offset + this.#held - (this.#cutBefore ? this.#lineOffset : this.#offset);
      this.#stretch(to, to, isBroken);
      if (!isBroken) this.#lines += 1;
    }
    this.#settle(this.#at + this.#held + behind, true);
    this.#held = 0;
  }

  /** Searches up to one address; what is behind it waits. */
  #stretch(to: number, end: number, cutAfter: boolean): void {
    const from = this.#at;
    let lines = this.#lines;
    let counted = from;
    const stretch = { from, to, cutBefore: this.#cutBefore, cutAfter, context: this.#context };
    const newlines = this.#search.search(stretch, (line) => {
      lines += this.#search.newlines(counted, line.start);
      counted = line.start;
      const offset = line.cutBefore ? this.#lineOffset : this.#offset + line.start - from;
      const { start, text, cutBefore, record } = line;
      this.#tell({ start, text, cutBefore, cutAfter: line.cutAfter, record, number: lines + 1, offset }, end);
    });
    this.#lines += newlines;
    if (cutAfter && !this.#cutBefore) this.#lineOffset = this.#offset;
    this.#cutBefore = cutAfter;
    this.#keepFrom(cutAfter ? to - OVERLAP : to, end);
  }

  /** Bytes from one address on are searched next, with as much as may be needed before them. */
  #keepFrom(next: number, end: number): void {
    const from = this.#at;
    this.#offset += next - from;
    const first = this.#waiting[0];
    const needed = first === undefined ? next : Math.min(next, next - (this.#offset - first.offset));
    const oldest = Math.max(from - this.#past, needed - NEEDED_BEFORE, next - PAST);
    this.#past = next - oldest;
    this.#search.memory.copyWithin(from - this.#past, oldest, end);
    this.#held = end - next;
  }

  /** @param end of what has come */
  #tell(line: PlacedLine, end: number): void {
    const isPart = !line.cutBefore && !line.cutAfter && RecordsAround.isPart(line.text, line.record);
    if (this.#waiting.length === 0 && (!isPart || this.#complete(line, end, false))) {
      if (!isPart) this.#found(line);
      return;
    }
    this.#waiting.push(line);
  }

  /** Tells what waits, up to the first line that goes on doing so. */
  #settle(end: number, isEnd: boolean): void {
    while (this.#waiting.length > 0) {
      const [line] = this.#waiting;
      if (line === undefined) return;
      const isPart = !line.cutBefore && !line.cutAfter && RecordsAround.isPart(line.text, line.record);
      if (!isPart) this.#found(line);
      else if (!this.#complete(line, end, isEnd)) return;
      this.#waiting.shift();
    }
  }

  /** Tells a line with what its record says. False, and nothing is told, where more is to come of that. */
  #complete(line: PlacedLine, to: number, isEnd: boolean): boolean {
    const { memory } = this.#search;
    const from = this.#at - this.#past;
    const start = this.#at + line.offset - this.#offset;
    const newline = memory.subarray(start, to).indexOf(NEWLINE);
    const end = newline < 0 ? to : start + newline;
    const isStart = this.#offset === this.#past;
    const around = new MemoryLines({ memory, from, to, isStart, isEnd, start, end, offset: line.offset });
    const record = this.#records.completed(line, line.record, around);
    if (record === undefined) return false;
    this.#found(record === line.record ? line : { ...line, record });
    return true;
  }
}
