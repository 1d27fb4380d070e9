import type { Labelled } from './kinds.ts';
import { LABELLED } from './kinds.ts';

/** A label in the text. UTF-16 offsets, `end` exclusive. */
export interface Label {
  readonly kind: Labelled;
  readonly start: number;
  readonly end: number;
}

/**
 * All labels in one pattern: one group a kind, so that one pass over the text finds them all. Without the
 * flag `u`, and with `\b` in place of look-arounds, the engine skips over what begins no label.
 */
const ANY = new RegExp(`\\b(?:${LABELLED.map(({ label }) => `(${label})`).join('|')})\\b`, 'gi');

/** Every label in a text, in order; `anti-mutex` has none. */
export function labelsIn(text: string): Label[] {
  const labels: Label[] = [];
  for (const match of text.matchAll(ANY)) {
    const kind = LABELLED.find((_, at) => match[at + 1] !== undefined);
    if (kind === undefined || text[match.index - 1] === '-') continue;
    labels.push({ kind, start: match.index, end: match.index + match[0].length });
  }
  return labels;
}
