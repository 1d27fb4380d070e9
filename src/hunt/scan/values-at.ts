import type { Placed } from '../index/placed.ts';
import type { Indicator } from '../sighting.ts';

export interface ValueAt<Source> {
  readonly indicators: readonly Indicator<Source>[];
  /** UTF-16 offsets, `to` exclusive. */
  readonly from: number;
  readonly to: number;
}

/** Values that stand around an anchor of a text. What is before and after them is the caller's to judge. */
export function valuesAt<Source>(
  placed: Placed<Source>,
  text: string,
  anchor: number,
  comparable: (text: string) => string = (as) => as,
): readonly ValueAt<Source>[] {
  return placed.places.flatMap(({ before, length }) => {
    const from = anchor - before;
    const to = from + length;
    if (from < 0 || to > text.length) return [];
    const indicators = placed.values.get(comparable(text.slice(from, to)));
    return indicators === undefined ? [] : [{ indicators, from, to }];
  });
}
