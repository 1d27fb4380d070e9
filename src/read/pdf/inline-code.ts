import { brokenByChoice } from './fill.ts';
import { LIST_MARK } from './marks.ts';
import type { Piece } from './piece.ts';
import { textOf } from './piece.ts';

/** Code inside prose is set somewhat smaller than the prose, never much; display code may be any size. */
const LEAST_SIZE = 0.7;
const MOST_SIZE = 1.15;
/** Of the width of the column. */
const LEAST_FILLED = 0.5;

/**
 * Whether a sentence goes on from prose into a line that holds nothing but code, or out of one: a path or a
 * digest so long that it fills a line of its paragraph. Code that is displayed stands apart, is indented,
 * follows a colon or a line with room to spare, is ended by choice with more code below it, or is followed by
 * a new sentence. `right` is the edge of the column, `after` the line below `line`.
 */
export function runsOnThroughCode(
  open: readonly Piece[],
  line: Piece,
  after: Piece | undefined,
  right: number,
): boolean {
  const last = open[open.length - 1];
  if (last === undefined || !isSetLikeItsProse(open, line)) return false;
  if (!standsUnder(open, last, line) || brokenByChoice(last, line, right)) return false;
  if (!line.mono) return isProse(open) || (open.length === 1 && /^[\p{Ll}(]/u.test(textOf(line)));
  if (textOf(last).endsWith(':') || last.x1 - last.x0 < LEAST_FILLED * (right - last.x0)) return false;
  return after?.mono !== true || !brokenByChoice(line, after, right);
}

/** True of lines that make prose, though some of them hold nothing but code: one of the first two shows it. */
export function isProse(open: readonly Piece[]): boolean {
  return proseIn(open) !== undefined;
}

function proseIn(open: readonly Piece[]): Piece | undefined {
  return open.slice(0, 2).find((piece) => !piece.mono);
}

function isSetLikeItsProse(open: readonly Piece[], line: Piece): boolean {
  const prose = line.mono ? proseIn(open) : line;
  const code = line.mono ? line : open[open.length - 1];
  if (prose === undefined || code === undefined) return false;
  return code.size >= LEAST_SIZE * prose.size && code.size <= MOST_SIZE * prose.size;
}

/** One line further down, at the same left edge; the first line of a list item starts at its mark. */
function standsUnder(open: readonly Piece[], last: Piece, line: Piece): boolean {
  const size = Math.max(last.size, line.size);
  const first = open[0] ?? last;
  const drop = last.baseline - line.baseline;
  const usual = open.length > 1 ? (first.baseline - last.baseline) / (open.length - 1) : 1.5 * size;
  if (drop < 0.5 * size || drop > 1.3 * usual + 0.1 * size) return false;
  const hangs = open.length === 1 && LIST_MARK.test(textOf(first));
  const indent = line.x0 - last.x0;
  return Math.abs(indent) <= 1.5 || (hangs && indent > 0 && indent < 3 * size);
}
