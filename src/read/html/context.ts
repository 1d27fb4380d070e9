import type { Block, BlockKind } from '../../model/index.ts';
import type { Part, Tag } from './page-parts.ts';
import type { Table } from './tables.ts';

/** What the open elements say of the text inside them. */
export interface Context {
  readonly kind: BlockKind;
  readonly level?: number;
  readonly preformatted: boolean;
  readonly region?: Region;
  readonly cell?: NonNullable<Block['cell']>;
  readonly table?: Table;
}

/** A part of the page that is not the piece, as its element says; the page's end may tell otherwise. */
export interface Region {
  readonly part: Part;
  readonly outer?: Region;
  readonly depth: number;
  /** Code units of long paragraphs inside: what a menu has none of. */
  prose: number;
}

export const PAGE: Context = { kind: 'paragraph', preformatted: false };

/** Regions nest in practice two or three deep; counting their prose must not cost depth times length. */
const DEEPEST_REGION = 6;

/** Kinds that the blocks inside keep: a paragraph of a quotation is a quotation. */
const INHERITED: ReadonlySet<BlockKind> = new Set(['list-item', 'quotation', 'caption', 'code']);

/** The context inside an element, from the context around it. */
export function contextIn(around: Context, tag: Tag, part: Part | undefined): Context {
  const { name } = tag;
  const level = /^h([1-6])$/.exec(name)?.[1];
  const { level: _, ...rest } = around;
  const region = part === undefined ? around.region : regionIn(around.region, part);
  const inner: Context = region === undefined ? rest : { ...rest, region };
  if (level !== undefined) return { ...inner, kind: 'heading', level: Number(level) };
  if (name === 'pre' || name === 'listing' || name === 'xmp')
    return { ...inner, kind: 'code', preformatted: true };
  if (name === 'li' || name === 'dt' || name === 'dd') return { ...inner, kind: 'list-item' };
  if (name === 'blockquote') return { ...inner, kind: 'quotation' };
  if (name === 'figcaption' || name === 'caption') return { ...inner, kind: 'caption' };
  return INHERITED.has(around.kind) ? inner : { ...inner, kind: 'paragraph' };
}

function regionIn(outer: Region | undefined, part: Part): Region {
  if (outer === undefined) return { part, depth: 1, prose: 0 };
  return outer.depth >= DEEPEST_REGION ? outer : { part, outer, depth: outer.depth + 1, prose: 0 };
}
