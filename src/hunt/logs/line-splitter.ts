import type { LogEncoding } from './encoding.ts';
import { ENCODING_BYTES, encodingOf } from './encoding.ts';

/** A line, or a stretch of a line that is longer than `PieceLimits.longest`. */
export interface LogLine {
  /** Without its end. */
  readonly text: string;
  /** 1-based. */
  readonly number: number;
  /** Of the line's first byte, after decompression. */
  readonly offset: number;
  /** The line has more before or after this stretch; neighbours overlap by `PieceLimits.overlap`. */
  readonly cutBefore: boolean;
  readonly cutAfter: boolean;
}

/** Bytes, both even. */
export interface PieceLimits {
  readonly longest: number;
  readonly overlap: number;
}

export const PIECES: PieceLimits = { longest: 256 * 1024, overlap: 16 * 1024 };

/**
 * Cuts a stream of bytes into lines at `\n`, without the `\r` that may stand before it. Memory is bounded by
 * the longest piece, whatever comes. Use up what a call yields before the next call.
 */
export class LineSplitter {
  readonly #limits: PieceLimits;
  #encoding: LogEncoding | undefined;
  /** What has come of the current line, less what has been handed on. */
  #held: Buffer[] = [];
  #size = 0;
  #cutBefore = false;
  /** A beginning too short to tell the encoding by, or half a unit of UTF-16. */
  #carried: Buffer = Buffer.alloc(0);
  /** Bytes before `#carried`. */
  #position = 0;
  #number = 1;
  #offset = 0;

  constructor(limits: PieceLimits = PIECES) {
    this.#limits = limits;
  }

  /** The lines that these bytes complete, and the pieces of one too long to wait for its end. */
  *push(chunk: Uint8Array): Generator<LogLine> {
    const bytes = Buffer.concat([this.#carried, chunk]);
    if (this.#encoding === undefined && bytes.length < ENCODING_BYTES) this.#carried = bytes;
    else yield* this.#split(bytes);
  }

  /** The last line. @param broken the stream did not come to its end */
  *end(broken: boolean): Generator<LogLine> {
    if (this.#encoding === undefined) yield* this.#split(this.#carried);
    // Half a unit at the end of a log in UTF-16 is no text.
    if (this.#size > 0) yield* this.#handOn(broken ? 'cut' : 'end');
  }

  *#split(bytes: Buffer): Generator<LogLine> {
    let from = 0;
    if (this.#encoding === undefined) {
      this.#encoding = encodingOf(bytes);
      from = this.#encoding.mark;
    }
    const { unit, newline } = this.#encoding;
    for (let end = newline(bytes, from); end >= 0; end = newline(bytes, from)) {
      this.#hold(bytes.subarray(from, end));
      yield* this.#handOn('end');
      from = end + unit;
      this.#number++;
      this.#offset = this.#position + from;
    }
    const whole = bytes.length - (bytes.length % unit);
    if (from < whole) this.#hold(bytes.subarray(from, whole));
    this.#position += whole;
    this.#carried = bytes.subarray(whole);
    if (this.#size > this.#limits.longest) yield* this.#handOn('more');
  }

  #hold(bytes: Buffer): void {
    this.#held.push(bytes);
    this.#size += bytes.length;
  }

  /** What is held, in pieces; the last of them stays held if there is more to come. */
  *#handOn(then: 'more' | 'end' | 'cut'): Generator<LogLine> {
    const { longest, overlap } = this.#limits;
    let bytes = Buffer.concat(this.#held);
    while (bytes.length > longest) {
      yield this.#piece(bytes.subarray(0, longest), true);
      bytes = bytes.subarray(longest - overlap);
      this.#cutBefore = true;
    }
    this.#held = then === 'more' ? [bytes] : [];
    this.#size = then === 'more' ? bytes.length : 0;
    if (then === 'more') return;
    yield this.#piece(bytes, then === 'cut');
    this.#cutBefore = false;
  }

  #piece(bytes: Buffer, cutAfter: boolean): LogLine {
    const text = this.#encoding?.decode(bytes) ?? '';
    return {
      text: !cutAfter && text.endsWith('\r') ? text.slice(0, -1) : text,
      number: this.#number,
      offset: this.#offset,
      cutBefore: this.#cutBefore,
      cutAfter,
    };
  }
}
