import type { Span, TextRange } from '../../model/index.ts';

/** What goes on with a name, number or address to its left or right. */
const GOES_ON_BEFORE = /[\p{L}\p{N}_.@-]$/u;
const GOES_ON_AFTER = /^(?:[\p{L}\p{N}_-]|\.[\p{L}\p{N}])/u;

/**
 * False where the words are part of a longer one that they were not part of before: `10.1.1.1` is not in
 * `110.1.1.12`, nor `may` in `mayor`.
 */
export function standsWhole(span: Span, text: string, { start, end }: TextRange): boolean {
  const before = text.slice(Math.max(0, start - 2), start);
  const after = text.slice(end, end + 4);
  const cutBefore = GOES_ON_BEFORE.test(before) && !GOES_ON_BEFORE.test(span.prefix.slice(-2));
  const cutAfter = GOES_ON_AFTER.test(after) && !GOES_ON_AFTER.test(span.suffix.slice(0, 4));
  return !cutBefore && !cutAfter;
}
