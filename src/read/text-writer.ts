import type { MapSegment } from '../model/index.ts';
import { MAX_SEGMENTS } from './limits.ts';

interface OpenSegment {
  start: number;
  end: number;
  readonly at: { readonly kind: 'source-range'; readonly start: number; end: number };
}

/**
 * Writes a reading's text piece by piece and keeps, for every piece, where in the decoded source it
 * stands. Pieces arrive in source order. Neighbouring copies share one segment, so that inside a
 * copied segment offset n of the text is offset n of the source.
 */
export class TextWriter {
  readonly #source: string;
  readonly #parts: string[] = [];
  readonly #segments: OpenSegment[] = [];
  #length = 0;
  #lastIsCopy = false;

  constructor(source: string) {
    this.#source = source;
  }

  /** UTF-16 code units written so far. */
  get length(): number {
    return this.#length;
  }

  /** Where in the source the last piece ended. */
  get sourceEnd(): number {
    return this.#segments.at(-1)?.at.end ?? 0;
  }

  /** Copies a stretch of the source as it is. */
  copy(start: number, end: number): void {
    if (end > start) this.#write(this.#source.slice(start, end), start, end, true);
  }

  /** Writes text that stands for a differently written stretch of the source: a character reference, a break. */
  put(text: string, start: number, end: number): void {
    if (text !== '') this.#write(text, start, end, false);
  }

  /** Writes text that may or may not be the source's own. */
  piece(text: string, start: number, end: number): void {
    if (end - start === text.length && this.#source.startsWith(text, start)) this.copy(start, end);
    else this.put(text, start, end);
  }

  finish(): { readonly text: string; readonly map: readonly MapSegment[] } {
    return { text: this.#parts.join(''), map: this.#segments };
  }

  #write(text: string, start: number, end: number, isCopy: boolean): void {
    const last = this.#segments.at(-1);
    const full = this.#segments.length >= MAX_SEGMENTS;
    const continues = isCopy && this.#lastIsCopy && last?.at.end === start;
    this.#parts.push(text);
    if (last !== undefined && (continues || full)) {
      last.end += text.length;
      last.at.end = Math.max(last.at.end, end);
    } else {
      const from = this.#length;
      this.#segments.push({ start: from, end: from + text.length, at: { kind: 'source-range', start, end } });
    }
    this.#length += text.length;
    this.#lastIsCopy = isCopy && !full;
  }
}
