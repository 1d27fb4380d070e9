import type { TextRange } from '../../model/index.ts';

/**
 * Finds the range a position stands in, of sorted ranges that do not overlap. It remembers where it was:
 * positions that come in order cost a step each, any other a binary search.
 */
export function rangeFinder<R extends TextRange>(ranges: readonly R[]): (position: number) => R | undefined {
  /** The last range that begins at or before the position asked for last, by its index; -1 where none does. */
  let last = -1;
  let range: R | undefined;
  // Kept as numbers, since ranges are of many kinds: most questions are answered by these alone.
  /** Where that range begins and ends, and where the one behind it begins: between those, nothing need be sought. */
  let begins = 0;
  let ends = 0;
  let next = 0;
  return (position) => {
    if (position < begins || position >= next) {
      last = lastBeginning(ranges, position, position < begins ? 0 : last + 1);
      range = last < 0 ? undefined : ranges[last];
      begins = range?.start ?? 0;
      ends = range?.end ?? 0;
      next = last + 1 < ranges.length ? begin(ranges, last + 1) : Number.MAX_SAFE_INTEGER;
    }
    return position < ends ? range : undefined;
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
