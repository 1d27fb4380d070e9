import { ngramsOf } from '../src/how/techniques/model/ngrams.ts';

/** Rows of sparse values, in compressed rows. */
export interface Matrix {
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
  readonly width: number;
}

/** Counts of hashed n-grams, one row a text. */
export interface Counts {
  readonly starts: Int32Array;
  /** Hashes cut to `bits`. */
  readonly hashes: Int32Array;
  readonly kinds: Uint8Array;
  readonly counts: Float32Array;
  readonly bits: number;
}

export function countNgrams(texts: readonly string[], bits: number): Counts {
  const mask = 2 ** bits - 1;
  const starts = new Int32Array(texts.length + 1);
  const hashes: number[] = [];
  const kinds: number[] = [];
  const counts: number[] = [];
  const seen = new Map<number, number>();
  const count = (hash: number, kind: number): void => {
    const key = hash & mask;
    const at = seen.get(key);
    if (at === undefined) {
      seen.set(key, hashes.length);
      hashes.push(key);
      kinds.push(kind);
      counts.push(1);
    } else counts[at] = counts[at]! + 1;
  };
  texts.forEach((text, row) => {
    seen.clear();
    const ngrams = ngramsOf(text);
    for (let at = 0; at < ngrams.count; at++) count(ngrams.hashes[at]!, ngrams.kinds[at] === 1 ? 1 : 0);
    starts[row + 1] = hashes.length;
  });
  return {
    starts,
    hashes: Int32Array.from(hashes),
    kinds: Uint8Array.from(kinds),
    counts: Float32Array.from(counts),
    bits,
  };
}

/** Which hash is which column, and how much it tells: made from the rows learnt from, and from them only. */
export interface Columns {
  readonly columnOf: Int32Array;
  readonly idf: Float32Array;
  readonly width: number;
}

/** A column for each hash that at least three of the rows have. */
export function columnsOf(counts: Counts, rows: Int32Array): Columns {
  const found = new Int32Array(2 ** counts.bits);
  for (const row of rows) {
    for (let at = counts.starts[row]!; at < counts.starts[row + 1]!; at++) {
      const hash = counts.hashes[at]!;
      found[hash] = found[hash]! + 1;
    }
  }
  const kept: number[] = [];
  for (let hash = 0; hash < found.length; hash++) if (found[hash]! >= 3) kept.push(hash);
  // The frequent ones side by side: what a fit reads most stays in the processor's cache.
  kept.sort((a, b) => found[b]! - found[a]! || a - b);
  const columnOf = new Int32Array(found.length).fill(-1);
  const idf: number[] = [];
  for (const hash of kept) {
    columnOf[hash] = idf.length;
    idf.push(Math.log((1 + rows.length) / (1 + found[hash]!)) + 1);
  }
  return { columnOf, idf: Float32Array.from(idf), width: idf.length };
}

/** TF-IDF, each kind of n-gram scaled to its share of a row of length one. */
export function weigh(counts: Counts, columns: Columns, shares: readonly [number, number]): Matrix {
  const rows = counts.starts.length - 1;
  const starts = new Int32Array(rows + 1);
  const kept = new Int32Array(counts.hashes.length);
  const values = new Float32Array(counts.hashes.length);
  let next = 0;
  for (let row = 0; row < rows; row++) {
    const from = next;
    const sums = [0, 0];
    for (let at = counts.starts[row]!; at < counts.starts[row + 1]!; at++) {
      const column = columns.columnOf[counts.hashes[at]!]!;
      if (column < 0) continue;
      const kind = counts.kinds[at]!;
      const value = (1 + Math.log(counts.counts[at]!)) * columns.idf[column]!;
      kept[next] = column * 2 + kind;
      values[next] = value;
      sums[kind] = sums[kind]! + value * value;
      next++;
    }
    const scales = shares.map((share, kind) => Math.sqrt(share / (sums[kind]! || 1)));
    for (let at = from; at < next; at++) {
      values[at] = values[at]! * scales[kept[at]! & 1]!;
      kept[at] = kept[at]! >> 1;
    }
    starts[row + 1] = next;
  }
  return { starts, columns: kept.slice(0, next), values: values.slice(0, next), width: columns.width };
}
