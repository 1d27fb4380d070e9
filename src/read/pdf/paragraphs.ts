import type { Piece } from './piece.ts';
import { sameSize, textOf } from './piece.ts';

/** Lines that make one block, with the right edge of their column. */
export interface Paragraph {
  readonly lines: readonly Piece[];
  readonly right: number;
}

/** A mark at the start of a line that begins a list item: a bullet, `1.`, `a)`, `(2)`, `[3]`. */
export const LIST_MARK: RegExp =
  /^(?:[•▪●○◦■□➢►✓‣⁃∙·\-–—*o]|\d{1,3}[.)]|[a-zA-Z][.)]|\(\w{1,3}\)|\[\d{1,3}\])(?=\s|$)/;
export const CAPTION: RegExp = /^(?:figure|fig\.|table|exhibit|listing|screenshot|abbildung|tabelle)\s*\d/i;

/** Cuts the lines of a page's flow where a block ends: a gap, another size or font, a mark, an indent. */
export function paragraphsOf(lines: readonly Piece[]): readonly Paragraph[] {
  const rights = rightEdges(lines);
  const paragraphs: Paragraph[] = [];
  let open: Piece[] = [];
  const close = (): void => {
    if (open.length > 0) paragraphs.push({ lines: open, right: rightOf(open, rights) });
    open = [];
  };
  for (const line of lines) {
    if (open.length > 0 && startsBlock(open, line, rights)) close();
    open.push(line);
  }
  close();
  return paragraphs;
}

type Rights = ReadonlyMap<number, number>;

/** For each left edge, in whole points, the right-most ink of the lines that start there. */
function rightEdges(lines: readonly Piece[]): Rights {
  const rights = new Map<number, number>();
  for (const line of lines) {
    const key = Math.round(line.x0);
    rights.set(key, Math.max(rights.get(key) ?? 0, line.x1));
  }
  return rights;
}

/** Lines of one paragraph show its width themselves; one or two do not. */
function rightOf(lines: readonly Piece[], rights: Rights): number {
  let right = lines.reduce((most, line) => Math.max(most, line.x1), 0);
  if (lines.length > 2) return right;
  for (const line of lines) {
    const key = Math.round(line.x0);
    for (const near of [key - 1, key, key + 1]) right = Math.max(right, rights.get(near) ?? 0);
  }
  return right;
}

function startsBlock(open: readonly Piece[], line: Piece, rights: Rights): boolean {
  const last = open[open.length - 1];
  const first = open[0];
  if (last === undefined || first === undefined) return true;
  if (line.turned || last.turned || !sameSize(last, line) || last.mono !== line.mono) return true;
  const drop = last.baseline - line.baseline;
  if (drop < 0.5 * line.size) return true;
  if (line.mono) return drop > 2.8 * line.size;
  const usual = open.length > 1 ? (first.baseline - last.baseline) / (open.length - 1) : 1.5 * line.size;
  if (drop > 1.3 * usual + 0.1 * line.size) return true;
  const text = textOf(line);
  if (LIST_MARK.test(text) || CAPTION.test(text)) return true;
  if (last.bold !== line.bold && (first.bold || line.bold) && endsShort(last, line, rights)) return true;
  const indent = line.x0 - last.x0;
  if (open.length > 1 && indent > 0.8 * line.size && endsShort(last, line, rights)) return true;
  return /[.!?:]["”’)]?$/.test(textOf(last)) && endsShort(last, line, rights) && indent > -3 * line.size;
}

/** The next line's first word would have fitted with room to spare. */
function endsShort(last: Piece, line: Piece, rights: Rights): boolean {
  const word = line.words[0];
  if (word === undefined) return true;
  return last.x1 + 2 * line.size + (word.x1 - word.x0) < rightOf([last, line], rights);
}
