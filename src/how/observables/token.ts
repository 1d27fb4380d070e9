/**
 * A stretch of the text without delimiters, as it reads once refanged. `at` leads every character of
 * `text` back to the offset it came from; without it, `text` is the reading's own text.
 */
export interface Token {
  readonly text: string;
  /** The stretch of `text` to look at, `to` exclusive. */
  readonly from: number;
  readonly to: number;
  /** One entry more than `to`: the end of the last character. */
  readonly at?: readonly number[];
  readonly marks: readonly Mark[];
}

/** A place that reads otherwise than it is written: its position in the refanged text, and the step. */
export interface Mark {
  readonly position: number;
  /** e.g. `[.] → .` */
  readonly step: string;
  /** A matter of typesetting (`\u2011`, `\_`), which says nothing of anyone's intent. */
  readonly typographic: boolean;
}

/** The reading's offset of a position in the token. */
export function offsetOf(token: Token, position: number): number {
  return token.at?.[position] ?? position;
}

/** The steps that fall into a stretch of the token, each once, in order. */
export function stepsWithin(token: Token, from: number, to: number): string[] {
  return [...new Set(marksWithin(token, from, to).map((mark) => mark.step))];
}

/** Whether somebody made a stretch of the token unclickable on purpose. */
export function isDefanged(token: Token, from: number, to: number): boolean {
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
