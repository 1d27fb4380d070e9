import type { Block, TextRange } from '../../model/index.ts';

/** Most passages of one reading; what is beyond them is one with the last. */
export const MOST_PASSAGES: number = 1 << 20;

/**
 * What one search looks for all its words in: a block of the text, or a row of a table, whose cells belong
 * together. UTF-16 offsets into the reading's text, sorted, end exclusive.
 */
export function passagesIn(blocks: readonly Block[]): readonly TextRange[] {
  const passages: { start: number; end: number }[] = [];
  let before: Block | undefined;
  for (const block of blocks) {
    const last = passages.at(-1);
    if (last !== undefined && (isSameRow(before, block) || passages.length === MOST_PASSAGES))
      last.end = block.end;
    else if (block.end > block.start) passages.push({ start: block.start, end: block.end });
    before = block;
  }
  return passages;
}

function isSameRow(one: Block | undefined, other: Block): boolean {
  return (
    one?.cell !== undefined &&
    one.cell.table === other.cell?.table &&
    one.cell.row === other.cell.row &&
    other.start >= one.end
  );
}
