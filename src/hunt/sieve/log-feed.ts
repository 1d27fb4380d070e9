import { INPUT_SIZE } from '../kernel/layout.ts';
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

/** Takes the bytes of one log as they come, and searches them line by line. Memory does not grow with either. */
export class LogFeed {
  readonly #search: StretchSearch;
  readonly #context: LogContext;
  readonly #found: (line: PlacedLine) => void;
  /** Bytes that wait for the rest of their line. */
  #held = 0;
  /** Of the first byte held, in the log. */
  #offset: number;
  #lines = 0;
  #cutBefore = false;
  #lineOffset = 0;
  #unfinished = 0;

  constructor(search: StretchSearch, context: LogContext, offset: number, found: (line: PlacedLine) => void) {
    this.#search = search;
    this.#context = context;
    this.#offset = offset;
    this.#found = found;
  }

  /** Lines that are complete. */
  get lines(): number {
    return this.#lines;
  }

  /** Bytes of the last line, where the log has not ended it: who writes it may go on. */
  get unfinished(): number {
    return this.#unfinished;
  }

  /** Address at which the next bytes may be written, and how many. */
  room(): { readonly at: number; readonly size: number } {
    return { at: this.#search.area.input + this.#held, size: INPUT_SIZE - this.#held };
  }

  /** Bytes have been written into the room. */
  push(size: number): void {
    const { memory, area } = this.#search;
    const to = area.input + this.#held + size;
    const fresh = area.input + this.#held;
    const newline = memory.subarray(fresh, to).lastIndexOf(NEWLINE);
    if (newline >= 0) this.#stretch(fresh + newline + 1, to, false);
    else if (to - area.input > LONGEST_PIECE) this.#stretch(to, to, true);
    else this.#held += size;
  }

  /** @param isBroken the log did not come to its end */
  end(isBroken: boolean): void {
    if (this.#held === 0) return;
    const to = this.#search.area.input + this.#held;
    this.#unfinished = this.#offset + this.#held - (this.#cutBefore ? this.#lineOffset : this.#offset);
    this.#stretch(to, to, isBroken);
    if (!isBroken) this.#lines += 1;
    this.#held = 0;
  }

  /** Searches up to one address; what is behind it waits. */
  #stretch(to: number, end: number, cutAfter: boolean): void {
    const { memory, area } = this.#search;
    const { input: from } = area;
    let lines = this.#lines;
    let counted = from;
    const stretch = { from, to, cutBefore: this.#cutBefore, cutAfter, context: this.#context };
    const newlines = this.#search.search(stretch, (line) => {
      lines += this.#search.newlines(counted, line.start);
      counted = line.start;
      const offset = line.cutBefore ? this.#lineOffset : this.#offset + line.start - from;
      const { start, text, cutBefore, record } = line;
      this.#found({ start, text, cutBefore, cutAfter: line.cutAfter, record, number: lines + 1, offset });
    });
    this.#lines += newlines;
    if (cutAfter && !this.#cutBefore) this.#lineOffset = this.#offset;
    this.#cutBefore = cutAfter;
    const keep = cutAfter ? to - OVERLAP : to;
    memory.copyWithin(from, keep, end);
    this.#held = end - keep;
    this.#offset += keep - from;
  }
}
