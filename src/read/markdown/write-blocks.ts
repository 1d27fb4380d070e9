import type { Heading, Nodes, Parents, Root, Table } from 'mdast';
import type { Block, BlockKind, MapSegment } from '../../model/index.ts';
import { append } from '../append.ts';
import { extractHtml } from '../html/extract-html.ts';
import { TextWriter } from '../text-writer.ts';
import { writeAligned } from './aligned.ts';

type Place = Pick<Block, 'level' | 'cell'>;

interface Visit {
  readonly node: Nodes;
  /** What a paragraph is here. */
  readonly kind: BlockKind;
}

/** Writes the blocks of a syntax tree in source order; an explicit stack, so depth costs no call stack. */
export function writeBlocks(
  source: string,
  root: Root,
): { readonly text: string; readonly map: readonly MapSegment[]; readonly blocks: readonly Block[] } {
  const page = new Page(source);
  const pending: Visit[] = [{ node: root, kind: 'paragraph' }];
  for (let visit = pending.pop(); visit !== undefined; visit = pending.pop()) {
    const { node, kind } = visit;
    if (node.type === 'heading') page.block(...headingOf(source, node, kind));
    else if (node.type === 'paragraph') page.block(kind, node, {});
    else if (node.type === 'code') page.block('code', node, {});
    else if (node.type === 'html') page.html(node);
    else if (node.type === 'table') page.table(node);
    else if ('children' in node) append(pending, childVisits(node, kind));
  }
  return page.finish();
}

/**
 * A line of hyphens under a paragraph makes all of it a heading in Markdown, but was seldom meant so:
 * an underlined heading of several lines is the paragraph it reads as.
 */
function headingOf(source: string, node: Heading, kind: BlockKind): [BlockKind, Heading, Place] {
  const { start, end } = rangeOf(node);
  const lines = source.slice(start, end).trimEnd().split('\n').length;
  const isMeant = source[start] === '#' || (lines === 2 && end - start < 300);
  return [isMeant && kind === 'paragraph' ? 'heading' : kind, node, { level: node.depth }];
}

function childVisits(node: Parents, kind: BlockKind): Visit[] {
  const inner: BlockKind =
    node.type === 'blockquote'
      ? 'quotation'
      : node.type === 'footnoteDefinition'
        ? 'reference'
        : node.type === 'listItem' && kind === 'paragraph'
          ? 'list-item'
          : kind;
  return node.children.map((child) => ({ node: child, kind: inner })).reverse();
}

class Page {
  readonly #source: string;
  readonly #writer: TextWriter;
  readonly #blocks: Block[] = [];
  #tables = 0;

  constructor(source: string) {
    this.#source = source;
    this.#writer = new TextWriter(source);
  }

  finish(): ReturnType<typeof writeBlocks> {
    return { ...this.#writer.finish(), blocks: this.#blocks };
  }

  block(kind: BlockKind, node: Nodes, place: Place): void {
    const { start } = rangeOf(node);
    this.#separate(kind, place, start);
    const from = this.#writer.length;
    this.#inline(node);
    const end = this.#writer.length;
    if (end === from) return;
    const { level, cell } = place;
    this.#blocks.push({
      kind,
      start: from,
      end,
      ...(kind === 'heading' && level !== undefined && { level }),
      ...(cell !== undefined && { cell }),
    });
  }

  table(node: Table): void {
    const table = this.#tables++;
    for (const [row, { children }] of node.children.entries()) {
      for (const [column, child] of children.entries()) {
        this.block('table-cell', child, { cell: { table, row, column, header: row === 0 } });
      }
    }
  }

  /** Embedded HTML, read as such; its offsets are moved to where it stands. */
  html(node: Nodes): void {
    const { start, end } = rangeOf(node);
    const { text, map, blocks } = extractHtml(this.#source.slice(start, end));
    if (text === '') return;
    this.#separate('paragraph', {}, start);
    const from = this.#writer.length;
    for (const segment of map) {
      if (segment.at.kind !== 'source-range') continue;
      this.#writer.piece(
        text.slice(segment.start, segment.end),
        start + segment.at.start,
        start + segment.at.end,
      );
    }
    for (const block of blocks) {
      const cell = block.cell && { ...block.cell, table: block.cell.table + this.#tables };
      this.#blocks.push({
        ...block,
        start: block.start + from,
        end: block.end + from,
        ...(cell && { cell }),
      });
    }
    this.#tables += 1 + Math.max(-1, ...blocks.map((block) => block.cell?.table ?? -1));
  }

  #separate(kind: BlockKind, place: Place, start: number): void {
    const last = this.#blocks.at(-1);
    if (last === undefined) return;
    this.#writer.put(
      separator(last, kind, place),
      this.#writer.sourceEnd,
      Math.max(start, this.#writer.sourceEnd),
    );
  }

  #inline(block: Nodes): void {
    const pending: Nodes[] = [block];
    for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
      const range = rangeOf(node);
      if (node.type === 'text') writeAligned(this.#writer, this.#source, node.value, range, false);
      else if (node.type === 'inlineCode') writeAligned(this.#writer, this.#source, node.value, range, true);
      else if (node.type === 'code')
        writeAligned(this.#writer, this.#source, node.value, this.#codeRange(range), true);
      else if (node.type === 'break') this.#writer.put('\n', range.start, range.end);
      else if (node.type === 'html' && /^<br\b/i.test(node.value))
        this.#writer.put('\n', range.start, range.end);
      else if ('children' in node) append(pending, [...node.children].reverse());
    }
  }

  /** A code block's content: the lines after its opening fence, or all of it where it is only indented. */
  #codeRange(range: { start: number; end: number }): { start: number; end: number } {
    const { start, end } = range;
    const first = this.#source.slice(start, Math.min(end, start + 200));
    if (!/^ {0,3}(?:`{3}|~{3})/.test(first)) return range;
    const feed = this.#source.indexOf('\n', start);
    return { start: feed < 0 || feed >= end ? end : feed + 1, end };
  }
}

function rangeOf(node: Nodes): { readonly start: number; readonly end: number } {
  return { start: node.position?.start.offset ?? 0, end: node.position?.end.offset ?? 0 };
}

function separator(last: Block, kind: BlockKind, place: Place): string {
  if (last.cell !== undefined && place.cell !== undefined && last.cell.table === place.cell.table) {
    return last.cell.row === place.cell.row ? '\t' : '\n';
  }
  return last.kind === 'list-item' && kind === 'list-item' ? '\n' : '\n\n';
}
