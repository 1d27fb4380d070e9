import type { Block, BlockKind } from '../../model/index.ts';
import type { Context, Region } from './context.ts';

/** A block as it was read, before the whole page is known. */
export interface Draft {
  readonly start: number;
  end: number;
  readonly context: Context;
}

/** A paragraph at least this long is prose. */
const PROSE = 100;
/** A region with this much prose, and most of the page's, is the piece itself, whatever its element is called. */
const PIECE = 500;

/**
 * Decides what each block is once the page is complete: a form that wraps the whole page (as some
 * publishing systems do) is no form, and a table that only places things on the page is no table.
 */
export function blocksOf(drafts: readonly Draft[]): Block[] {
  const prose = countProse(drafts);
  return drafts.map((draft) => blockOf(draft, prose));
}

function blockOf({ start, end, context }: Draft, prose: number): Block {
  const part = partIn(context.region, prose);
  const kind = kindOf(context, part);
  if (kind === 'heading') return { kind, start, end, level: context.level ?? 6 };
  if (kind === 'table-cell' && context.cell !== undefined) return { kind, start, end, cell: context.cell };
  return { kind, start, end };
}

function kindOf(context: Context, part: Region['part'] | undefined): BlockKind {
  if (part === 'navigation' || part === 'comment') return part;
  const { cell, table, kind } = context;
  const isTable = cell !== undefined && table !== undefined && !table.isLayout && table.cells > 1;
  if (isTable && kind !== 'code') return 'table-cell';
  return part === 'reference' && (kind === 'paragraph' || kind === 'list-item') ? 'reference' : kind;
}

function countProse(drafts: readonly Draft[]): number {
  let total = 0;
  for (const { start, end, context } of drafts) {
    if (end - start < PROSE || context.kind === 'code') continue;
    total += end - start;
    for (let region = context.region; region !== undefined; region = region.outer)
      region.prose += end - start;
  }
  return total;
}

/** The innermost region that is what it is called. */
function partIn(innermost: Region | undefined, prose: number): Region['part'] | undefined {
  for (let region = innermost; region !== undefined; region = region.outer) {
    const isPiece = region.part === 'navigation' && region.prose > PIECE && region.prose > prose / 2;
    if (!isPiece) return region.part;
  }
  return undefined;
}
