import type { Comparison } from '../keep/watch/index.ts';
import type { Block, Reading, TextRange } from '../model/index.ts';

export type PartKind = 'paragraph' | 'sentence' | 'table' | 'list' | 'code';

export interface PartRange extends TextRange {
  readonly kind: PartKind;
}

/**
 * The stretches of one reading that the other has not, in the order of the text: whole paragraphs,
 * single sentences of others, and tables, lists and code that findings went missing from.
 */
export function partsOf(comparison: Comparison, reading: Reading): readonly PartRange[] {
  const { absent, absentBlocks, absentFindings } = comparison;
  const paragraphs = absentBlocks.map(
    (range): PartRange => ({ kind: kindAt(reading, range.start), ...place(range) }),
  );
  const sentences = absent
    .filter((range) => !absentBlocks.some((block) => contains(block, range.start)))
    .map((range): PartRange => ({ kind: 'sentence', ...place(range) }));
  const told = [...paragraphs, ...sentences];
  const others = new Map<number, PartRange>();
  for (const { span } of absentFindings) {
    if (told.some((part) => contains(part, span.start))) continue;
    const part = unitAround(reading, span.start);
    if (part !== undefined) others.set(part.start, part);
  }
  return [...told, ...others.values()].sort((a, b) => a.start - b.start);
}

function place({ start, end }: TextRange): TextRange {
  return { start, end };
}

/** The table, list or block around a position. */
function unitAround({ blocks }: Reading, position: number): PartRange | undefined {
  const at = blocks.findIndex((block) => contains(block, position));
  const block = blocks[at];
  if (block === undefined) return undefined;
  const isSame = (other: Block | undefined): boolean =>
    other !== undefined && other.kind === block.kind && other.cell?.table === block.cell?.table;
  const kind = kindOf(block);
  if (kind !== 'table' && kind !== 'list') return { kind, start: block.start, end: block.end };
  let first = at;
  let last = at;
  while (isSame(blocks[first - 1])) first -= 1;
  while (isSame(blocks[last + 1])) last += 1;
  return { kind, start: blocks[first]?.start ?? block.start, end: blocks[last]?.end ?? block.end };
}

function kindAt({ blocks }: Reading, position: number): PartKind {
  const block = blocks.find((each) => contains(each, position));
  return block === undefined ? 'paragraph' : kindOf(block);
}

function kindOf({ kind }: Block): PartKind {
  if (kind === 'table-cell') return 'table';
  if (kind === 'list-item') return 'list';
  return kind === 'code' ? 'code' : 'paragraph';
}

function contains({ start, end }: TextRange, position: number): boolean {
  return start <= position && position < end;
}
