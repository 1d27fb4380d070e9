import type { ColumnEdge } from './column-edge.ts';
import { edgeOf, NO_EDGE, reaching } from './column-edge.ts';
import { isProse, runsOnThroughCode } from './inline-code.ts';
import { CAPTION, LIST_MARK } from './marks.ts';
import type { Piece } from './piece.ts';
import { lastWordOf, sameSize, textOf } from './piece.ts';

/** Lines that make one block, with the edge of their column. */
export interface Paragraph {
  readonly lines: readonly Piece[];
  readonly edge: ColumnEdge;
}

/**
 * Cuts lines that flow where a block ends: a gap, another size or font, a mark, an indent. `edges` are those of
 * their whole page.
 */
export function paragraphsOf(lines: readonly Piece[], edges: Edges): readonly Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: Piece[] = [];
  const close = (): void => {
    if (open.length > 0) paragraphs.push({ lines: open, edge: edgeOfColumn(open, edges) });
    open = [];
  };
  for (const [index, line] of lines.entries()) {
    if (open.length > 0 && startsBlock(open, line, lines[index + 1], edges)) close();
    open.push(line);
  }
  close();
  return paragraphs;
}

/** For each left edge, in whole points, how far the lines reach that start there. */
export type Edges = ReadonlyMap<number, ColumnEdge>;

export function edgesOf(lines: Iterable<Piece>): Edges {
  const edges = new Map<number, ColumnEdge>();
  for (const line of lines) {
    const key = Math.round(line.x0);
    edges.set(key, reaching(edges.get(key) ?? NO_EDGE, line.x1));
  }
  return edges;
}

/**
 * Lines of one paragraph show its width themselves. One or two do not, nor do code and lists of single words:
 * their lines end where their author ended them, and the longest of them would always seem to be full.
 */
function edgeOfColumn(lines: readonly Piece[], edges: Edges): ColumnEdge {
  if (lines.length > 2 && !lines.every((line) => line.mono || line.words.length === 1)) return edgeOf(lines);
  // The page's own edges count these lines already, and each of them must count once.
  let edge = NO_EDGE;
  const seen = new Set<number>();
  for (const line of lines) {
    const key = Math.round(line.x0);
    // Not by counting up: a spoilt file has places where 1 more is no more.
    for (const near of [key - 1, key, key + 1]) {
      if (seen.has(near)) continue;
      seen.add(near);
      const found = edges.get(near);
      if (found !== undefined) edge = reaching(reaching(edge, found.right), found.second);
    }
  }
  return edge;
}

function startsBlock(open: readonly Piece[], line: Piece, after: Piece | undefined, edges: Edges): boolean {
  const last = open[open.length - 1];
  const first = open[0];
  if (last === undefined || first === undefined) return true;
  if (line.turned || last.turned) return true;
  if (last.mono !== line.mono || (line.mono && isProse(open)))
    return !runsOnThroughCode(open, line, after, edgeOfColumn([last, line], edges).right);
  if (!sameSize(last, line)) return true;
  const drop = last.baseline - line.baseline;
  if (drop < 0.5 * line.size) return true;
  if (line.mono) return drop > 2.8 * line.size;
  const usual = open.length > 1 ? (first.baseline - last.baseline) / (open.length - 1) : 1.5 * line.size;
  if (drop > 1.3 * usual + 0.1 * line.size) return true;
  const text = textOf(line);
  if (LIST_MARK.test(text) || CAPTION.test(text)) return true;
  if (last.bold !== line.bold && (first.bold || line.bold) && endsShort(last, line, edges)) return true;
  const indent = line.x0 - last.x0;
  if (open.length > 1 && indent > 0.8 * line.size && endsShort(last, line, edges)) return true;
  return /[.!?:]["”’)]?$/.test(lastWordOf(last)) && endsShort(last, line, edges) && indent > -3 * line.size;
}

/** The next line's first word would have fitted with room to spare. */
function endsShort(last: Piece, line: Piece, edges: Edges): boolean {
  const word = line.words[0];
  if (word === undefined) return true;
  return last.x1 + 2 * line.size + (word.x1 - word.x0) < edgeOfColumn([last, line], edges).right;
}
