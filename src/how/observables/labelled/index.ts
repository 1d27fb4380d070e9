import type { TextRange } from '../../../model/index.ts';
import { blockAt } from '../../../model/reading.ts';
import type { Places } from '../../roles/places.ts';
import { type Mention, mentionOf, NO_STEPS } from '../mention.ts';
import { cellsBelow } from './cells-below.ts';
import type { Labelled } from './kinds.ts';
import type { Label } from './label-at.ts';
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
  for (const label of labels) {
    for (const mention of mentionsAt(reading, label)) {
      if (!found.has(mention.start)) found.set(mention.start, mention);
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start);
}

function mentionsAt(reading: Places['reading'], label: Label): Mention[] {
  const { text } = reading;
  const inTable = blockAt(reading.blocks, label.start)?.cell !== undefined;
  const lines = inTable ? cellsBelow(reading, label) : listedBelow(text, label);
  const other = lines.findIndex(({ start, end }) => label.kind.never?.test(text.slice(start, end)));
  const below = (other < 0 ? lines : lines.slice(0, other)).filter((range) => isItem(text, range));
  const listed = below.flatMap((range) => labelledAs(text, label.kind, range));
  if (listed.length > 0) return listed;
  for (const after of valuesAfter(text, label)) {
    if (!after.marked && label.kind.bare?.test(text.slice(after.start, after.end)) !== true) continue;
    const mentions = labelledAs(text, label.kind, after);
    if (mentions.length > 0) return mentions;
  }
  const before = valueBefore(text, label);
  return before === undefined ? [] : labelledAs(text, label.kind, before);
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
