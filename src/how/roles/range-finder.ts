import type { TextRange } from '../../model/index.ts';

/**
 * Finds the range a position stands in, of sorted ranges that do not overlap. It remembers where it was:
 * positions that come in order cost a step each, any other a binary search.
 */
export function rangeFinder<R extends TextRange>(ranges: readonly R[]): (position: number) => R | undefined {
  /** The last range that begins at or before the position asked for last; -1 where none does. */
  let last = -1;
  /** Where that range begins, and the one behind it: between them, nothing need be sought. */
  let begins = 0;
  let next = 0;
  return (position) => {
    if (position < begins || position >= next) {
      last = lastBeginning(ranges, position, position < begins ? 0 : last + 1);
      begins = ranges[last]?.start ?? 0;
      next = ranges[last + 1]?.start ?? Number.MAX_SAFE_INTEGER;
    }
    const range = ranges[last];
    return range !== undefined && position < range.end ? range : undefined;
  };
}

/**
 * Index of the last range that begins at or before a position; -1 where none does. In strides that double, then
 * by halves: what is near is found soon.
 * @param from an index whose predecessors all begin at or before the position
 */
export function lastBeginning(ranges: readonly TextRange[], position: number, from = 0): number {
  let low = from;
  let stride = 1;
  while (low + stride <= ranges.length && begin(ranges, low + stride - 1) <= position) {
    low += stride;
    stride *= 2;
  }
  let high = Math.min(ranges.length, low + stride);
  while (low < high) {
    const middle = (low + high) >> 1;
    if (begin(ranges, middle) <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function begin(ranges: readonly TextRange[], at: number): number {
  return ranges[at]?.start ?? 0;
}
