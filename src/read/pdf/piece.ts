/**
 * A run of words on one baseline with no wide gap in it: a line of prose, or one line of one table cell.
 * Coordinates are PDF points from the lower left corner of the page as it is displayed.
 */
export interface Piece {
  /** 1-based. */
  readonly page: number;
  readonly words: readonly Word[];
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
  readonly baseline: number;
  /** Font size in points as displayed. */
  readonly size: number;
  /** All of its words are set in a font of fixed width. */
  readonly mono: boolean;
  readonly bold: boolean;
  /** Set sideways or upside down: it takes no part in layout. */
  readonly turned: boolean;
}

/** The last word of a piece ends with LINE_END_HYPHEN where PDFium saw a hyphen that a new line follows. */
export interface Word {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  /** Width of its first character, in points. */
  readonly head: number;
}

/** Soft hyphen: nowhere else in the text of a piece, so that it can stand for "a hyphen, real or not". */
export const LINE_END_HYPHEN = '\u00AD';

/** The words of a piece, or of two pieces side by side, as one piece. */
export function pieceOf(words: readonly Word[], like: Piece, beside: Piece = like): Piece {
  let [x0, x1] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const word of words) {
    if (word.x0 < x0) x0 = word.x0;
    if (word.x1 > x1) x1 = word.x1;
  }
  return {
    page: like.page,
    words,
    x0,
    y0: Math.min(like.y0, beside.y0),
    x1,
    y1: Math.max(like.y1, beside.y1),
    baseline: like.baseline,
    size: like.size,
    mono: like.mono && beside.mono,
    bold: like.bold && beside.bold,
    turned: like.turned,
  };
}

export function textOf(piece: Piece): string {
  let text = '';
  for (const word of piece.words) text = text === '' ? word.text : `${text} ${word.text}`;
  return text;
}

/** The text of its last word: what a rule about the end of a line needs to see. */
export function lastWordOf(piece: Piece): string {
  return piece.words[piece.words.length - 1]?.text ?? '';
}

export function sameBaseline(a: Piece, b: Piece): boolean {
  return Math.abs(a.baseline - b.baseline) < 0.35 * Math.max(a.size, b.size);
}

export function sameSize(a: Piece, b: Piece): boolean {
  return Math.abs(a.size - b.size) <= 0.12 * Math.max(a.size, b.size);
}

/** Width of one character of a word, on average. */
export function charWidth(word: Word): number {
  return (word.x1 - word.x0) / Math.max(1, word.text.length);
}
