import { tableOf } from './char-class.ts';

const TRAILING = '.,;:!?*_~\\';
const BRACKETS: Uint8Array = tableOf('()[]{}');
const CLOSERS: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/**
 * Where a URL ends: before the first bracket that closes nothing in it, before a bracket that is left
 * open, before the sentence's punctuation. One pass over the URL.
 * @param least the host's end: never cut further
 * @param wrapper the character before the URL; the same one at its end is mark-up (`+http://…+`)
 */
export function trimmedEnd(text: string, from: number, least: number, to: number, wrapper: string): number {
  let end = balancedEnd(text, from, least, to);
  while (
    end > least &&
    (TRAILING.includes(text[end - 1] ?? '') ||
      (wrapper !== '' && '+*_~-='.includes(wrapper) && text[end - 1] === wrapper))
  ) {
    end--;
  }
  return end;
}

/**
 * What follows a bracket left open is given back to be read again, so it must be short: else a token of
 * such brackets would be read once for each of them.
 */
const LONGEST_REST = 1024;

function balancedEnd(text: string, from: number, least: number, to: number): number {
  const open: { readonly c: string; readonly at: number }[] = [];
  for (let i = Math.max(from, least); i < to; i++) {
    if (BRACKETS[text.charCodeAt(i)] !== 1) continue;
    const c = text[i] ?? '';
    if (c === '(' || c === '[' || c === '{') {
      open.push({ c, at: i });
      continue;
    }
    const opener = CLOSERS.get(c);
    if (opener === undefined) continue;
    const last = open.at(-1);
    if (last?.c !== opener) return i;
    open.pop();
    if (c === ']' && text[last.at - 1] !== '=' && isLinkText(text, i, to)) return last.at;
  }
  const left = open[0]?.at ?? to;
  return to - left > LONGEST_REST ? to : left;
}

/** A bracket in square brackets at the end is the link's words, not the path's. */
function isLinkText(text: string, close: number, to: number): boolean {
  const next = close + 1 < to ? (text[close + 1] ?? '') : '';
  return next === '' || '.,;:)'.includes(next);
}
