import type { Block, Reading, TextRange } from '../../model/index.ts';

/** The text without what a layout puts inside a rule, and the way back to the reading. */
export interface RuleView {
  readonly text: string;
  /** Where in the view the original is set as code. */
  readonly listings: readonly TextRange[];
  /** The place in the reading of a range of the view; UTF-16 offsets, end exclusive. */
  readonly placeOf: (range: TextRange) => TextRange;
}

/**
 * Left out: running headers and footers, line numbers in a column of their own, soft hyphens. Where
 * something is left out, or a page ends, one line break stays.
 */
export function ruleViewOf(reading: Pick<Reading, 'text' | 'blocks'>): RuleView {
  const pieces = piecesOf(reading);
  const apart = cellsApart(reading);
  const origins = pieces.map(({ start }) => start);
  const starts: number[] = [];
  let text = '';
  for (const { start, end } of pieces) {
    starts.push(text.length);
    text += apart.slice(start, end);
  }
  const back = (position: number): number => {
    const nth = lastAtMost(starts, position);
    const piece = pieces[nth];
    return piece === undefined ? position : piece.start + position - (starts[nth] ?? 0);
  };
  const forth = (position: number): number => {
    const nth = lastAtMost(origins, position);
    const piece = pieces[nth];
    if (piece === undefined) return 0;
    return (starts[nth] ?? 0) + Math.max(0, Math.min(position, piece.end) - piece.start);
  };
  const listings = reading.blocks
    .filter(({ kind }) => kind === 'code')
    .map(({ start, end }) => ({ start: forth(start), end: forth(end) }));
  return { text, listings, placeOf: ({ start, end }) => ({ start: back(start), end: back(end - 1) + 1 }) };
}

/** Every cell of a table on lines of its own; as long as the text. */
function cellsApart({ text, blocks }: Pick<Reading, 'text' | 'blocks'>): string {
  let apart = '';
  let from = 0;
  blocks.forEach(({ end }, at) => {
    const next = blocks[at + 1]?.start ?? text.length;
    apart += text.slice(from, end) + text.slice(end, next).replaceAll('\t', '\n');
    from = next;
  });
  return apart + text.slice(from);
}

/** What stays, in order. A gap keeps its last line break, so that each piece is a true range of the text. */
function piecesOf({ text, blocks }: Pick<Reading, 'text' | 'blocks'>): readonly TextRange[] {
  const pieces: TextRange[] = [];
  let from = 0;
  for (const { start, end } of gapsIn(text, blocks)) {
    if (start > from) pieces.push({ start: from, end: start });
    from = Math.max(from, end);
  }
  if (from < text.length) pieces.push({ start: from, end: text.length });
  return pieces;
}

function gapsIn(text: string, blocks: readonly Block[]): readonly TextRange[] {
  const numbers = lineNumbersAmong(text, blocks);
  const layout = blocks.flatMap((block, at) => {
    if (block.kind === 'running' || numbers.has(block)) return [aroundBlock(text, block)];
    const next = blocks[at + 1];
    return next !== undefined && isPageBreak(block, next) ? [between(block, next)] : [];
  });
  const hyphens = [...text.matchAll(/\u00AD/g)].map(({ index }) => ({ start: index, end: index + 1 }));
  return [...layout, ...hyphens].sort((a, b) => a.start - b.start);
}

/** The block and the empty lines about it; the line break before it stays. */
function aroundBlock(text: string, { start, end }: TextRange): TextRange {
  let from = start;
  while (from > 1 && text.charAt(from - 1) === '\n' && text.charAt(from - 2) === '\n') from -= 1;
  let to = end;
  while (text.charAt(to) === '\n' || text.charAt(to) === '\t') to += 1;
  return { start: from, end: to };
}

function isPageBreak(block: Block, next: Block): boolean {
  return (
    block.page !== undefined &&
    next.page !== block.page &&
    block.kind !== 'running' &&
    next.kind !== 'running'
  );
}

function between(block: Block, next: Block): TextRange {
  return { start: Math.min(block.end + 1, next.start), end: next.start };
}

const FEWEST_NUMBERS = 3;

/** Cells that count 1, 2, 3 … beside the lines of a listing. */
function lineNumbersAmong(text: string, blocks: readonly Block[]): ReadonlySet<Block> {
  const found = new Set<Block>();
  let run: Block[] = [];
  let last = Number.NaN;
  const settle = (): void => {
    if (run.length >= FEWEST_NUMBERS) for (const block of run) found.add(block);
    run = [];
  };
  for (const block of blocks) {
    const number = numberIn(text, block);
    if (number === undefined) continue;
    if (number !== last + 1) settle();
    run.push(block);
    last = number;
  }
  settle();
  return found;
}

function numberIn(text: string, { kind, start, end }: Block): number | undefined {
  if (kind !== 'table-cell' || end - start > 5) return undefined;
  const words = text.slice(start, end).trim();
  return /^\d{1,4}$/.test(words) ? Number(words) : undefined;
}

function lastAtMost(starts: readonly number[], position: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= position) low = middle;
    else high = middle - 1;
  }
  return low;
}
