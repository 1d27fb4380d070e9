import type { Stack } from './stacks.ts';
import type { Cell, Column, Row } from './table.ts';
import { MAX_COLUMNS } from './table.ts';

interface Span {
  x0: number;
  x1: number;
  readonly cells: Stack[];
}

/** Assigns the cells of a run of rows to columns; undefined where the columns do not hold. */
export function columnsOf(
  run: readonly Row[],
): { readonly columns: readonly Column[]; readonly rows: readonly (readonly Cell[])[] } | undefined {
  const spans: Span[] = [];
  const widestFirst = [...run].sort((a, b) => b.length - a.length);
  for (const row of widestFirst) {
    for (const stack of row) if (!place(spans, stack)) return undefined;
    if (spans.length > MAX_COLUMNS) return undefined;
  }
  spans.sort((a, b) => a.x0 - b.x0);
  const columnOf = new Map(
    spans.flatMap((span, column) => span.cells.map((stack) => [stack, column] as const)),
  );
  const rows = run.map((row) => row.map((stack) => ({ column: columnOf.get(stack) ?? 0, stack })));
  const distinct = rows.every((row) => new Set(row.map((cell) => cell.column)).size === row.length);
  const aligned = spans.filter((span) => isAligned(span.cells)).length;
  if (!distinct || spans.length < 2 || aligned < 2 || aligned * 2 < spans.length) return undefined;
  return { columns: spans.map(({ x0, x1 }) => ({ x0, right: x1 })), rows };
}

/** False when a cell lies across two columns. */
function place(spans: Span[], stack: Stack): boolean {
  const over = spans.filter((span) => stack.x0 < span.x1 - 1 && stack.x1 > span.x0 + 1);
  const [span] = over;
  if (over.length > 1) return false;
  if (span === undefined) {
    spans.push({ x0: stack.x0, x1: stack.x1, cells: [stack] });
    return true;
  }
  span.x0 = Math.min(span.x0, stack.x0);
  span.x1 = Math.max(span.x1, stack.x1);
  span.cells.push(stack);
  return true;
}

/** Three of five cells share a left edge, a middle or a right edge. */
function isAligned(cells: readonly Stack[]): boolean {
  const edges: readonly ((cell: Stack) => number)[] = [
    (cell) => cell.x0,
    (cell) => (cell.x0 + cell.x1) / 2,
    (cell) => cell.x1,
  ];
  return edges.some((edge) => {
    const sorted = cells.map(edge).sort((a, b) => a - b);
    const middle = sorted[sorted.length >> 1] ?? 0;
    return sorted.filter((x) => Math.abs(x - middle) <= 1.5).length >= 0.6 * cells.length;
  });
}
