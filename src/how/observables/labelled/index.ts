import type { TextRange } from '../../../model/index.ts';
import { blockAt } from '../../../model/reading.ts';
import type { Places } from '../../roles/places.ts';
import { type Mention, mentionOf, NO_STEPS } from '../mention.ts';
import { cellsBelow } from './cells-below.ts';
import type { Labelled } from './kinds.ts';
import type { Label } from './label-at.ts';
import { listLines } from './list-lines.ts';
import { listedBelow } from './listed-below.ts';
import { valueBefore, valuesAfter } from './value-beside.ts';

export type { Label } from './label-at.ts';

/**
 * Mentions whose type only a label tells: beside them, over their list, or over their column.
 * In order, each stretch once.
 */
export function labelledBy(labels: readonly Label[], places: Places): Mention[] {
  const { reading } = places;
  const found = new Map<number, Mention>();
  const listedUnder = listFinder(reading);
  for (const label of labels) {
    for (const mention of mentionsAt(reading, label, listedUnder)) {
      if (!found.has(mention.start)) found.set(mention.start, mention);
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

function mentionsAt(
  { text }: Places['reading'],
  label: Label,
  listedUnder: (label: Label) => Mention[],
): Mention[] {
  const listed = listedUnder(label);
  if (listed.length > 0) return listed;
  for (const after of valuesAfter(text, label)) {
    if (!after.marked && label.kind.bare?.test(text.slice(after.start, after.end)) !== true) continue;
    const mentions = labelledAs(text, label.kind, after);
    if (mentions.length > 0) return mentions;
  }
  const before = valueBefore(text, label);
  return before === undefined ? [] : labelledAs(text, label.kind, before);
}

/** What an item of a list is: mentions, at most one, or that the list was over before it. */
type Item = readonly Mention[] | 'over';

/** Finds what a label heads, as a list or a column. Each item is judged once, however many labels of its kind it is below. */
function listFinder(reading: Places['reading']): (label: Label) => Mention[] {
  const { text, blocks } = reading;
  const lineAt = listLines(text);
  const judged = new Map<Labelled, Map<TextRange, Item>>();
  return (label) => {
    const { kind } = label;
    const inTable = blockAt(blocks, label.start)?.cell !== undefined;
    const ranges = inTable ? cellsBelow(reading, label) : listedBelow(text, label, lineAt);
    if (ranges.length === 0) return [];
    const known = judged.get(kind) ?? new Map<TextRange, Item>();
    judged.set(kind, known);
    const listed: Mention[] = [];
    for (const range of ranges) {
      const item = known.get(range) ?? itemAs(text, kind, range);
      known.set(range, item);
      if (item === 'over') break;
      listed.push(...item);
    }
    return listed;
  };
}

function itemAs(text: string, kind: Labelled, range: TextRange): Item {
  if (kind.never?.test(text.slice(range.start, range.end)) === true) return 'over';
  return isItem(text, range) ? labelledAs(text, kind, range) : [];
}

function labelledAs(text: string, kind: Labelled, { start, end }: TextRange): Mention[] {
  const written = text.slice(start, end);
  if (!kind.value.test(written) || kind.never?.test(written) === true) return [];
  const value = kind.normal?.(written) ?? written;
  return [mentionOf(kind.type, start, end, value, value === written ? NO_STEPS : ['normal form'])];
}

const MOST_WORDS = 5;
/** No kind's values are longer. */
const LONGEST_ITEM = 1000;

/** An entry of a list, not a sentence; a command or a user agent may be long. */
function isItem(text: string, { start, end }: TextRange): boolean {
  if (end - start > LONGEST_ITEM) return false;
  const words = text.slice(start, end).split(/\s+/);
  return words.length <= MOST_WORDS || /[\\/]/.test(words[0] ?? '');
}
