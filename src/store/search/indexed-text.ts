/** Scripts that are written without spaces between words: each character is a word of its own. */
export const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';

const CHARACTERS = new RegExp(`[${UNSPACED}]`, 'gu');

/**
 * A text as the full-text index takes it: the driver cuts a string off at NUL and cannot hold half a surrogate
 * pair, and the index would take a line of Chinese for one word.
 */
export function indexedText(text: string): string {
  return text.replace(/[\0\p{Surrogate}]/gu, ' ').replace(CHARACTERS, ' $& ');
}
