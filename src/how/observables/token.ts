/**
 * A stretch of the text without delimiters, as it reads once refanged. Its marks lead every character of
 * `text` back to the offset it came from; without marks, `text` is the reading's own text.
 */
export interface Token {
  readonly text: string;
  /** The stretch of `text` to look at, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** What the first character's offset is, where `text` is a text of its own. */
  readonly offset: number;
  /** Sorted. */
  readonly marks: readonly Mark[];
}

/** A place that reads otherwise than it is written: where in the refanged text, where in the reading. */
export interface Mark {
  readonly position: number;
  /** How many characters it reads as; they all come from `start`. */
  readonly length: number;
  readonly start: number;
  readonly end: number;
  /** e.g. `[.] → .` */
  readonly step: string;
  /** A matter of typesetting (`\u2011`, `\_`), which says nothing of anyone's intent. */
  readonly typographic: boolean;
}

/** The reading's offset of a position in the token; of the position behind its last character, its end. */
export function offsetOf(token: Token, position: number): number {
  const { marks } = token;
  if (marks.length === 0) return token.offset + position;
  const mark = marks[firstMark(marks, position + 1) - 1];
  if (mark === undefined) return token.offset + position;
  const behind = position - mark.position - mark.length;
  return behind < 0 ? mark.start : mark.end + behind;
}

/** The steps that fall into a stretch of the token, each once, in order. */
export function stepsWithin(token: Token, from: number, to: number): string[] {
  if (token.marks.length === 0) return [];
  return [...new Set(marksWithin(token, from, to).map((mark) => mark.step))];
}

/** Whether somebody made a stretch of the token unclickable on purpose. */
export function isDefanged(token: Token, from: number, to: number): boolean {
  if (token.marks.length === 0) return false;
  return marksWithin(token, from, to).some((mark) => !mark.typographic);
}

function marksWithin(token: Token, from: number, to: number): readonly Mark[] {
  const { marks } = token;
  return marks.length === 0 ? marks : marks.slice(firstMark(marks, from), firstMark(marks, to));
}

/** The first mark at a position or behind it. Binary search: a token of a hundred thousand marks is still read in linear time. */
function firstMark(marks: readonly Mark[], from: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.position ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low;
}
