import type { Span } from '../../model/index.ts';

/** `p.3`, or nothing where the original has no pages. */
export function page(span: Span): string {
  return span.page === undefined ? '' : `p.${span.page}`;
}

/** `p.3–9`: the pages on which several things stand, from the first to the last. */
export function pages(spans: readonly Span[]): string {
  const numbers = spans.flatMap(({ page: number }) => (number === undefined ? [] : [number]));
  if (numbers.length === 0) return '';
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)];
  return first === last ? `p.${first}` : `p.${first}–${last}`;
}

/** `1 claim`, `2 claims`, `1,024 claims`. */
export function count(number: number, noun: string, plural = `${noun}s`): string {
  return `${number.toLocaleString('en')} ${number === 1 ? noun : plural}`;
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
