/** A place where a layer reads otherwise than the layer below it. UTF-16 offsets, ends exclusive. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  /** The same place in the layer below. */
  readonly belowStart: number;
  readonly belowEnd: number;
}

export interface Peeled {
  readonly text: string;
  /** Sorted; never empty. */
  readonly edits: readonly Edit[];
}

/** A text with everything decoded that a pattern finds; undefined where it finds nothing. One pass. */
export function peel(text: string, pattern: RegExp, decode: (written: string) => string): Peeled | undefined {
  const parts: string[] = [];
  const edits: Edit[] = [];
  let from = 0;
  let length = 0;
  for (const { 0: written, index } of text.matchAll(pattern)) {
    const read = decode(written);
    const start = length + index - from;
    parts.push(text.slice(from, index), read);
    from = index + written.length;
    length = start + read.length;
    edits.push({ start, end: length, belowStart: index, belowEnd: from });
  }
  if (edits.length === 0) return undefined;
  parts.push(text.slice(from));
  return { text: parts.join(''), edits };
}

/** The last edit for which `key` is not beyond a position. Binary search. */
export function editAt(
  edits: readonly Edit[],
  key: 'start' | 'belowStart',
  position: number,
): Edit | undefined {
  let low = 0;
  let high = edits.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((edits[middle]?.[key] ?? 0) <= position) low = middle + 1;
    else high = middle;
  }
  return edits[low - 1];
}
