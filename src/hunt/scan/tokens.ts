/**
 * Runs of characters that a value can consist of. Quotes, brackets, commas, white space and the like
 * end a token; `=` does too, so that `dst=198.51.100.7` is two.
 */
const TOKEN = /[^\s"'`<>|,;(){}=[\]\p{Cc}]+/gu;

/** Longer tokens are encoded blobs; values longer than this do not exist. */
const LONGEST_TOKEN = 8_192;

export interface LineToken {
  readonly text: string;
  readonly start: number;
}

export function* tokensOf(line: string): Generator<LineToken> {
  for (const match of line.matchAll(TOKEN)) {
    const [text] = match;
    if (text.length >= 3 && text.length <= LONGEST_TOKEN) yield { text, start: match.index };
  }
}
