import type { Block, BlockKind } from '../../model/index.ts';
import type { Context } from './context.ts';
import type { Draft } from './draft.ts';
import { type Label, labelParts } from './label-parts.ts';
import type { PageElement } from './page-element.ts';

/**
 * Decides what each block is once the page is complete: a form that wraps the whole page (as some
 * publishing systems do) is no form, and a table that only places things on the page is no table.
 */
export function blocksOf(text: string, drafts: readonly Draft[], page: readonly PageElement[]): Block[] {
  const parts = labelParts(text, drafts, page);
  return drafts.map((draft, at) => blockOf(draft, parts[at]));
}

function blockOf({ start, end, context }: Draft, part: Label): Block {
  const kind = kindOf(context, part);
  if (kind === 'heading') return { kind, start, end, level: context.level ?? 6 };
  if (kind === 'table-cell' && context.cell !== undefined) return { kind, start, end, cell: context.cell };
  return { kind, start, end };
}

function kindOf(context: Context, part: Label): BlockKind {
  if (part === 'navigation' || part === 'comment') return part;
  const { cell, table, kind } = context;
  const isTable = cell !== undefined && table !== undefined && !table.isLayout && table.cells > 1;
  if (isTable && kind !== 'code') return 'table-cell';
  if (part === 'caption' && (kind === 'paragraph' || kind === 'list-item')) return 'caption';
  return part === 'reference' && (kind === 'paragraph' || kind === 'list-item') ? 'reference' : kind;
}
