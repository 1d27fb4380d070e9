import type { Block, BlockKind } from '../../model/index.ts';
import { isListItem, looksLikeCode, plainHeadingLevel, standaloneHeadingLevel } from './line-kinds.ts';
import { isNavigationLine } from './page-tail.ts';
import { type Line, lineText, type Stretch } from './stretches.ts';

/** A line longer than this was not wrapped by hand: each line of its chunk is a paragraph of its own. */
const WRAP_WIDTH = 110;

/** The blocks of one stretch of lines, in order. */
export function blocksOfChunk(source: string, stretch: Stretch, isFirst: boolean): Block[] {
  const { lines } = stretch;
  if (stretch.kind === 'code' || isCode(source, lines)) return blockOver('code', lines);
  const heading = headingOf(source, lines, isFirst);
  const rest = heading === undefined ? lines : lines.slice(heading.lines);
  const blocks: Block[] = heading === undefined ? [] : [heading.block];
  for (const group of groupsOf(source, rest)) {
    const [first] = group;
    if (first === undefined) continue;
    blocks.push(...blockOver(kindOf(lineText(source, first)), group));
  }
  return blocks;
}

function kindOf(first: string): BlockKind {
  if (isNavigationLine(first)) return 'navigation';
  if (/^> ?\S/.test(first)) return 'quotation';
  return isListItem(first) ? 'list-item' : 'paragraph';
}

function headingOf(
  source: string,
  lines: readonly Line[],
  isFirst: boolean,
): { readonly block: Block; readonly lines: number } | undefined {
  const [first, second] = lines;
  if (first === undefined || first.end - first.start > 200) return undefined;
  const written = lineText(source, first);
  const underline = second === undefined ? '' : lineText(source, second, 200).trim();
  const setext = /^={3,}$/.test(underline) ? 1 : /^-{3,}$/.test(underline) ? 2 : undefined;
  const level =
    setext ??
    plainHeadingLevel(written) ??
    (lines.length === 1 ? standaloneHeadingLevel(written) : undefined);
  if (level === undefined) return undefined;
  const [block] = blockOver('heading', [first]);
  if (block === undefined) return undefined;
  const isTitle = isFirst && level > 1 && !/^#/.test(written);
  return { block: { ...block, level: isTitle ? 1 : level }, lines: setext === undefined ? 1 : 2 };
}

/** List items with their wrapped lines; paragraphs wrapped by hand as one; unwrapped lines each alone. */
function groupsOf(source: string, lines: readonly Line[]): Line[][] {
  const wrapped = lines.every((line) => line.end - line.start <= WRAP_WIDTH);
  const groups: Line[][] = [];
  for (const line of lines) {
    const written = lineText(source, line);
    const group = groups.at(-1);
    const opens = !wrapped || isListItem(written) || plainHeadingLevel(written) !== undefined;
    if (group === undefined || opens || isNavigationLine(written)) groups.push([line]);
    else group.push(line);
  }
  return groups;
}

function isCode(source: string, lines: readonly Line[]): boolean {
  if (lines.length < 3) return false;
  const signs = lines.filter((line) => looksLikeCode(lineText(source, line))).length;
  const items = lines.filter((line) => isListItem(lineText(source, line))).length;
  return signs >= lines.length * 0.7 && items < lines.length * 0.7;
}

function blockOver(kind: BlockKind, lines: readonly Line[]): Block[] {
  const first = lines[0];
  const last = lines.at(-1);
  return first === undefined || last === undefined ? [] : [{ kind, start: first.start, end: last.end }];
}
