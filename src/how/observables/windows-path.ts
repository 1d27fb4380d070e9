import { isFileExtension } from '../../vocab/file-extensions.ts';
import { codeAt, isAlphanumeric, isLetter, tableOf } from './char-class.ts';
import { type Mention, mentionOf } from './mention.ts';
import { pathType } from './path-type.ts';
import { refang } from './refang.ts';
import { isDefanged, stepsWithin } from './token.ts';

/** Longest path looked at; Windows itself allows 32,767 characters, reports do not. */
export const LONGEST_PATH = 520;
/** Longest folder name with spaces that is looked for. */
const LONGEST_SPACED = 48;
const FORBIDDEN: Uint8Array = tableOf('<>"|*?/\n\r\t`\u201c\u201d\u00bb');
const TRAILING: Uint8Array = tableOf(" .,;:)]}'!?_-+\u2019");
/** What of a path's characters is looked at more closely. */
const TELLING: Uint8Array = tableOf('<>"|*?/\n\r\t`\u201c\u201d\u00bb:, \u00a0');

/**
 * The Windows path whose first backslash stands at an offset: behind a drive, a share (`\\host\share`),
 * a device (`\\.\pipe\x`), an environment variable (`%APPDATA%\x`), or as a folder of the current drive
 * (`\folder\file.exe`). It may go on over spaces, inside quotes or up to a further backslash.
 * @param from where the stretch without delimiters begins: the path does not begin before it
 */
export function windowsPathAt(
  text: string,
  slash: number,
  from: number,
): { mention: Mention; end: number } | undefined {
  if (slash > from && text.charCodeAt(slash - 1) === BACKSLASH) return undefined;
  const start = startAt(text, slash, from);
  return start === undefined ? undefined : pathFrom(text, start);
}

/** @param slash a backslash that follows none */
function startAt(text: string, slash: number, from: number): number | undefined {
  const before = slash > from ? (text[slash - 1] ?? '') : '';
  if (before === '') return slash;
  if (before === ':') return driveBefore(text, slash - 1, from);
  if (before === '%') return variableBefore(text, slash - 1, from);
  if (isAlphanumeric(text.charCodeAt(slash - 1))) return shellFolderBefore(text, slash, from);
  return '([{=,+'.includes(before) ? slash : undefined;
}

function driveBefore(text: string, colon: number, from: number): number | undefined {
  if (colon - 1 < from || !isLetter(text.charCodeAt(colon - 1))) return undefined;
  return colon - 2 >= from && isAlphanumeric(text.charCodeAt(colon - 2)) ? undefined : colon - 1;
}

/** `CSIDL_PROFILE\x`: the shell's own names of folders. */
function shellFolderBefore(text: string, slash: number, from: number): number | undefined {
  const name = /CSIDL_[A-Z_]{3,24}$/i.exec(text.slice(Math.max(from, slash - LONGEST_VARIABLE), slash))?.[0];
  return name === undefined ? undefined : slash - name.length;
}

const LONGEST_VARIABLE = 32;

function variableBefore(text: string, close: number, from: number): number | undefined {
  for (let i = close - 1; i >= from && close - i <= LONGEST_VARIABLE; i--) {
    if (text[i] === '%') return i < close - 1 ? i : undefined;
    if (!isAlphanumeric(text.charCodeAt(i)) && !'_()-'.includes(text[i] ?? '')) return undefined;
  }
  return undefined;
}

function pathFrom(text: string, start: number): { mention: Mention; end: number } | undefined {
  const end = trimmed(text, start, pathEnd(text, start));
  const token = refang(text, start, end);
  const written = token.text.slice(token.from, token.to);
  const value = singleSlashes(written);
  if (!isPath(value)) return undefined;
  const steps = stepsWithin(token, token.from, token.to);
  const defanged = isDefanged(token, token.from, token.to);
  if (value !== written) steps.push('\\\\ → \\');
  return { mention: mentionOf(pathType(value), start, end, value, steps, defanged), end };
}

/**
 * Ends at what no file name may hold, or at a space that neither a quote nor a further folder spans.
 * @param most where to look no further
 */
export function pathEnd(text: string, start: number, most: number = start + LONGEST_PATH): number {
  const quoted = quotedEnd(text, start);
  if (quoted !== undefined) return quoted;
  const limit = Math.min(text.length, most);
  for (let i = start; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (TELLING[code] !== 1) continue;
    const c = text[i] ?? '';
    if (c === '<') {
      const close = placeholderEnd(text, i);
      if (close === undefined) return i;
      i = close;
      continue;
    }
    if (c === '*' && text[i - 1] === '\\' && text[i + 1] === '\\') continue;
    if (
      FORBIDDEN[code] === 1 ||
      (c === ':' && i > start + 1 && !isDeviceDrive(text, start, i)) ||
      (c === ',' && text[i + 1] === ' ')
    )
      return i;
    if (c === ' ' || c === '\u00a0') {
      const next = spacedFolderEnd(text, i, start);
      if (next === undefined) return i;
      i = next;
    }
  }
  return limit;
}

