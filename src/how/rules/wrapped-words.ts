/** Where a layout breaks inside a word: behind a hyphen or a slash. */
const BREAKS_BEHIND = /[\w)\]}][-/]$|[\w.]\/$/;
/** In a regular expression a break is at a space only between two words. */
const WORD_END = /[\w;,:]$/;
const WORD_START = /^[\w(]/;

export interface WrappedText {
  /** The longest line of the surrounding text, in UTF-16 code units. */
  readonly width: number;
  /** Where on its line the first piece begins; 0 when not said. */
  readonly column?: number;
  readonly isExpression?: boolean;
}

/**
 * Puts the lines of one wrapped value together again. A line ends where a space was, unless it ends as a
 * layout breaks words: behind a hyphen or a slash, or, where one word fills more than a line, at the margin.
 */
export function joinLines(lines: readonly string[], wrapped: WrappedText): string {
  const [first = '', ...rest] = lines;
  let joined = first.trimEnd();
  let length = (wrapped.column ?? 0) + joined.length;
  for (const line of rest) {
    const words = line.trim();
    joined += breaksInside(joined, words, length, wrapped) ? words : ` ${words}`;
    length = line.trimEnd().length;
  }
  return joined;
}

function breaksInside(before: string, after: string, length: number, wrapped: WrappedText): boolean {
  if (BREAKS_BEHIND.test(before.slice(-3))) return true;
  if (wrapped.isExpression === true && !(WORD_END.test(before) && WORD_START.test(after))) return true;
  return length >= wrapped.width && lengthOfLast(before) + lengthOfFirst(after) > wrapped.width;
}

function lengthOfLast(words: string): number {
  return words.length - 1 - Math.max(words.lastIndexOf(' '), words.lastIndexOf('\n'));
}

function lengthOfFirst(words: string): number {
  const end = words.search(/\s/);
  return end < 0 ? words.length : end;
}

/** In UTF-16 code units. */
export function widthOf(text: string): number {
  return text.split('\n').reduce((longest, line) => Math.max(longest, line.length), 0);
}
