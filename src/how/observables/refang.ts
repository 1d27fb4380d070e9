import { codeAt, isAlphanumeric, isCloser, isOpener, tableOf } from './char-class.ts';
import { lengthOf, markOf, NO_MARKS, READ_AS, readAs, STRIDE, type Token } from './token.ts';

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
/** More pieces of a refanged text than this are put together: a hostile one may have a million. */
const MOST_PIECES = 2048;

const DOT = READ_AS.indexOf('.');
const AT = READ_AS.indexOf('@');
const DASH = READ_AS.indexOf('-');
const LOW_LINE = READ_AS.indexOf('_');
const NONE = 0;

/** What one character inside is read as, by its code unit, and the first characters of more, in either case. */
const ONE_INSIDE: Uint8Array = new Uint8Array(128);
for (const [inside, is] of INSIDE)
  if (inside.length === 1) ONE_INSIDE[inside.charCodeAt(0)] = READ_AS.indexOf(is);
const FIRST_INSIDE: Uint8Array = tableOf(
  [...INSIDE.keys()].map((key) => key.charAt(0) + key.charAt(0).toUpperCase()).join(''),
);

/**
 * Reads a stretch of text as it was before somebody defanged it. One pass; every marker is a bounded
 * look ahead. Nested markers (`[[.]]`) and markers set off by spaces (` [.] `) are read too.
 * @param mayEscape whether there are backslashes
 */
export function refang(text: string, from: number, to: number, mayEscape = true): Token {
  const escapes = mayEscape && everyBackslashEscapes(text, from, to);
  const first = nextMarker(text, from, from, to, escapes);
  // Most brackets of a report only bracket: then there is nothing to copy.
  if (first < 0) return { text, from, to, offset: 0, source: text, marks: NO_MARKS };
  return refanged(text, from, to, first, escapes);
}

function refanged(text: string, from: number, to: number, first: number, escapes: boolean): Token {
  const few = { text, from, to, first, escapes };
  const marks: number[] = [];
  const read = readMarkers(few, marks, MOST_PLAIN);
  if (read !== undefined) return { text: read, from: 0, to: read.length, offset: from, source: text, marks };
  // Of a hostile text, as many as there are: exactly so much memory, and no list that outgrows it twice over.
  const all = new Int32Array(countMarkers(few) * STRIDE);
  const whole = readMarkers(few, all, all.length) ?? '';
  return { text: whole, from: 0, to: whole.length, offset: from, source: text, marks: all };
}

/** More numbers than this are not kept in a list that grows. */
const MOST_PLAIN = 4096 * STRIDE;

interface Stretch {
  readonly text: string;
  readonly from: number;
  readonly to: number;
  /** Where its first marker stands. */
  readonly first: number;
  readonly escapes: boolean;
}

/** The stretch as it reads; the marks go where they are wanted. Undefined where they are more numbers than `most`. */
function readMarkers(
  { text, from, to, first, escapes }: Stretch,
  marks: number[] | Int32Array,
  most: number,
): string | undefined {
  const whole: string[] = [];
  let pieces: string[] = [];
  let position = 0;
  let copied = from;
  let at = 0;
  for (let start = first; start >= 0; start = nextMarker(text, copied, from, to, escapes)) {
    if (at === most) return undefined;
    const mark = markerAt(text, start, from, to, escapes);
    const is = readAs(mark);
    pieces.push(text.slice(copied, start), is);
    position += start - copied;
    marks[at++] = position;
    marks[at++] = start;
    marks[at++] = mark;
    position += is.length;
    copied = start + lengthOf(mark);
    if (pieces.length > MOST_PIECES) {
      whole.push(pieces.join(''));
      pieces = [];
    }
  }
  pieces.push(text.slice(copied, to));
  // Joined, and not added up: engines keep a sum as its parts, and are slow at reading it.
  return whole.length === 0 ? pieces.join('') : [...whole, ...pieces].join('');
}

function countMarkers({ text, from, to, first, escapes }: Stretch): number {
  let count = 0;
  for (let start = first; start >= 0; count++) {
    const end = start + lengthOf(markerAt(text, start, from, to, escapes));
    start = nextMarker(text, end, from, to, escapes);
  }
  return count;
}

/** Where the next marker stands; -1 without one. */
function nextMarker(text: string, at: number, from: number, to: number, escapes: boolean): number {
  for (let i = at; i < to; i++) {
    if (MARKING[text.charCodeAt(i)] === 1 && markerAt(text, i, from, to, escapes) !== NONE) return i;
  }
  return -1;
}

