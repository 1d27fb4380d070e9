import { isAlphanumeric } from './char-class.ts';
import type { Mark, Token } from './token.ts';

/** What a bracketed marker stands for, by what is inside: `[.]`, `(dot)`, `{at}`, `[://]`, `[:]//`. */
const INSIDE: ReadonlyMap<string, string> = new Map([
  ['.', '.'],
  [',', '.'],
  ['dot', '.'],
  ['punto', '.'],
  ['punkt', '.'],
  ['@', '@'],
  ['at', '@'],
  ['et', '@'],
  ['arroba', '@'],
  [':', ':'],
  ['://', '://'],
  ['//', '//'],
  ['/', '/'],
  ['-', '-'],
  ['http', 'http'],
  ['https', 'https'],
]);
const LONGEST_INSIDE = 8;

/**
 * Reads a stretch of text as it was before somebody defanged it. One pass; every marker is a bounded
 * look ahead. Nested markers (`[[.]]`) and markers set off by spaces (` [.] `) are read too.
 */
export function refang(text: string, from: number, to: number): Token {
  const escapes = everyBackslashEscapes(text, from, to);
  const at: number[] = [];
  const marks: Mark[] = [];
  let out = '';
  let copied = from;
  for (let i = from; i < to; ) {
    const marker = markerAt(text, i, from, to, escapes);
    if (marker === undefined) {
      i++;
      continue;
    }
    out += text.slice(copied, i);
    for (let k = copied; k < i; k++) at.push(k);
    const written = text.slice(marker.start, marker.end).trim();
    const typographic = marker.is === '_' || (marker.is === '-' && marker.end === marker.start + 1);
    marks.push({ position: out.length, step: `${written} → ${marker.is}`, typographic });
    for (let k = 0; k < marker.is.length; k++) at.push(i);
    out += marker.is;
    i = marker.end;
    copied = i;
  }
  // Most brackets of a report only bracket: then there is nothing to copy.
  if (marks.length === 0) return { text, from, to, marks };
  out += text.slice(copied, to);
  for (let k = copied; k <= to; k++) at.push(k);
  return { text: out, from: 0, to: out.length, at, marks };
}

interface Marker {
  readonly start: number;
  readonly end: number;
  readonly is: string;
}

function markerAt(text: string, i: number, from: number, to: number, escapes: boolean): Marker | undefined {
  switch (text.charCodeAt(i)) {
    case SPACE:
      return spacedMarkerAt(text, i, to);
    case OPEN_SQUARE:
      return bracketed(text, i, to) ?? halfOpen(text, i, from, to, '[.');
    case OPEN_ROUND:
    case OPEN_CURLY:
      return bracketed(text, i, to);
    case CLOSE_SQUARE:
      return halfOpen(text, i, from, to, '].[') ?? halfOpen(text, i, from, to, '].]');
    case FULL_STOP:
      return halfOpen(text, i, from, to, '.]') ?? halfOpen(text, i, from, to, '.[');
    case BACKSLASH:
      return escapes ? escaped(text, i, from, to) : undefined;
    case HYPHEN:
    case NON_BREAKING_HYPHEN:
      return { start: i, end: i + 1, is: '-' };
    default:
      return undefined;
  }
}

const SPACE = 0x20;
const OPEN_ROUND = 0x28;
const FULL_STOP = 0x2e;
const OPEN_SQUARE = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_SQUARE = 0x5d;
const OPEN_CURLY = 0x7b;
const HYPHEN = 0x2010;
const NON_BREAKING_HYPHEN = 0x2011;

/** `[.]` and all its kin: up to two openers, something known, as many closers. */
function bracketed(text: string, start: number, to: number): Marker | undefined {
  let i = start;
  while (i < to && i - start < 2 && isOpener(text[i])) i++;
  const depth = i - start;
  const inside = i;
  while (i < to && i - inside <= LONGEST_INSIDE && !isCloser(text[i]) && text[i] !== ' ') i++;
  const is = INSIDE.get(text.slice(inside, i).toLowerCase());
  if (is === undefined) return undefined;
  for (let closed = 0; closed < depth; closed++) if (!isCloser(text[i++])) return undefined;
  if (i > to) return undefined;
  const end = (is === '.' || is === '@') && text[i] === ' ' && followsSpace(text, i, to) ? i + 1 : i;
  return { start, end, is };
}

/** The space before a marker goes with it; ` dot ` and ` at ` come here only from a stretch joined for them. */
function spacedMarkerAt(text: string, i: number, to: number): Marker | undefined {
  const after = i + 1;
  if (isOpener(text[after])) {
    const marker = bracketed(text, after, to);
    return marker !== undefined && (marker.is === '.' || marker.is === '@')
      ? { ...marker, start: i }
      : undefined;
  }
  if (text.startsWith('dot ', after)) return { start: i, end: after + 4, is: '.' };
  if (text.startsWith('at ', after)) return { start: i, end: after + 3, is: '@' };
  return undefined;
}

function followsSpace(text: string, space: number, to: number): boolean {
  return space + 1 < to && isAlphanumeric(text.charCodeAt(space + 1));
}

/** `evil[.example`, `evil.]example`: only between two characters of a name. */
function halfOpen(text: string, i: number, from: number, to: number, form: string): Marker | undefined {
  const end = i + form.length;
  if (i === from || end >= to || !text.startsWith(form, i)) return undefined;
  if (!isAlphanumeric(text.charCodeAt(i - 1)) || !isAlphanumeric(text.charCodeAt(end))) return undefined;
  return { start: i, end, is: '.' };
}

/** `evil\.example`, as in a regular expression; `my\_file`, as in Markdown. */
function escaped(text: string, i: number, from: number, to: number): Marker | undefined {
  if (text[i + 1] === '_' && i + 1 < to) return { start: i, end: i + 2, is: '_' };
  if (i === from || i + 2 >= to || text[i + 1] !== '.') return undefined;
  if (!isAlphanumeric(text.charCodeAt(i - 1)) || !isAlphanumeric(text.charCodeAt(i + 2))) return undefined;
  return { start: i, end: i + 2, is: '.' };
}

/** A single other backslash and the stretch is a path, where `\.` means a folder. */
function everyBackslashEscapes(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) if (text[i] === '\\' && !'./_'.includes(text[i + 1] ?? ' ')) return false;
  return true;
}

function isOpener(c: string | undefined): boolean {
  return c === '[' || c === '(' || c === '{';
}

function isCloser(c: string | undefined): boolean {
  return c === ']' || c === ')' || c === '}';
}

/** Whether a token goes on after a space: ` [.] `, ` (dot) `, ` [at] `. */
export function spacedMarkerFollows(text: string, space: number): boolean {
  if (text[space] !== ' ' || !isOpener(text[space + 1])) return false;
  const marker = bracketed(text, space + 1, Math.min(text.length, space + 16));
  return marker !== undefined && (marker.is === '.' || marker.is === '@');
}
