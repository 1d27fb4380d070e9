import type { ActorName, TextRange } from '../../model/index.ts';

/** The names inside a range. Names are sorted; a binary search keeps a long report linear. */
export function namesIn(names: readonly ActorName[], range: TextRange): readonly ActorName[] {
  let low = 0;
  let high = names.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((names[middle]?.span.start ?? 0) < range.start) low = middle + 1;
    else high = middle;
  }
  const inside: ActorName[] = [];
  for (let at = low; at < names.length; at += 1) {
    const name = names[at];
    if (name === undefined || name.span.start >= range.end) break;
    inside.push(name);
  }
  return inside;
}
