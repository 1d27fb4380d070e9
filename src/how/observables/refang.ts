import { isAlphanumeric, isCloser, isOpener, tableOf } from './char-class.ts';
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

/** What most tokens have: one array for all of them. */
export const NO_MARKS: readonly Mark[] = [];

/**
 * Reads a stretch of text as it was before somebody defanged it. One pass; every marker is a bounded
 * look ahead. Nested markers (`[[.]]`) and markers set off by spaces (` [.] `) are read too.
 * @param mayEscape whether there are backslashes
 */
export function refang(text: string, from: number, to: number, mayEscape = true): Token {
  const escapes = mayEscape && everyBackslashEscapes(text, from, to);
  let marker = nextMarker(text, from, from, to, escapes);
  // Most brackets of a report only bracket: then there is nothing to copy.
  if (marker === undefined) return { text, from, to, offset: 0, marks: NO_MARKS };
  const marks: Mark[] = [];
  let out = '';
  let copied = from;
  while (marker !== undefined) {
    const { start, end, is } = marker;
    out += text.slice(copied, start);
    const typographic = is === '_' || (is === '-' && end === start + 1);
    const step = stepOf(text.slice(start, end), is);
    marks.push({ position: out.length, length: is.length, start, end, step, typographic });
    out += is;
    copied = end;
    marker = nextMarker(text, end, from, to, escapes);
  }
  out += text.slice(copied, to);
  return { text: out, from: 0, to: out.length, offset: from, marks };
}

function stepOf(written: string, is: string): string {
  return written === '[.]' ? '[.] → .' : `${written.trim()} → ${is}`;
}

function nextMarker(
  text: string,
  at: number,
  from: number,
  to: number,
  escapes: boolean,
): Marker | undefined {
  for (let i = at; i < to; i++) {
    if (MARKING[text.charCodeAt(i)] !== 1) continue;
    const marker = markerAt(text, i, from, to, escapes);
    if (marker !== undefined) return marker;
  }
  return undefined;
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
      return text.charCodeAt(i + 1) === FULL_STOP
        ? (halfOpen(text, i, from, to, '].[') ?? halfOpen(text, i, from, to, '].]'))
        : undefined;
    case FULL_STOP:
      return isSquare(text.charCodeAt(i + 1))
        ? (halfOpen(text, i, from, to, '.]') ?? halfOpen(text, i, from, to, '.['))
        : undefined;
    case ESCAPE:
      return escapes ? escaped(text, i, from, to) : undefined;
    case HYPHEN:
    case NON_BREAKING_HYPHEN:
      return { start: i, end: i + 1, is: '-' };
    default:
      return undefined;
  }
}

/** What a marker begins with; a dot or a closing bracket only where a square one stands on its other side. */
const MARKING: Uint8Array = tableOf(' ([{.]\\\u2010\u2011');

const SPACE = 0x20;
const OPEN_ROUND = 0x28;
const FULL_STOP = 0x2e;
const OPEN_SQUARE = 0x5b;
const ESCAPE = 0x5c;
const CLOSE_SQUARE = 0x5d;
const OPEN_CURLY = 0x7b;
const HYPHEN = 0x2010;
const NON_BREAKING_HYPHEN = 0x2011;

/** `[.]` and all its kin: up to two openers, something known, as many closers. */
function bracketed(text: string, start: number, to: number): Marker | undefined {
  let i = start;
  while (i < to && i - start < 2 && isOpener(text.charCodeAt(i))) i++;
  const depth = i - start;
  const inside = i;
  if (i >= to || FIRST_INSIDE[text.charCodeAt(i)] !== 1) return undefined;
  while (i < to && i - inside <= LONGEST_INSIDE && !isCloser(text.charCodeAt(i)) && text.charCodeAt(i) !== 32)
    i++;
  if (i - inside > LONGEST_INSIDE) return undefined;
  const is = INSIDE.get(text.slice(inside, i).toLowerCase());
  if (is === undefined) return undefined;
  for (let closed = 0; closed < depth; closed++) if (!isCloser(text.charCodeAt(i++))) return undefined;
  if (i > to) return undefined;
  const end =
    (is === '.' || is === '@') && text.charCodeAt(i) === 32 && followsSpace(text, i, to) ? i + 1 : i;
  return { start, end, is };
}

/** The first characters of what may stand inside, in either case. */
const FIRST_INSIDE: Uint8Array = tableOf(
  [...INSIDE.keys()].map((key) => key.charAt(0) + key.charAt(0).toUpperCase()).join(''),
);

/** The space before a marker goes with it; ` dot ` and ` at ` come here only from a stretch joined for them. */
function spacedMarkerAt(text: string, i: number, to: number): Marker | undefined {
  const after = i + 1;
  if (isOpener(text.charCodeAt(after))) {
    const marker = bracketed(text, after, to);
    return marker !== undefined && (marker.is === '.' || marker.is === '@')
      ? { ...marker, start: i }
      : undefined;
  }
  if (text.startsWith('dot ', after)) {
    const sign = bracketed(text, after + 4, to);
    return { start: i, end: sign?.is === '.' ? sign.end : after + 4, is: '.' };
  }
  if (text.startsWith('at ', after)) return { start: i, end: after + 3, is: '@' };
  return undefined;
}

function followsSpace(text: string, space: number, to: number): boolean {
  return space + 1 < to && isAlphanumeric(text.charCodeAt(space + 1));
}

function isSquare(code: number): boolean {
  return code === OPEN_SQUARE || code === CLOSE_SQUARE;
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

/** Whether a token goes on after a space: ` [.] `, ` (dot) `, ` [at] `. */
export function spacedMarkerFollows(text: string, space: number): boolean {
  if (text[space] !== ' ' || !isOpener(text.charCodeAt(space + 1))) return false;
  const marker = bracketed(text, space + 1, Math.min(text.length, space + 16));
  return marker !== undefined && (marker.is === '.' || marker.is === '@');
}
