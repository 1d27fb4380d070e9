import { tableOf } from './char-class.ts';

const TRAILING = '.,;:!?*_~\\';
/** Brackets, and what may part a URL from the next word or URL. */
const TELLING: Uint8Array = tableOf('()[]{} ,;');
const CLOSERS: ReadonlyMap<string, string> = new Map([
  [')', '('],
  [']', '['],
  ['}', '{'],
]);

/**
 * Where a URL ends: before the first bracket that closes nothing in it, before a bracket that is left
 * open, before a space or the next URL of a list, before the sentence's punctuation. One pass over the URL,
 * which reads nothing behind its end: a token may hold a hundred thousand URLs.
 * @param from the end of the host: never cut further
 * @param wrapper the character before the URL; the same one at its end is mark-up (`+http://…+`)
 */
export function trimmedEnd(text: string, from: number, to: number, wrapper: string): number {
  let end = balancedEnd(text, from, to);
  const isWrapped = wrapper !== '' && '+*_~-='.includes(wrapper);
  while (end > from && (TRAILING.includes(text[end - 1] ?? '') || (isWrapped && text[end - 1] === wrapper)))
    end--;
  return end;
}

/**
 * What follows a bracket left open is given back to be read again, so it must be short: else a token of
 * such brackets would be read once for each of them.
 */
const LONGEST_REST = 1024;

function balancedEnd(text: string, from: number, limit: number): number {
  const open: { readonly c: string; readonly at: number }[] = [];
  let to = limit;
  for (let i = from; i < limit; i++) {
    if (TELLING[text.charCodeAt(i)] !== 1) continue;
    const c = text[i] ?? '';
    if (c === ' ' || ((c === ',' || c === ';') && NEXT_URL.test(text.slice(i + 1, i + 12)))) {
      to = i;
      break;
    }
    if (c === '(' || c === '[' || c === '{') {
      open.push({ c, at: i });
      continue;
    }
    const opener = CLOSERS.get(c);
    if (opener === undefined) continue;
    const last = open.at(-1);
    if (last?.c !== opener) return i;
    open.pop();
    if (c === ']' && text[last.at - 1] !== '=' && isLinkText(text, i, limit)) return last.at;
  }
  const left = open[0]?.at ?? to;
  return to - left > LONGEST_REST ? to : left;
}

/** Behind a comma or semicolon: it parts two URLs. */
const NEXT_URL = /^(?:h..ps?|ftp|\w{3,6}:\/\/)/i;

/** A bracket in square brackets at the end is the link's words, not the path's. */
function isLinkText(text: string, close: number, to: number): boolean {
  const next = close + 1 < to ? (text[close + 1] ?? '') : '';
  return next === '' || '.,;:) '.includes(next);
}
