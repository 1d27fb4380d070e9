/** A stretch of a text that is nearly some words, with the number of edits between them. */
export interface Near {
  readonly start: number;
  readonly end: number;
  readonly edits: number;
}

/** The most places that are looked at; words with more than that are too common to be placed for certain. */
const MAX_PLACES = 64;
/** Longer quotes are not looked for: each place costs their length times the edits allowed. */
const MAX_LENGTH = 1_024;

/**
 * The stretches of `text` that differ from `words` by at most `most` insertions, deletions and replacements,
 * best first, none overlapping a better one. Of most + 1 pieces of the words one must stand there unchanged
 * (the pigeonhole filter of Wu and Manber), so only the surroundings of the pieces are compared.
 */
export function nearly(text: string, words: string, most: number): readonly Near[] {
  if (words.length > MAX_LENGTH || most < 1 || words.length < 4 * (most + 1)) return [];
  const found: Near[] = [];
  for (const start of starts(text, words, most)) {
    const near = compare(text, words, Math.max(0, start - most), most);
    if (near !== undefined) found.push(near);
  }
  found.sort((a, b) => a.edits - b.edits || a.start - b.start);
  const apart: Near[] = [];
  for (const near of found) {
    if (!apart.some((better) => near.start < better.end && better.start < near.end)) apart.push(near);
  }
  return apart;
}

/** Where the words would begin if one of their pieces stood in its place. */
function starts(text: string, words: string, most: number): readonly number[] {
  const size = Math.floor(words.length / (most + 1));
  const seen = new Set<number>();
  for (let piece = 0; piece <= most; piece++) {
    const from = piece * size;
    const part = words.slice(from, from + size);
    let place = text.indexOf(part);
    for (let hits = 0; place >= 0 && hits < MAX_PLACES; hits++) {
      // Places closer to one another than the edits allowed are one place.
      const start = Math.max(0, place - from);
      seen.add(start - (start % (most + 1)));
      place = text.indexOf(part, place + 1);
    }
  }
  return [...seen].sort((a, b) => a - b).slice(0, MAX_PLACES * 4);
}

/**
 * The best match of the words that starts within 3 × most units of `from` (Sellers 1980): column by column of
 * a window just long enough, each cell with the start of its match.
 */
function compare(text: string, words: string, from: number, most: number): Near | undefined {
  const window = text.slice(from, from + words.length + 4 * most + 1);
  const { length } = words;
  let edits = Array.from({ length: length + 1 }, (_, row) => row);
  let begun = new Array<number>(length + 1).fill(0);
  let best: Near | undefined;
  for (let column = 1; column <= window.length; column++) {
    const next = [0];
    const nextBegun = [column];
    for (let row = 1; row <= length; row++) {
      const change = (edits[row - 1] ?? 0) + (words[row - 1] === window[column - 1] ? 0 : 1);
      const insert = (edits[row] ?? 0) + 1;
      const omit = (next[row - 1] ?? 0) + 1;
      const least = Math.min(change, insert, omit);
      next.push(least);
      const source = least === change ? begun[row - 1] : least === insert ? begun[row] : nextBegun[row - 1];
      nextBegun.push(source ?? 0);
    }
    [edits, begun] = [next, nextBegun];
    const total = edits[length] ?? Number.POSITIVE_INFINITY;
    if (total <= most && (best === undefined || total < best.edits)) {
      best = { start: from + (begun[length] ?? 0), end: from + column, edits: total };
    }
  }
  return best;
}
