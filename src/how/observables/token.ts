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
  /** The reading's text. */
  readonly source: string;
  /**
   * The places that read otherwise than they are written, in order; of each its position in `text`, its offset in
   * `source`, and both lengths with what it is read as (`markOf`). Numbers side by side: a hostile text may have
   * a marker for every third of its characters.
   */
  readonly marks: ArrayLike<number>;
}

/** What most tokens have: one array for all of them. */
export const NO_MARKS: readonly number[] = [];

/** Numbers of a mark. */
export const STRIDE = 3;
const OFFSET = 1;
const LENGTHS = 2;

/** What a marker is read as, by its number; 0 is no marker. */
export const READ_AS: readonly string[] = ['', '.', '@', ':', '://', '//', '/', '-', 'http', 'https', '_'];
const HYPHEN = READ_AS.indexOf('-');
const UNDERSCORE = READ_AS.indexOf('_');

/** A marker's number and the length of what is written, as one number. */
export function markOf(is: number, length: number): number {
  return (length << 4) | is;
}

export function readAs(mark: number): string {
  return READ_AS[mark & 15] ?? '';
}

export function lengthOf(mark: number): number {
  return mark >> 4;
}

/** The reading's offset of a position in the token; of the position behind its last character, its end. */
export function offsetOf({ marks, offset }: Token, position: number): number {
  if (marks.length === 0) return offset + position;
  const at = firstMark(marks, position + 1) - STRIDE;
  if (at < 0) return offset + position;
  const start = marks[at + OFFSET] ?? 0;
  const mark = marks[at + LENGTHS] ?? 0;
  const behind = position - (marks[at] ?? 0) - readAs(mark).length;
  return behind < 0 ? start : start + lengthOf(mark) + behind;
}

/** More steps than this are looked up in a set. */
const FEW = 16;

/** The steps that fall into a stretch of the token, each once, in order. */
export function stepsWithin({ marks, source }: Token, from: number, to: number): string[] {
  const steps: string[] = [];
  if (marks.length === 0) return steps;
  const end = firstMark(marks, to);
  let known: Set<string> | undefined;
  for (let at = firstMark(marks, from); at < end; at += STRIDE) {
    const step = stepAt(source, marks[at + OFFSET] ?? 0, marks[at + LENGTHS] ?? 0);
    if (known === undefined ? steps.includes(step) : known.has(step)) continue;
    steps.push(step);
    if (steps.length === FEW) known = new Set(steps);
    else known?.add(step);
  }
  return steps;
}

/** e.g. `[.] → .` */
function stepAt(source: string, start: number, mark: number): string {
  const last = LAST_STEPS[mark];
  if (last !== undefined && source.startsWith(last.written, start)) return last.step;
  const written = source.slice(start, start + lengthOf(mark));
  const step = `${written.trim()} → ${readAs(mark)}`;
  if (mark < LAST_STEPS.length) LAST_STEPS[mark] = { written, step };
  return step;
}

interface Step {
  readonly written: string;
  readonly step: string;
}

/** A longer string may be a part of the whole text, which would be kept with it. */
const LONGEST_KEPT = 12;
/** The step told last for each mark: a report defangs one way throughout, and one string does for all its names. */
const LAST_STEPS = new Array<Step | undefined>(markOf(0, LONGEST_KEPT + 1)).fill(undefined);

/**
 * Whether somebody made a stretch of the token unclickable on purpose: matters of typesetting (`\u2011`, `\_`) say
 * nothing of anyone's intent.
 */
export function isDefanged({ marks }: Token, from: number, to: number): boolean {
  if (marks.length === 0) return false;
  const end = firstMark(marks, to);
  for (let at = firstMark(marks, from); at < end; at += STRIDE)
    if (!isTypographic(marks[at + LENGTHS] ?? 0)) return true;
  return false;
}

function isTypographic(mark: number): boolean {
  const is = mark & 15;
  return is === UNDERSCORE || (is === HYPHEN && lengthOf(mark) === 1);
}

/**
 * Where the first mark at a position or behind it has its numbers. Binary search: a token of a hundred thousand
 * marks is still read in linear time.
 */
function firstMark(marks: ArrayLike<number>, from: number): number {
  let low = 0;
  let high = marks.length / STRIDE;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle * STRIDE] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  return low * STRIDE;
}
