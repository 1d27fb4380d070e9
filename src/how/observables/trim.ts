import { codeAt, tableOf } from './char-class.ts';

const TRAILING: Uint8Array = tableOf('.,;:!?*_~\\');
/** Brackets, and what may part a URL from the next word or URL. */
const TELLING: Uint8Array = tableOf('()[]{} ,;');
/** The same sign at both ends of a URL is mark-up (`+http://…+`). */
const WRAPPERS: Uint8Array = tableOf('+*_~-=');
/** What may stand behind a link's words. */
const BEHIND_LINK: Uint8Array = tableOf('.,;:) ');
const SPACE = 32;
const COMMA = 44;
const SEMICOLON = 59;
const EQUALS = 61;
const CLOSE_SQUARE = 93;

/**
 * Where a URL ends: before the first bracket that closes nothing in it, before a bracket that is left
 * open, before a space or the next URL of a list, before the sentence's punctuation. One pass over the URL,
 * which reads nothing behind its end: a token may hold a hundred thousand URLs.
 * @param from the end of the host: never cut further
 * @param wrapper the code unit before the URL
 */
export function trimmedEnd(text: string, from: number, to: number, wrapper: number): number {
  let end = balancedEnd(text, from, to);
  const wrap = WRAPPERS[wrapper] === 1 ? wrapper : -1;
  while (end > from) {
    const last = text.charCodeAt(end - 1);
    if (TRAILING[last] !== 1 && last !== wrap) break;
    end--;
  }
  return end;
}

/**
 * What follows a bracket left open is given back to be read again, so it must be short: else a token of
 * such brackets would be read once for each of them.
 */
const LONGEST_REST = 1024;
const NOTHING_OPEN: readonly number[] = [];

function balancedEnd(text: string, from: number, limit: number): number {
  /** Where the brackets stand that are open. */
  let open: number[] | undefined;
  let to = limit;
  for (let i = from; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (TELLING[code] !== 1) continue;
    if (code === SPACE) {
      to = i;
      break;
    }
    if (code === COMMA || code === SEMICOLON) {
      if (!NEXT_URL.test(text.slice(i + 1, i + 12))) continue;
      to = i;
      break;
    }
    const opener = openerOf(code);
    if (opener === 0) {
      open ??= [];
      open.push(i);
      continue;
    }
    const last = open?.at(-1) ?? -1;
    if (last < 0 || text.charCodeAt(last) !== opener) return i;
    open?.pop();
    if (code === CLOSE_SQUARE && codeAt(text, last - 1) !== EQUALS && isLinkText(text, i, limit)) return last;
  }
  const [left = to] = open ?? NOTHING_OPEN;
  return to - left > LONGEST_REST ? to : left;
}

/** Of a closing bracket, the opening one; 0 of that. */
function openerOf(bracket: number): number {
  if (bracket === 41) return 40;
  if (bracket === CLOSE_SQUARE) return 91;
  return bracket === 125 ? 123 : 0;
}

/** Behind a comma or semicolon: it parts two URLs. */
const NEXT_URL = /^(?:h..ps?|ftp|\w{3,6}:\/\/)/i;

/** A bracket in square brackets at the end is the link's words, not the path's. */
function isLinkText(text: string, close: number, to: number): boolean {
  return close + 1 >= to || BEHIND_LINK[text.charCodeAt(close + 1)] === 1;
}
