import type { Piece } from './piece.ts';
import { pieceOf, sameBaseline } from './piece.ts';

/** Puts pieces that follow one another on one baseline together: a line of text with whatever gaps it has. */
export function linesOf(pieces: readonly Piece[]): readonly Piece[] {
  const lines: Piece[] = [];
  let parts: Piece[] = [];
  for (const piece of pieces) {
    const last = parts[parts.length - 1];
    if (last !== undefined && !(sameBaseline(last, piece) && piece.x0 >= last.x1 - 1 && !piece.turned)) {
      lines.push(joined(parts));
      parts = [];
    }
    parts.push(piece);
  }
  if (parts.length > 0) lines.push(joined(parts));
  return lines;
}

function joined(parts: readonly Piece[]): Piece {
  const [first] = parts;
  if (first === undefined || parts.length === 1) return first as Piece;
  const longest = parts.reduce((a, b) => (b.x1 - b.x0 > a.x1 - a.x0 ? b : a));
  const base = parts.reduce((like, part) => pieceOf([], like, part), longest);
  return pieceOf(
    parts.flatMap((part) => part.words),
    base,
  );
}
