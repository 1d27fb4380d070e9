import { columnsOf } from './columns.ts';
import { foldContinuedRows } from './fold-rows.ts';
import { linesOf } from './lines.ts';
import type { Region } from './page.ts';
import type { Piece } from './piece.ts';
import { textOf } from './piece.ts';
import type { Stack } from './stacks.ts';
import { stackOf, stacksOf } from './stacks.ts';
import type { Cell, Row, Table } from './table.ts';
import { MAX_COLUMNS } from './table.ts';

/**
 * Finds tables by their order in the stream: cells follow one another to the right and share some height,
 * the next row starts again further left and further down, and the columns keep their edges. Two columns
 * of prose do not do that: each is written to its end first.
 */
export function regionsOf(pieces: readonly Piece[]): readonly Region[] {
  const regions: Region[] = [];
  let flow: Piece[] = [];
  for (const run of runsOf(rowsOf(stacksOf(pieces)))) {
    const table = run.length >= 2 ? tableOf(run) : undefined;
    if (table === undefined) {
      for (const row of run) for (const stack of row) for (const piece of stack.pieces) flow.push(piece);
      continue;
    }
    if (flow.length > 0) regions.push({ kind: 'flow', lines: linesOf(flow) });
    flow = [];
    regions.push(table);
  }
  if (flow.length > 0) regions.push({ kind: 'flow', lines: linesOf(flow) });
  return regions;
}

function rowsOf(stacks: readonly Stack[]): readonly Row[] {
  const rows: Stack[][] = [];
  for (const stack of stacks) {
    const row = rows[rows.length - 1];
    if (row !== undefined && standsBeside(row, stack)) row.push(stack);
    else rows.push([stack]);
  }
  return rows;
}

function standsBeside(row: readonly Stack[], stack: Stack): boolean {
  const last = row[row.length - 1];
  if (last === undefined || stack.x0 < last.x1 - 1) return false;
  if (stack.pieces[0]?.turned === true || last.pieces[0]?.turned === true) return false;
  const shared = Math.min(last.top, stack.top) - Math.max(last.bottom, stack.bottom);
  return shared > 0.4 * Math.min(last.top - last.bottom, stack.top - stack.bottom);
}

/** Rows that may be one table: each below the one before it, near it, and in at least two of its columns. */
function runsOf(rows: readonly Row[]): readonly (readonly Row[])[] {
  const runs: Row[][] = [];
  let open: Row[] = [];
  let lone: Row[] = [];
  const close = (): void => {
    if (open.length > 0) runs.push(open);
    for (const row of lone) runs.push([row]);
    open = [];
    lone = [];
  };
  for (const row of rows) {
    const last = lone[lone.length - 1] ?? open[open.length - 1];
    const anchor = open.findLast((candidate) => candidate.length > 1);
    if (last !== undefined && anchor !== undefined && isBelow(last, row)) {
      if (row.length > 1 && sharedEdges(anchor, row) >= 2) {
        open.push(...lone.splice(0), row);
        continue;
      }
      if (row.length === 1 && lone.length < 3 && sharedEdges(anchor, row) === 1) {
        lone.push(row);
        continue;
      }
    }
    close();
    open.push(row);
  }
  close();
  return runs;
}

function isBelow(above: Row, below: Row): boolean {
  const a = stackOf(above.flatMap((stack) => stack.pieces));
  const b = stackOf(below.flatMap((stack) => stack.pieces));
  const size = below[0]?.pieces[0]?.size ?? 0;
  const gap = a.bottom - b.top;
  return gap > -0.5 * size && gap < 3 * size;
}

/** Edges are left edges, or the middle or right edge of a cell that is centred or set flush right. */
function sharedEdges(above: Row, below: Row): number {
  if (above.length > MAX_COLUMNS || below.length > MAX_COLUMNS) return 0;
  const near = (a: number, b: number): boolean => Math.abs(a - b) <= 1.5;
  return below.filter((b) =>
    above.some((a) => near(a.x0, b.x0) || near(a.x0 + a.x1, b.x0 + b.x1) || near(a.x1, b.x1)),
  ).length;
}

function tableOf(run: readonly Row[]): Table | undefined {
  const full = run.filter((row) => row.length > 1);
  const widest = full.reduce((most, row) => Math.max(most, row.length), 0);
  if (full.length < 2 || (full.length < 3 && widest < 3)) return undefined;
  const placed = columnsOf(run);
  if (placed === undefined) return undefined;
  const cells = foldContinuedRows(placed.rows);
  return {
    kind: 'table',
    columns: placed.columns,
    rows: cells.map((row, index) => ({ cells: row, header: index === 0 && isHeader(row, cells[1]) })),
  };
}

const HEADER_WORD =
  /^(?:no\.?|nr\.?|#|id|index|md5|sha|ssdeep|imphash|hash|url|uri|domain|host|ip|address|port|file|name|path|type|date|time|first|last|seen|description|comment|size|indicator|value|country|target|malware|family|technique|tactic|version|status|key|registry|c2|c&c|command)/i;

/** A first row of short labels: bold where the next row is not, or worded as headers are. */
function isHeader(row: readonly Cell[], next: readonly Cell[] | undefined): boolean {
  const texts = row.map((cell) => cell.stack.pieces.map(textOf).join(' '));
  const labels = texts.every(
    (text) => text.length <= 40 && /[a-z#]/i.test(text) && !/[0-9a-f]{16}|:\/\/|\[\.\]/i.test(text),
  );
  if (!labels || row.length < 2) return false;
  const bold = (cells: readonly Cell[]): boolean =>
    cells.every((cell) => cell.stack.pieces.every((piece) => piece.bold));
  if (next !== undefined && bold(row) && !bold(next)) return true;
  return texts.filter((text) => HEADER_WORD.test(text)).length * 2 > texts.length;
}
