import type { Piece } from './piece.ts';
import { pieceOf } from './piece.ts';

/** So many pieces of a page must start at an x before a word there may be taken for the start of a cell. */
const SUPPORT = 4;
const TOLERANCE = 0.8;
const BUCKETS_PER_POINT = 2;

/**
 * Cuts pieces where a word starts exactly at a left edge that many other pieces of the page share: between
 * narrow cells the gap may be no wider than a space. A line of prose that is cut by chance is put together
 * again unless a table stands there.
 */
export function cutAtEdges(pieces: readonly Piece[]): readonly Piece[] {
  const support = new Map<number, number>();
  for (const piece of pieces) {
    const bucket = Math.round(piece.x0 * BUCKETS_PER_POINT);
    support.set(bucket, (support.get(bucket) ?? 0) + 1);
  }
  const isEdge = (x: number): boolean => {
    const from = Math.round((x - TOLERANCE) * BUCKETS_PER_POINT);
    const to = Math.round((x + TOLERANCE) * BUCKETS_PER_POINT);
    let sum = 0;
    for (let bucket = from; bucket <= to; bucket++) sum += support.get(bucket) ?? 0;
    return sum >= SUPPORT;
  };
  return pieces.flatMap((piece) => (piece.turned ? [piece] : cut(piece, isEdge)));
}

function cut(piece: Piece, isEdge: (x: number) => boolean): readonly Piece[] {
  const parts: Piece[] = [];
  let from = 0;
  for (let index = 1; index <= piece.words.length; index++) {
    const word = piece.words[index];
    const before = piece.words[index - 1];
    if (word !== undefined && before !== undefined) {
      if (word.x0 - before.x1 < 0.4 * piece.size || !isEdge(word.x0)) continue;
    }
    parts.push(
      from === 0 && index === piece.words.length ? piece : pieceOf(piece.words.slice(from, index), piece),
    );
    from = index;
  }
  return parts;
}
