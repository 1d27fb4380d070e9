import type { Reading, TextRange } from '../../model/index.ts';

/** Where in a reading's text the value at a JSON pointer was written first; absent where it was not. */
export function rangesByPointer({ map }: Reading): ReadonlyMap<string, TextRange> {
  const ranges = new Map<string, TextRange>();
  for (const { start, end, at } of map) {
    if (at.kind !== 'part' || at.at?.kind !== 'source-range' || at.at.start !== 0 || at.at.end === 0)
      continue;
    if (!ranges.has(at.path)) ranges.set(at.path, { start, end });
  }
  return ranges;
}
