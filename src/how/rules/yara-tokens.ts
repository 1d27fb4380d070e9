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

/** Behind the closing delimiter, or at the line's end: neither strings nor expressions hold a line break. */
function endOfDelimited(text: string, start: number, limit: number, delimiter: string): number {
  let at = start + 1;
  while (at < limit) {
    const character = text.charAt(at);
    if (character === delimiter) return at + 1;
    if (character === '\n') return at;
    at += character === '\\' ? 2 : 1;
  }
  return limit;
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
