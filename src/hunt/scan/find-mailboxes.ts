import { isAlphanumeric } from '../forms/units.ts';
import type { Search } from './finder.ts';
import { valuesAt } from './values-at.ts';

/** Mail addresses whose host is a word: what stands before it is compared, and must begin there. */
export function findMailboxes<Source>(
  search: Search<Source>,
  host: string,
  start: number,
  end: number,
): void {
  const { index, layer, found } = search;
  const boxes = layer.text[start - 1] === '@' ? index.mailboxes.get(host) : undefined;
  if (boxes === undefined) return;
  for (const { indicators, from } of valuesAt(boxes, layer.lower, start)) {
    if (!isLocal(layer.text, from - 1)) found(indicators, 'exact', from, end);
  }
}

/** A part of a local part as people use them; the other characters of RFC 5322, 3.4.1, wrap addresses in logs. */
function isLocal(text: string, at: number): boolean {
  return at >= 0 && (isAlphanumeric(text.charCodeAt(at)) || '._%+~-'.includes(text.charAt(at)));
}
