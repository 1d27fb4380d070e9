import { isAlphanumeric, isJoint } from './units.ts';

const DOT = 46;

/**
 * Walks over the words of a text: runs of letters and digits, joined by dots, underscores and hyphens,
 * that begin and end with a letter or digit; two dots in a row end a word. Every host name, IPv4 address
 * and hash is a word or stands inside one, and every file name ends in one.
 *
 * @param visit told where a word stands, `end` exclusive, and how many dots it has
 */
export function eachWord(text: string, visit: (start: number, end: number, dots: number) => void): void {
  let at = 0;
  while (at < text.length) {
    if (!isAlphanumeric(text.charCodeAt(at))) {
      at++;
      continue;
    }
    const start = at;
    let end = at;
    let dots = 0;
    let open = 0;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (isAlphanumeric(code)) {
        end = at + 1;
        dots += open;
        open = 0;
      } else if (!isJoint(code) || (code === DOT && text.charCodeAt(at - 1) === DOT)) break;
      else if (code === DOT) open++;
    }
    visit(start, end, dots);
  }
}

/** The last word of a text. */
export function lastWord(text: string): { readonly start: number; readonly end: number } | undefined {
  let last: { start: number; end: number } | undefined;
  eachWord(text, (start, end) => {
    last = { start, end };
  });
  return last;
}
