import type { LinesAround, NearLine } from './lines-around.ts';
import { BEFORE, BEHIND } from './lines-around.ts';

const NEWLINE = 10;
const RETURN = 13;

/** Bytes of a log that are in memory, around one of its lines. Addresses; ends exclusive. */
export interface LinesInMemory {
  readonly memory: Buffer;
  /** What is there of the log; more than `BEFORE` bytes before the line, unless the log begins here. */
  readonly from: number;
  readonly to: number;
  readonly isStart: boolean;
  /** Nothing will come behind. */
  readonly isEnd: boolean;
  /** The line, without its newline. */
  readonly start: number;
  readonly end: number;
  /** Of the line's first byte in the log. */
  readonly offset: number;
}

/** Lines around one, read from memory as they are asked for. */
export class MemoryLines implements LinesAround {
  readonly #at: LinesInMemory;
  readonly #above: (NearLine | undefined)[] = [];
  readonly #below: (NearLine | undefined)[] = [];
  /** Where the topmost line begins that was read, and where the lowest ends. */
  #top: number;
  #bottom: number;
  lacks = false;

  constructor(at: LinesInMemory) {
    this.#at = at;
    this.#top = at.start;
    this.#bottom = at.end;
  }

  above(distance: number): NearLine | undefined {
    while (this.#above.length < distance) this.#above.push(this.#readAbove());
    return this.#above[distance - 1];
  }

  isFirst(distance: number): boolean {
    const { from, isStart, start, offset } = this.#at;
    const first = offset - start + from;
    return isStart && (distance === 0 ? offset : this.above(distance)?.offset) === first;
  }

  below(distance: number): NearLine | undefined {
    while (this.#below.length < distance) {
      const line = this.#readBelow();
      if (line === undefined && this.lacks) return undefined;
      this.#below.push(line);
    }
    return this.#below[distance - 1];
  }

  #readAbove(): NearLine | undefined {
    const { memory, from, isStart, start } = this.#at;
    if (this.#top <= from) return undefined;
    const end = this.#top - 1;
    const newline = end <= from ? -1 : memory.lastIndexOf(NEWLINE, end - 1);
    const isCut = newline < from;
    const begin = isCut ? from : newline + 1;
    if ((isCut && !isStart) || begin < start - BEFORE) return undefined;
    this.#top = begin;
    return this.#line(begin, end);
  }

  #readBelow(): NearLine | undefined {
    const { memory, to, isEnd, end: own } = this.#at;
    const begin = this.#bottom + 1;
    if (begin - own > BEHIND || (begin >= to && isEnd)) return undefined;
    const newline = memory.subarray(begin, Math.max(begin, to)).indexOf(NEWLINE);
    if (newline < 0 && !isEnd && to - own <= BEHIND) this.lacks = true;
    if (newline < 0 && !isEnd) return undefined;
    const end = newline < 0 ? to : begin + newline;
    if (end - own > BEHIND) return undefined;
    this.#bottom = end;
    return this.#line(begin, end);
  }

  #line(begin: number, end: number): NearLine {
    const { memory, start, offset } = this.#at;
    const to = end > begin && memory[end - 1] === RETURN ? end - 1 : end;
    return { text: memory.toString('utf8', begin, to), offset: offset + begin - start };
  }
}
