import type { Piece } from '../pdf/piece.ts';

/** One line as it was recognised, cut at wide gaps, with the number of its block. */
export interface BlockLine {
  readonly block: number;
  readonly pieces: readonly Piece[];
}

interface LayoutBlock {
  readonly lines: readonly BlockLine[];
  readonly pieces: readonly Piece[];
  readonly x0: number;
  readonly x1: number;
  readonly top: number;
  readonly bottom: number;
  readonly isProse: boolean;
}

/** A page of more blocks is no page of text, and comparing them all would take its time. */
const MAX_BLOCKS = 400;
/** So many words a line, on average, and lines make a column of prose. */
const PROSE_WORDS = 6;
const PROSE_LINES = 3;
/** Share of the lines of one block that must stand level with lines of the other. */
const LEVEL_SHARE = 0.7;

/**
 * The pieces of a page in reading order. Recognition takes the columns of an open table for columns of text and
 * reads them one after the other; blocks side by side whose lines stand level are put back into rows, unless both
 * are prose.
 */
export function inReadingOrder(lines: readonly BlockLine[]): readonly Piece[] {
  const blocks = blocksOf(lines);
  if (blocks.length > MAX_BLOCKS) return lines.flatMap(({ pieces }) => pieces);
  const groups = grouped(blocks);
  const seen = new Set<LayoutBlock>();
  return blocks.flatMap((block) => {
    if (seen.has(block)) return [];
    const group = groups.get(block) ?? [block];
    for (const each of group) seen.add(each);
    return group.length === 1 ? block.pieces : byRows(group.flatMap(({ pieces }) => pieces));
  });
}

function blocksOf(lines: readonly BlockLine[]): readonly LayoutBlock[] {
  const byNumber = new Map<number, BlockLine[]>();
  for (const line of lines) {
    const known = byNumber.get(line.block);
    if (known === undefined) byNumber.set(line.block, [line]);
    else known.push(line);
  }
  return [...byNumber.values()].map(blockOf);
}

function blockOf(lines: readonly BlockLine[]): LayoutBlock {
  const pieces = lines.flatMap((line) => line.pieces);
  let [x0, x1, top, bottom] = [Infinity, -Infinity, -Infinity, Infinity];
  let words = 0;
  for (const piece of pieces) {
    x0 = Math.min(x0, piece.x0);
    x1 = Math.max(x1, piece.x1);
    top = Math.max(top, piece.y1);
    bottom = Math.min(bottom, piece.y0);
    words += piece.words.length;
  }
  const isProse = lines.length >= PROSE_LINES && words >= PROSE_WORDS * lines.length;
  return { lines, pieces, x0, x1, top, bottom, isProse };
}

/** Blocks that belong to one table, by each of them. */
function grouped(blocks: readonly LayoutBlock[]): ReadonlyMap<LayoutBlock, readonly LayoutBlock[]> {
  const groups = new Map<LayoutBlock, LayoutBlock[]>();
  for (const [index, a] of blocks.entries()) {
    for (const b of blocks.slice(index + 1)) {
      if ((a.isProse && b.isProse) || !standBeside(a, b) || !standLevel(a, b)) continue;
      const group = groups.get(a) ?? [a];
      const other = groups.get(b) ?? [b];
      if (group === other) continue;
      group.push(...other);
      for (const each of group) groups.set(each, group);
    }
  }
  return groups;
}

function standBeside(a: LayoutBlock, b: LayoutBlock): boolean {
  const shared = Math.min(a.top, b.top) - Math.max(a.bottom, b.bottom);
  const isApart = a.x1 <= b.x0 + 1 || b.x1 <= a.x0 + 1;
  return isApart && shared > 0.5 * Math.min(a.top - a.bottom, b.top - b.bottom);
}

function standLevel(a: LayoutBlock, b: LayoutBlock): boolean {
  const [few, many] = a.lines.length <= b.lines.length ? [a, b] : [b, a];
  const level = few.lines.filter(({ pieces: [first] }) =>
    many.pieces.some((piece) => first !== undefined && isLevel(first, piece)),
  );
  return level.length >= LEVEL_SHARE * few.lines.length;
}

function isLevel(a: Piece, b: Piece): boolean {
  return Math.abs(a.baseline - b.baseline) < 0.35 * Math.max(a.size, b.size);
}

/** From top to bottom, and in each row from left to right. */
function byRows(pieces: readonly Piece[]): readonly Piece[] {
  const rows: Piece[][] = [];
  for (const piece of [...pieces].sort((a, b) => b.baseline - a.baseline)) {
    const row = rows[rows.length - 1];
    if (row?.[0] !== undefined && isLevel(row[0], piece)) row.push(piece);
    else rows.push([piece]);
  }
  return rows.flatMap((row) => row.sort((a, b) => a.x0 - b.x0));
}
