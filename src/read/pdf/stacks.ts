import type { Piece } from './piece.ts';
import { sameSize } from './piece.ts';

/** Pieces that follow one another in the stream and stand under one another: what a table cell looks like. */
export interface Stack {
  readonly pieces: readonly Piece[];
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly bottom: number;
}

const LEFT_TOLERANCE = 1.2;

export function stacksOf(pieces: readonly Piece[]): readonly Stack[] {
  const stacks: Stack[] = [];
  let open: Piece[] = [];
  for (const piece of pieces) {
    if (open.length > 0 && !continues(open, piece)) {
      stacks.push(stackOf(open));
      open = [];
    }
    open.push(piece);
  }
  if (open.length > 0) stacks.push(stackOf(open));
  return stacks;
}

export function stackOf(pieces: readonly Piece[]): Stack {
  let [x0, x1, top, bottom] = [Infinity, -Infinity, -Infinity, Infinity];
  for (const piece of pieces) {
    x0 = Math.min(x0, piece.x0);
    x1 = Math.max(x1, piece.x1);
    top = Math.max(top, piece.y1);
    bottom = Math.min(bottom, piece.y0);
  }
  return { pieces, x0, x1, top, bottom };
}

/** Same left edge or same middle, one line further down, the spacing of the lines above. */
function continues(open: readonly Piece[], next: Piece): boolean {
  const last = open[open.length - 1];
  const beforeLast = open[open.length - 2];
  if (last === undefined || last.turned || next.turned || last.bold !== next.bold) return false;
  if (!sameSize(last, next)) return false;
  const drop = last.baseline - next.baseline;
  if (drop < 0.6 * next.size || drop > 2 * next.size) return false;
  if (beforeLast !== undefined && Math.abs(beforeLast.baseline - last.baseline - drop) > 0.2 * next.size)
    return false;
  const sameLeft = Math.abs(last.x0 - next.x0) <= LEFT_TOLERANCE;
  return sameLeft || Math.abs(last.x0 + last.x1 - next.x0 - next.x1) <= LEFT_TOLERANCE;
}
