import { decodeReference } from '../html/character-references.ts';
import type { TextWriter } from '../text-writer.ts';

interface Meaning {
  readonly decoded: string;
  readonly length: number;
}

const REFERENCE = /&(?:#(?:\d{1,20}|x[\da-f]{1,20})|[a-z][a-z\d]{0,31});/iy;

/**
 * Writes a node's value along the source it was made from: copies where they agree, steps over
 * backslash escapes, container marks at line starts and code fences, puts a character reference's
 * meaning for it. Where they cannot be followed, the rest is one piece over the rest of the range.
 *
 * @param literal the value is code: nothing in it was escaped
 */
export function writeAligned(
  writer: TextWriter,
  source: string,
  value: string,
  range: { readonly start: number; readonly end: number },
  literal: boolean,
): void {
  let at = range.start;
  let copied = at;
  let done = 0;
  const flush = (): void => writer.copy(copied, at);
  while (done < value.length && at < range.end) {
    const marks = marksAt(source, at, range.end, value, done, literal);
    const meaning = marks > 0 ? { decoded: '', length: marks } : meaningAt(source, at, value, done, literal);
    if (meaning !== undefined) {
      flush();
      writer.put(meaning.decoded, at, at + meaning.length);
      at += meaning.length;
      done += meaning.decoded.length;
      copied = at;
    } else if (source[at] === value[done]) {
      at++;
      done++;
    } else break;
  }
  flush();
  writer.put(value.slice(done), at, Math.max(at, range.end));
}

function meaningAt(
  source: string,
  at: number,
  value: string,
  done: number,
  literal: boolean,
): Meaning | undefined {
  return literal ? spaceAt(source, at, value, done) : referenceAt(source, at, value, done);
}

/**
 * White space that code reads differently: a line end inside a line of code is a space, and a tab that
 * a container's mark cuts into is spaces (CommonMark 0.31, sections 6.1 and 2.2).
 */
function spaceAt(source: string, at: number, value: string, done: number): Meaning | undefined {
  if (value[done] !== ' ') return undefined;
  if (source[at] === '\t') {
    const decoded = /^ {1,4}/.exec(value.slice(done, done + 4))?.[0] ?? ' ';
    return { decoded, length: 1 };
  }
  const end = /^\r?\n/.exec(source.slice(at, at + 2))?.[0];
  return end === undefined || done === 0 ? undefined : { decoded: ' ', length: end.length };
}

function referenceAt(source: string, at: number, value: string, done: number): Meaning | undefined {
  if (source[at] !== '&') return undefined;
  REFERENCE.lastIndex = at;
  const written = REFERENCE.exec(source)?.[0];
  const decoded = written === undefined ? '' : decodeReference(written);
  return written !== undefined && decoded !== written && value.startsWith(decoded, done)
    ? { decoded, length: written.length }
    : undefined;
}

/** How many source characters here are marks rather than part of the value. */
function marksAt(
  source: string,
  at: number,
  end: number,
  value: string,
  done: number,
  literal: boolean,
): number {
  const isLineStart = done > 0 ? source[at - 1] === '\n' : literal;
  if (isLineStart) {
    const surplus = prefixLength(source, at, end) - prefixLength(value, done, value.length);
    if (surplus > 0) return surplus;
  }
  const mark = source[at];
  const next = source[at + 1];
  if (mark === '\\' && !literal && next === value[done] && isEscapable(next)) return 1;
  if (mark === value[done]) return 0;
  if (mark === '\\') return next === '|' ? 1 : 0; // a pipe in a table's code is escaped
  // A tab of which the fence's own indentation took a part: what is left of it is spaces of the value.
  if (done === 0 && literal && mark === '\t' && value[0] === ' ') return 0;
  if (done === 0 && mark !== undefined && '`~ \t\r\n'.includes(mark)) return 1;
  const atLineEnd = value[done] === '\n' || value[done] === '\r';
  return mark === '\r' || (atLineEnd && (mark === ' ' || mark === '\t')) ? 1 : 0;
}

/** White space and quotation marks at a line's start: those the value lacks belong to the containers around it. */
function prefixLength(text: string, from: number, limit: number): number {
  let end = from;
  while (end < limit && ' \t>'.includes(text.charAt(end))) end++;
  return end - from;
}

/** CommonMark 0.31, section 2.4: a backslash escapes ASCII punctuation and nothing else. */
function isEscapable(character: string | undefined): boolean {
  return character !== undefined && character < '\x7f' && /[\p{P}\p{S}]/u.test(character);
}