/** The marker that begins at an offset, as `markOf` writes it. */
function markerAt(text: string, i: number, from: number, to: number, escapes: boolean): number {
  switch (text.charCodeAt(i)) {
    case SPACE:
      return spacedMarkerAt(text, i, to);
    case OPEN_SQUARE: {
      const marker = bracketed(text, i, to);
      return marker === NONE && codeAt(text, i + 1) === FULL_STOP ? halfOpen(text, i, from, to, 2) : marker;
    }
    case OPEN_ROUND:
    case OPEN_CURLY:
      return bracketed(text, i, to);
    case CLOSE_SQUARE:
      // `].[`, `].]`
      return codeAt(text, i + 1) === FULL_STOP && isSquare(codeAt(text, i + 2))
        ? halfOpen(text, i, from, to, 3)
        : NONE;
    case FULL_STOP:
      // `.]`, `.[`
      return isSquare(codeAt(text, i + 1)) ? halfOpen(text, i, from, to, 2) : NONE;
    case ESCAPE:
      return escapes ? escaped(text, i, from, to) : NONE;
    case HYPHEN:
    case NON_BREAKING_HYPHEN:
      return markOf(DASH, 1);
    default:
      return NONE;
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
const UNDERSCORE = 0x5f;
const OPEN_CURLY = 0x7b;
const HYPHEN = 0x2010;
const NON_BREAKING_HYPHEN = 0x2011;

/** `[.]` and all its kin: up to two openers, something known, as many closers. */
function bracketed(text: string, start: number, to: number): number {
  let i = start;
  while (i < to && i - start < 2 && isOpener(text.charCodeAt(i))) i++;
  const depth = i - start;
  if (i >= to || FIRST_INSIDE[text.charCodeAt(i)] !== 1) return NONE;
  const inside = i;
  i = insideEnd(text, inside, to);
  const is = i < 0 ? NONE : insideIs(text, inside, i);
  if (is === NONE) return NONE;
  for (let closed = 0; closed < depth; closed++) if (!isCloser(codeAt(text, i++))) return NONE;
  if (i > to) return NONE;
  if ((is === DOT || is === AT) && codeAt(text, i) === SPACE && followsSpace(text, i, to)) i++;
  return markOf(is, i - start);
}

/** Where a closing bracket, a space or the stretch ends what is inside; -1 where it is too long. */
function insideEnd(text: string, inside: number, to: number): number {
  const most = Math.min(to, inside + LONGEST_INSIDE + 1);
  let i = inside;
  for (; i < most; i++) {
    const code = text.charCodeAt(i);
    if (isCloser(code) || code === SPACE) return i;
  }
  return i - inside > LONGEST_INSIDE ? -1 : i;
}

function insideIs(text: string, from: number, to: number): number {
  if (to === from + 1) return codeIs(text.charCodeAt(from));
  const is = INSIDE.get(text.slice(from, to).toLowerCase());
  return is === undefined ? NONE : READ_AS.indexOf(is);
}

function codeIs(code: number): number {
  return code < 128 ? (ONE_INSIDE[code] ?? NONE) : NONE;
}

/** The space before a marker goes with it; ` dot ` and ` at ` come here only from a stretch joined for them. */
function spacedMarkerAt(text: string, i: number, to: number): number {
  const after = i + 1;
  if (isOpener(codeAt(text, after))) {
    const marker = bracketed(text, after, to);
    const is = marker & 15;
    return is === DOT || is === AT ? markOf(is, lengthOf(marker) + 1) : NONE;
  }
  if (text.startsWith('dot ', after)) {
    const sign = bracketed(text, after + 4, to);
    return markOf(DOT, (sign & 15) === DOT ? 5 + lengthOf(sign) : 5);
  }
  return text.startsWith('at ', after) ? markOf(AT, 4) : NONE;
}

function followsSpace(text: string, space: number, to: number): boolean {
  return space + 1 < to && isAlphanumeric(text.charCodeAt(space + 1));
}

function isSquare(code: number): boolean {
  return code === OPEN_SQUARE || code === CLOSE_SQUARE;
}

/** `evil[.example`, `evil.]example`: only between two characters of a name. @param length of what is written */
function halfOpen(text: string, i: number, from: number, to: number, length: number): number {
  const end = i + length;
  if (i === from || end >= to) return NONE;
  return isAlphanumeric(text.charCodeAt(i - 1)) && isAlphanumeric(text.charCodeAt(end))
    ? markOf(DOT, length)
    : NONE;
}

/** `evil\.example`, as in a regular expression; `my\_file`, as in Markdown. */
function escaped(text: string, i: number, from: number, to: number): number {
  const next = codeAt(text, i + 1);
  if (next === UNDERSCORE && i + 1 < to) return markOf(LOW_LINE, 2);
  if (i === from || i + 2 >= to || next !== FULL_STOP) return NONE;
  return isAlphanumeric(text.charCodeAt(i - 1)) && isAlphanumeric(text.charCodeAt(i + 2))
    ? markOf(DOT, 2)
    : NONE;
}

const ESCAPABLE: Uint8Array = tableOf('./_');

/** A single other backslash and the stretch is a path, where `\.` means a folder. */
function everyBackslashEscapes(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (text.charCodeAt(i) === ESCAPE && ESCAPABLE[codeAt(text, i + 1)] !== 1) return false;
  return true;
}

/** Whether a token goes on after a space: ` [.] `, ` (dot) `, ` [at] `. */
export function spacedMarkerFollows(text: string, space: number): boolean {
  if (codeAt(text, space) !== SPACE || !isOpener(codeAt(text, space + 1))) return false;
  const is = bracketed(text, space + 1, Math.min(text.length, space + 16)) & 15;
  return is === DOT || is === AT;
}
