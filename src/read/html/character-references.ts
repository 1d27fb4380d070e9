import { type Token, Tokenizer } from 'parse5';

/** Decoded before: a page repeats a few references thousands of times. */
const KNOWN = new Map<string, string>();
const MOST_KNOWN = 4_096;

/**
 * What a character reference means, e.g. `&amp;` → `&`, `&#x2e;` → `.`, `&copy2026` → `©2026`
 * (HTML Standard, section 13.2.5.72). What is none comes back as it is.
 *
 * @param written at most 33 code units, which is what the longest named one has
 */
export function decodeReference(written: string): string {
  const known = KNOWN.get(written);
  if (known !== undefined) return known;
  let decoded = '';
  const add = (token: Token.CharacterToken): void => {
    decoded += token.chars;
  };
  const ignore = (): void => undefined;
  const tokenizer = new Tokenizer(
    { sourceCodeLocationInfo: false },
    {
      onCharacter: add,
      onWhitespaceCharacter: add,
      onNullCharacter: add,
      onStartTag: ignore,
      onEndTag: ignore,
      onComment: ignore,
      onDoctype: ignore,
      onEof: ignore,
    },
  );
  tokenizer.write(written, true);
  if (KNOWN.size < MOST_KNOWN) KNOWN.set(written, decoded);
  return decoded;
}
