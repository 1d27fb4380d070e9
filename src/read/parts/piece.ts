import type { SourcePlace } from '../../model/index.ts';

/** A stretch of text with its place in the original. */
export interface Piece {
  readonly text: string;
  readonly at: SourcePlace;
  /** Set where the text is the original's own, unit for unit, so that neighbours may be one stretch. */
  readonly copied?: true;
}

/** The pieces of a block without white space at either end. */
export function trimmed(pieces: readonly Piece[]): readonly Piece[] {
  let from = 0;
  let to = pieces.length;
  while (from < to && isBlank(pieces[from])) from++;
  while (to > from && isBlank(pieces[to - 1])) to--;
  return pieces.slice(from, to);
}

export function textOf(pieces: readonly Piece[]): string {
  return pieces.map(({ text }) => text).join('');
}

/** The first units of the pieces' text: enough to judge by, whatever the whole would cost. */
export function startOf(pieces: readonly Piece[], units: number): string {
  let start = '';
  for (const { text } of pieces) {
    start += text.slice(0, units - start.length);
    if (start.length >= units) break;
  }
  return start;
}

function isBlank(piece: Piece | undefined): boolean {
  return piece === undefined || /^\s*$/.test(piece.text);
}
