import type { Reading, Span } from '../../model/index.ts';
import { plainLine } from '../../model/index.ts';
import { sentenceOf } from '../lists/sentence-of.ts';

/** One line, safe to show, no longer than `width` columns. */
export function shortened(text: string, width: number): string {
  const line = plainLine(text).replace(/\s+/gu, ' ').trim();
  return line.length <= width ? line : `${line.slice(0, Math.max(0, width - 1)).trimEnd()}…`;
}

/** The sentence around a span in quotation marks: what the report itself says. */
export function quoted(reading: Reading, span: Span, width: number): string {
  return `“${shortened(sentenceOf(reading, span), Math.max(10, width - 2))}”`;
}

/** `p.3`, or nothing where the original has no pages. */
export function page(span: Span): string {
  return span.page === undefined ? '' : `p.${span.page}`;
}

/** `1 claim`, `2 claims`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number} ${number === 1 ? noun : plural}`;
}

/** Text at the left, text at the right edge; the right one goes to a line of its own when both do not fit. */
export function apart(left: string, right: string, width: number): string {
  if (right === '') return left;
  const gap = width - left.length - right.length;
  return gap >= 2 ? `${left}${' '.repeat(gap)}${right}` : `${left}\n${right}`;
}

/** Groups in the order of first appearance. */
export function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [item]);
    else group.push(item);
  }
  return groups;
}
