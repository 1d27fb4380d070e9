/**
 * Where the token at a position ends. Strings, regular expressions and comments are one token each, so
 * that braces inside them do not count; everything else is one character. YARA divides with a backslash:
 * a slash always begins a regular expression or a comment.
 */
export function endOfToken(text: string, at: number, limit: number): number {
  const character = text.charAt(at);
  if (character === '"') return endOfDelimited(text, at, limit, '"');
  if (character === '“') return endOfDelimited(text, at, limit, '”');
  if (character !== '/') return at + 1;
  const next = text.charAt(at + 1);
  if (next === '/') return endOfLine(text, at, limit);
  if (next === '*') return endOfComment(text, at, limit);
  return endOfDelimited(text, at, limit, '/');
}

/**
 * Behind the closing delimiter, or at the line's end: neither strings nor expressions hold a line break. One
 * that a layout wrapped goes on over the next lines, as long as none of them begins something of its own.
 */
function endOfDelimited(text: string, start: number, limit: number, delimiter: string): number {
  let at = start + 1;
  let lineEnd = -1;
  let wraps = 0;
  while (at < limit) {
    const character = text.charAt(at);
    if (character === delimiter) return at + 1;
    if (character === '\n') {
      if (lineEnd < 0) lineEnd = at;
      wraps += 1;
      if (wraps > MOST_WRAPS || beginsStatement(text, at + 1)) return lineEnd;
    }
    at += character === '\\' ? 2 : 1;
  }
  return lineEnd < 0 ? limit : lineEnd;
}

/** A string in more lines than this lost its end. */
const MOST_WRAPS = 6;
const STATEMENT =
  /[^\S\n]{0,200}(?:\$\w{0,128}\s{0,5}=|[A-Za-z_]\w{0,127}\s{0,5}=[^=]|(?:meta|strings|condition)\s{0,5}:|\/\/|\/\*|[{}]?\s{0,5}(?:\n|$))/y;

/** Whether the line at a position begins a section, a definition or a comment, or is empty. */
export function beginsStatement(text: string, at: number): boolean {
  STATEMENT.lastIndex = at;
  return STATEMENT.test(text);
}

function endOfLine(text: string, start: number, limit: number): number {
  let at = start;
  while (at < limit && text.charAt(at) !== '\n') at += 1;
  return at;
}

function endOfComment(text: string, start: number, limit: number): number {
  let at = start + 2;
  while (at < limit && !(text.charAt(at) === '*' && text.charAt(at + 1) === '/')) at += 1;
  return Math.min(limit, at + 2);
}
