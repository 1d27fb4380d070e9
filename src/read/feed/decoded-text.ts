import type { MapSegment } from '../../model/index.ts';
import { rangeAt } from '../parts/place.ts';

/** A stretch of the source and what it means. `own` where both are the same, unit for unit. */
export interface Stretch {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Text that was written with references or escapes, with the way back to how it was written. */
export class DecodedText {
  readonly text: string;
  readonly #stretches: readonly Stretch[];
  /** Where in the text each stretch begins. */
  readonly #starts: readonly number[];

  constructor(stretches: readonly Stretch[]) {
    this.#stretches = stretches.filter(({ text }) => text !== '');
    this.text = this.#stretches.map(({ text }) => text).join('');
    let at = 0;
    this.#starts = this.#stretches.map(({ text }) => {
      at += text.length;
      return at - text.length;
    });
  }

  /** Where the text stands in the source; undefined where there is none. */
  get range(): { readonly start: number; readonly end: number } | undefined {
    const [first] = this.#stretches;
    const last = this.#stretches.at(-1);
    return first === undefined || last === undefined ? undefined : { start: first.start, end: last.end };
  }

  /** A segment that leads into this text, as segments that lead into the source. */
  sourceSegments(segment: MapSegment): MapSegment[] {
    const { start, end, at } = segment;
    if (at.kind !== 'source-range') return [segment];
    if (at.end - at.start !== end - start || at.end === at.start)
      return [{ start, end, at: this.#whole(at.start, at.end) }];
    const segments: MapSegment[] = [];
    for (let from = at.start; from < at.end; ) {
      const index = this.#indexAt(from);
      const to = Math.min(at.end, this.#starts[index + 1] ?? this.text.length);
      const shift = start - at.start;
      segments.push({ start: from + shift, end: to + shift, at: this.#whole(from, to) });
      from = to;
    }
    return segments;
  }

  #whole(from: number, to: number): ReturnType<typeof rangeAt> {
    const first = this.#indexAt(from);
    const last = this.#indexAt(Math.max(from, to - 1));
    const start = this.#edge(first, from, false);
    return rangeAt(start, Math.max(start, to > from ? this.#edge(last, to, true) : start));
  }

  #edge(index: number, at: number, isEnd: boolean): number {
    const stretch = this.#stretches[index];
    if (stretch === undefined) return 0;
    const isOwn = stretch.end - stretch.start === stretch.text.length;
    if (isOwn) return stretch.start + at - (this.#starts[index] ?? 0);
    return isEnd ? stretch.end : stretch.start;
  }

  #indexAt(position: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= position) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}
