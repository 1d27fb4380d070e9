import type { Block, BlockKind } from '../../model/index.ts';
import type { PageElement } from './page-element.ts';
import type { Tag } from './page-parts.ts';
import type { Table } from './tables.ts';

/** What the open elements say of the text inside them. */
export interface Context {
  readonly kind: BlockKind;
  readonly level?: number;
  readonly preformatted: boolean;
  /** The innermost open element; undefined at the top of the page. */
  readonly element?: PageElement;
  readonly cell?: NonNullable<Block['cell']>;
  readonly table?: Table;
}

export const PAGE: Context = { kind: 'paragraph', preformatted: false };

/** Kinds that the blocks inside keep: a paragraph of a quotation is a quotation. */
const INHERITED: ReadonlySet<BlockKind> = new Set(['list-item', 'quotation', 'caption', 'code']);

/** The context inside an element, from the context around it. */
export function contextIn(around: Context, tag: Tag, element: PageElement): Context {
  const { name } = tag;
  const level = /^h([1-6])$/.exec(name)?.[1];
  const { level: _, ...rest } = around;
  const inner: Context = { ...rest, element };
  if (level !== undefined) return { ...inner, kind: 'heading', level: Number(level) };
  if (name === 'pre' || name === 'listing' || name === 'xmp')
    return { ...inner, kind: 'code', preformatted: true };
  if (name === 'li' || name === 'dt' || name === 'dd') return { ...inner, kind: 'list-item' };
  if (name === 'blockquote') return { ...inner, kind: 'quotation' };
  if (name === 'figcaption' || name === 'caption') return { ...inner, kind: 'caption' };
  return INHERITED.has(around.kind) ? inner : { ...inner, kind: 'paragraph' };
}
