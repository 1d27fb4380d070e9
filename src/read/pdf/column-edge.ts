import type { Piece } from './piece.ts';
import { charWidth } from './piece.ts';

/** Where the lines of a column end, in points from the left of the page, as far as their ink shows it. */
export interface ColumnEdge {
  /** The right-most ink. */
  readonly right: number;
  /** The right-most ink of the lines without the one that reaches furthest. */
  readonly second: number;
}

export const NO_EDGE: ColumnEdge = { right: Number.NEGATIVE_INFINITY, second: Number.NEGATIVE_INFINITY };
/** A line that was broken anywhere ends at most a character before another. */
const CHARACTERS_SHORT = 1.2;

export function edgeOf(lines: Iterable<Piece>, known: ColumnEdge = NO_EDGE): ColumnEdge {
  let edge = known;
  for (const line of lines) edge = reaching(edge, line.x1);
  return edge;
}

/** The edge of a column with one more line, which ends at `x1`. */
export function reaching(edge: ColumnEdge, x1: number): ColumnEdge {
  if (x1 > edge.right) return { right: x1, second: edge.right };
  return x1 > edge.second ? { ...edge, second: x1 } : edge;
}

/**
 * True where another line of the column reaches as far. The longest line of a list always ends at the edge
 * that it makes itself, and shows nothing by it.
 */
export function isWitnessed(line: Piece, edge: ColumnEdge): boolean {
  const last = line.words[line.words.length - 1];
  return last !== undefined && line.x1 - CHARACTERS_SHORT * charWidth(last) <= edge.second;
}