/** `\\.\C:\x`: a drive as a device. */
function isDeviceDrive(text: string, start: number, colon: number): boolean {
  return colon === start + 5 && text.startsWith('\\\\.\\', start) && text[colon + 1] === '\\';
}

/** `C:\Users\<user>\x.exe`: a part that the report leaves open. */
function placeholderEnd(text: string, open: number): number | undefined {
  if (text[open - 1] !== '\\') return undefined;
  const close = /^<[\w ]{1,24}>(?=[\\.])/.exec(text.slice(open, open + 28));
  return close === null ? undefined : open + close[0].length - 1;
}

/** The closing quote on the same line, when the path stands right behind an opening one. */
function quotedEnd(text: string, start: number): number | undefined {
  const close = closingQuote(codeAt(text, start - 1));
  if (close === undefined) return undefined;
  const stretch = text.slice(start, start + LONGEST_PATH);
  const at = stretch.indexOf(close);
  if (at < 0) return undefined;
  const quoted = stretch.slice(0, at);
  // `"C:\a.exe" /q "C:\b"`: a command line inside other quotes ends at its first space.
  return /[\n\r*?<>|]| [-/]|:.*:|\.\w{2,4} /.test(quoted.slice(2)) ? undefined : start + at;
}

function closingQuote(open: number): string | undefined {
  switch (open) {
    case 0x22:
      return '"';
    case 0x27:
      return "'";
    case 0x60:
      return '`';
    case 0x201c:
      return '\u201d';
    default:
      return undefined;
  }
}

/** Of `C:\Program Files\x`, the backslash that shows the space to be inside a folder's name. */
function spacedFolderEnd(text: string, space: number, start: number): number | undefined {
  const slash = text.lastIndexOf('\\', space);
  const part = text.slice(slash + 1, space);
  const isFile = (): boolean => isFileExtension(part.slice(part.lastIndexOf('.') + 1).toLowerCase());
  if (part.includes('.') && (slash < start || isFile())) return undefined;
  const limit = Math.min(text.length, space + LONGEST_SPACED);
  const isOpen = part.includes('[') && part.lastIndexOf('[') > part.lastIndexOf(']');
  let words = 1;
  for (let i = space + 1; i < limit; i++) {
    const code = text.charCodeAt(i);
    if (code === BACKSLASH)
      return text.charCodeAt(i - 1) === SPACE || codeAt(text, i + 1) === BACKSLASH ? undefined : i;
    if (code === SPACE && ++words > 4) return undefined;
    if (!isAlphanumeric(code) && IN_FOLDER[code] !== 1 && !(isOpen && code === CLOSE_SQUARE))
      return undefined;
  }
  return undefined;
}

function trimmed(text: string, start: number, end: number): number {
  let at = end;
  while (at > start) {
    const code = text.charCodeAt(at - 1);
    if (TRAILING[code] !== 1 || closesIn(text, start, end, code)) break;
    at--;
  }
  return at;
}

/** Whether a bracket at a path's end may close one in it. */
function closesIn(text: string, start: number, end: number, code: number): boolean {
  if (code !== 41 && code !== 125) return false;
  return text.slice(start, end).includes(code === 41 ? '(' : '{');
}

const SPACE = 32;
const BACKSLASH = 92;
const CLOSE_SQUARE = 93;
const IN_FOLDER: Uint8Array = tableOf(' ._-()&+');

/** JSON and source code double every backslash; the two before a share's host are its own. */
function singleSlashes(written: string): string {
  const share = written.startsWith('\\\\') ? (/^\\{2,4}(?=[^\\])/.exec(written)?.[0] ?? '') : '';
  const rest = written.slice(share.length);
  return /[^\\]\\[^\\]/.test(rest) ? written : (share === '' ? '' : '\\\\') + rest.replaceAll('\\\\', '\\');
}

function isPath(value: string): boolean {
  if (/^[A-Z]:\\/i.test(value)) return value.length > 3;
  if (/^CSIDL_/i.test(value)) return true;
  if (value.startsWith('%')) return /^%[^%]+%\\./.test(value);
  if (value.startsWith('\\\\')) return /^\\\\[^\\ ]{1,64}\\[^\\ ]/.test(value) && !value.startsWith('\\\\x');
  // A folder of the current drive: `\n` and `\d+` of source code and regular expressions are none.
  const last = value.slice(value.lastIndexOf('.') + 1).toLowerCase();
  return /^\\\w[^\\]{1,63}\\[^\\]/.test(value) && isFileExtension(last) && /^[\\\w .()-]+$/.test(value);
}
