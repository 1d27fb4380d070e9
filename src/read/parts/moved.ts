import {
  type Block,
  type PartPlace,
  parseTlp,
  type ReadingMetadata,
  type SourcePlace,
  type Stated,
  TLP_LABELS,
  UNSTATED_TLP,
} from '../../model/index.ts';
import type { Extract } from '../extract.ts';
import { publicationLines } from '../publication-lines.ts';
import { tlpLabelIn } from '../tlp-label.ts';
import { partAt } from './place.ts';

export function inPart(path: string, at: SourcePlace): PartPlace {
  return partAt(path, at);
}

/** A part's block in the text of the whole. Its page is a page of the part, which a span of the whole cannot say. */
export function movedBlock(block: Block, offset: number, tables: number): Block {
  const { page: _, cell, ...rest } = block;
  return {
    ...rest,
    start: block.start + offset,
    end: block.end + offset,
    ...(cell && { cell: { ...cell, table: cell.table + tables } }),
  };
}

/** A part's metadata with places that hold in the whole; its TLP label apart, since the strictest of all counts. */
export function movedMetadata(
  path: string,
  extract: Extract,
  offset: number,
): { readonly stated: ReadingMetadata; readonly label?: Stated } {
  const { charset: _, language: __, tlp, ...own } = extract.metadata;
  const lines = extract.packed === true ? {} : publicationLines(extract.text, own.title);
  const all = { ...lines, ...own };
  const stated = Object.fromEntries(
    Object.entries(all).map(([field, value]) => [field, movedStated(path, value, offset)]),
  );
  const label = extract.packed === true ? tlp : (tlp ?? tlpLabelIn(extract.text, extract.blocks));
  return label === undefined ? { stated } : { stated, label: movedStated(path, label, offset) };
}

function movedStated(path: string, { value, at }: Stated, offset: number): Stated {
  if (at.kind === 'file-name') return { value, at: partAt(path) };
  if (at.kind !== 'text-range') return { value, at: inPart(path, at) };
  return { value, at: { kind: 'text-range', start: at.start + offset, end: at.end + offset } };
}

/**
 * The label of a whole. Where labels disagree, the most restrictive wins: what is packed together must
 * not leak apart. A part without a label is not made open by its neighbour's: then only a label
 * stricter than what an unmarked report is handled as counts for all.
 *
 * @param own what the whole says of itself
 * @param parts what each part says of itself
 */
export function markingOf(
  own: readonly Stated[],
  parts: readonly (Stated | undefined)[],
): Stated | undefined {
  const stated = parts.filter((label) => label !== undefined);
  const strictest = strictestOf([...own, ...stated]);
  const isForAll = own.length > 0 || stated.length === parts.length;
  if (strictest === undefined || isForAll) return strictest;
  return rank(strictest) >= TLP_LABELS.indexOf(UNSTATED_TLP.label) ? strictest : undefined;
}

function strictestOf(labels: readonly Stated[]): Stated | undefined {
  return labels.reduce<Stated | undefined>(
    (best, label) => (best === undefined || rank(label) > rank(best) ? label : best),
    undefined,
  );
}

function rank({ value }: Stated): number {
  const label = parseTlp(value);
  return label === undefined ? -1 : TLP_LABELS.indexOf(label);
}
