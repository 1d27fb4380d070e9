import type { TextRange } from '../../model/index.ts';
import { AFTER, BEFORE, productIn } from './product-words.ts';

/** How far from an id its product is looked for, in UTF-16 code units. */
const REACH = 200;

/**
 * The product that the words beside a CVE id call vulnerable, within its sentence; undefined where they do not.
 * Nothing is known here but the grammar: which product an id is about is never looked up.
 *
 * @param ids the range of the id, or of the whole list it stands in
 */
export function productBeside(text: string, ids: TextRange, sentence: TextRange): TextRange | undefined {
  const afterEnd = Math.min(sentence.end, ids.end + REACH);
  const after = text.slice(ids.end, afterEnd);
  for (const [nth, pattern] of AFTER.entries()) {
    const place = placeOf(pattern.exec(after), ids.end, text, nth > 1);
    if (place !== undefined) return place;
  }
  const from = Math.max(sentence.start, ids.start - REACH);
  const before = text.slice(from, ids.start);
  for (const [nth, pattern] of BEFORE.entries()) {
    const place = placeOf(pattern.exec(before), from, text, nth === 1);
    if (place !== undefined) return place;
  }
  return undefined;
}

function placeOf(
  found: RegExpExecArray | null,
  from: number,
  text: string,
  needsTwo: boolean,
): TextRange | undefined {
  const [start, end] = found?.indices?.[1] ?? [];
  const name = found?.[1];
  if (name === undefined || start === undefined || end === undefined) return undefined;
  const product = productIn(name, text.slice(from + end, from + end + 30), needsTwo);
  if (product === undefined) return undefined;
  const at = from + start + name.indexOf(product);
  return { start: at, end: at + product.length };
}
