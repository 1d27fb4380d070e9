import type { RecognisedLine, RecognisedWord } from './recognised.ts';

/** What a letter of a hash is taken for: recognition expects words, and a hash is none. */
const NEARLY = /^[\da-j¢€|lotsqzIOQDSBGZ]{8,128}$/u;
const NEARLY_UPPER = /^[\dA-G¢€|ilojtsqghzIOQSZ]{8,128}$/u;
/** Share of the characters that must be hexadecimal digits as they stand. */
const SHARE = 0.75;
const LEAST_DECIMALS = 3;

/** Which digits a word is written in, if it looks like a run of hexadecimal digits with some misread; else undefined. */
export function hexadecimalDigits(text: string): string | undefined {
  if ((text.match(/\d/gu)?.length ?? 0) < LEAST_DECIMALS) return undefined;
  if (NEARLY.test(text) && share(text, /[\da-f]/gu) >= SHARE) return '0123456789abcdef';
  if (NEARLY_UPPER.test(text) && share(text, /[\dA-F]/gu) >= SHARE) return '0123456789ABCDEF';
  return undefined;
}

function share(text: string, digits: RegExp): number {
  return (text.match(digits)?.length ?? 0) / text.length;
}

/**
 * Reads such words once more, told that they hold nothing but digits. The second look counts where it sees as many
 * characters as the first.
 */
export function rereadHexadecimals(
  lines: readonly RecognisedLine[],
  look: (word: RecognisedWord, digits: string) => string,
): readonly RecognisedLine[] {
  return lines.map((line) => {
    if (!line.words.some(({ text }) => hexadecimalDigits(text) !== undefined)) return line;
    return { ...line, words: line.words.map((word) => reread(word, look)) };
  });
}

function reread(
  word: RecognisedWord,
  look: (word: RecognisedWord, digits: string) => string,
): RecognisedWord {
  const digits = hexadecimalDigits(word.text);
  if (digits === undefined) return word;
  const text = look(word, digits).replace(/\s+/gu, '');
  return text.length === word.text.length && /^[\da-fA-F]+$/u.test(text) ? { ...word, text } : word;
}
