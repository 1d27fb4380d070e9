import type { TextRange } from '../../model/index.ts';

/**
 * Finds the range a position stands in, of sorted ranges that do not overlap. It remembers where it was:
 * positions that come in order cost a step each, any other a binary search.
 */
export function rangeFinder<R extends TextRange>(ranges: readonly R[]): (position: number) => R | undefined {
  /** The last range that begins at or before the position asked for last; -1 where none does. */
  let last = -1;
  const begins = (at: number): number => ranges[at]?.start ?? Number.POSITIVE_INFINITY;
  return (position) => {
    const near = last < 0 || begins(last) <= position;
    if (!near || begins(last + 1) <= position) {
      if (near && begins(last + 2) > position) last++;
      else last = lastBeginning(ranges, position);
    }
    const range = ranges[last];
    return range !== undefined && position < range.end ? range : undefined;
  };
}

/** Index of the last range that begins at or before a position; -1 where none does. */
export function lastBeginning(ranges: readonly TextRange[], position: number): number {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ranges[middle]?.start ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}
