/** A URL in a style sheet, as written, escapes undone. */
export interface CssUrl {
  readonly text: string;
  /** Whether it is of `@import`: a style sheet again. */
  readonly isImport: boolean;
}

// What a URL can hide in or be announced by; everything else is passed over.
const MARK = /["';{}]|\/\*|(?<![\w-])url\(|@import(?![\w-])|@namespace(?![\w-])/gi;

/**
 * The URLs that a style sheet names with `url()` or `@import`, comments and other strings aside (CSS
 * Syntax Level 3, section 4), in one linear pass over markup that may be broken anywhere.
 */
export function cssUrls(css: string): readonly CssUrl[] {
  const urls: CssUrl[] = [];
  // The at-rule whose first string or url() is still to come.
  let rule = '';
  MARK.lastIndex = 0;
  for (let found = MARK.exec(css); found !== null; found = MARK.exec(css)) {
    const mark = found[0].toLowerCase();
    if (mark === '/*') MARK.lastIndex = after(css, '*/', MARK.lastIndex);
    else if (mark === '@import' || mark === '@namespace') rule = mark;
    else if (mark === 'url(' || mark === '"' || mark === "'") {
      const isString = mark !== 'url(';
      const { text, end } = isString ? quoted(css, found.index) : urlArgument(css, MARK.lastIndex);
      const isWanted = rule === '@import' || (!isString && rule === '');
      if (isWanted && text !== '') urls.push({ text, isImport: rule === '@import' });
      if (rule === '@import') rule = '';
      MARK.lastIndex = end;
    } else rule = '';
  }
  return urls;
}

function urlArgument(css: string, from: number): { text: string; end: number } {
  let start = from;
  while (/\s/.test(css.charAt(start))) start += 1;
  const quote = css.charAt(start);
  if (quote === '"' || quote === "'") return quoted(css, start);
  const end = tokenEnd(css, start, ')');
  return { text: unescaped(css.slice(start, end)).trim(), end };
}

/** A string from its opening quote; one that is not closed ends with its line. */
function quoted(css: string, start: number): { text: string; end: number } {
  const end = tokenEnd(css, start + 1, css.charAt(start));
  return { text: unescaped(css.slice(start + 1, end)), end: Math.min(end + 1, css.length) };
}

/** Where a string or an unquoted URL ends: at its closing character, unless that is escaped, or its line. */
function tokenEnd(css: string, start: number, close: string): number {
  let at = start;
  while (at < css.length && css[at] !== close && css[at] !== '\n') at += css[at] === '\\' ? 2 : 1;
  return Math.min(at, css.length);
}

function unescaped(text: string): string {
  return text.replace(
    /\\(?:([\da-f]{1,6})\s?|(\n)|([^\n]))/gi,
    (_, hex?: string, line?: string, char = '') => {
      if (hex === undefined) return line === undefined ? String(char) : '';
      const code = Number.parseInt(hex, 16);
      return code === 0 || code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code);
    },
  );
}

function after(text: string, what: string, from: number): number {
  const at = text.indexOf(what, from);
  return at < 0 ? text.length : at + what.length;
}
