import { codeAt, isAlphanumeric } from './char-class.ts';

/** Questions about the spelling of a name; all linear in its length. */

/** Lower case, then upper case inside one label, as in `getName`. */
const CAMEL = /[a-z\d][A-Z]/;
const CAPITALISED = /^[A-Z][a-z]/;
const LABEL = /^[\p{L}\p{N}\p{M}_](?:[\p{L}\p{N}\p{M}_-]*[\p{L}\p{N}\p{M}_])?$/u;

const HYPHEN = 45;

/** Whether a stretch is labels as DNS allows them (RFC 1035, 2.3.4), underscores and other scripts included. */
export function areLabels(text: string, from: number, to: number): boolean {
  let start = from;
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === 46) {
      if (!isLong(text, start, i)) return false;
      start = i + 1;
    } else if (code >= 128) return areWideLabels(text, start, to);
    else if (LABEL_CHARS[code] !== 1) return false;
  }
  return isLong(text, start, to);
}

/** Letters, digits, hyphens and underscores. */
const LABEL_CHARS: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) =>
  isAlphanumeric(code) || code === HYPHEN || code === 95 ? 1 : 0,
);
const LONGEST_LABEL = 63;

/** Whether what is made of those is as long as a label is, with no hyphen at its ends. */
function isLong(text: string, from: number, to: number): boolean {
  return (
    to > from &&
    to - from <= LONGEST_LABEL &&
    text.charCodeAt(from) !== HYPHEN &&
    text.charCodeAt(to - 1) !== HYPHEN
  );
}

/** The same where some are of another script. */
function areWideLabels(text: string, from: number, to: number): boolean {
  return text
    .slice(from, to)
    .split('.')
    .every((label) => label.length <= LONGEST_LABEL && LABEL.test(label));
}

export function isCamelCase(label: string): boolean {
  return CAMEL.test(label);
}

export function isCapitalised(label: string): boolean {
  return CAPITALISED.test(label);
}

/** Whether a stretch begins like a sentence. */
export function isCapitalisedAt(text: string, from: number, to: number): boolean {
  const first = codeAt(text, from);
  const second = codeAt(text, from + 1);
  return to - from > 1 && first >= 65 && first <= 90 && second >= 97 && second <= 122;
}

/**
 * Where prose in a script without spaces runs into an ASCII name (`访问evil.example`), the name begins
 * after the last character of that script; a label wholly in it is a label.
 */
export function unspacedPrefix(label: string): number {
  const last = lastUnspaced(label);
  return last === label.length - 1 ? 0 : last + 1;
}

/** Whether a label has none but ASCII characters; then it needs none of the questions about scripts. */
export function isAscii(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}

/** Index of the last character of a script that is written without spaces; -1 without one. */
function lastUnspaced(label: string): number {
  for (let i = label.length - 1; i >= 0; i--) {
    const code = label.charCodeAt(i);
    if ((code >= 0x2e80 && code < 0xd800) || (code >= 0x0e00 && code < 0x0f00)) return i;
  }
  return -1;
}

/** A text without the characters at its end that are among the given ones. */
export function withoutTail(text: string, characters: string): string {
  let end = text.length;
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--;
  return end === text.length ? text : text.slice(0, end);
}
