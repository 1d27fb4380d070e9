import {
  AT,
  BACKSLASH,
  BRACKET,
  COLON,
  classOf,
  DELIMITER,
  DIGIT,
  DOT,
  LETTER,
  PERCENT,
  SLASH,
  WIDE,
} from './char-class.ts';
import { findCves } from './cve.ts';
import { formedIn } from './forms/index.ts';
import { findHashes, SHORTEST_HASH } from './hash.ts';
import type { Mention } from './mention.ts';
import { refang } from './refang.ts';
import { registryKeyAt } from './registry-key.ts';
import { spacedTokenEnd } from './spaced.ts';
import type { Token } from './token.ts';
import { walk } from './walk.ts';
import { windowsPathAt } from './windows-path.ts';

/** Without one of these, a token is a word, a number or a hash. */
const TELLING = DOT | COLON | AT | SLASH | BACKSLASH | BRACKET | PERCENT;
const PROSE = ~(DOT | LETTER | DIGIT | WIDE | DELIMITER);

/**
 * Every mention in a text, in the order of their starts. One pass over its UTF-16 code units: a token
 * is a stretch without delimiters, the classes of its characters say whether it is worth reading, and
 * whatever is read is read once. Time is linear in the text's length, whatever the text is.
 */
export function scan(text: string): Mention[] {
  const found: Mention[] = [];
  const length = text.length;
  let i = 0;
  while (i < length) {
    const start = i;
    let mask = 0;
    for (; i < length; i++) {
      const cls = classOf(text.charCodeAt(i));
      if (cls === DELIMITER) break;
      mask |= cls;
    }
    if (i === start) i++;
    else if (i - start > 2) i = readToken(text, start, i, mask, found);
  }
  findCves(text, found);
  return found.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** Reads a token and returns where to go on: behind it, or behind a path that ran on over spaces. */
function readToken(text: string, start: number, end: number, mask: number, found: Mention[]): number {
  const formed = formedIn(text, start, end, mask);
  if (formed !== undefined) {
    found.push(formed);
    return end;
  }
  if (end - start >= SHORTEST_HASH && (mask & DIGIT) !== 0) findHashes(text, start, end, found);
  const joined = spacedTokenEnd(text, start, end);
  if (joined > end) {
    walk(text, refang(text, start, joined), found);
    return joined;
  }
  if ((mask & TELLING) === 0 || isProse(text, start, end, mask)) return end;
  if ((mask & BACKSLASH) !== 0) return readPaths(text, start, end, mask, found);
  walk(text, tokenOf(text, start, end, mask), found);
  return end;
}

/** Reads a token with backslashes: its paths and registry keys, and what stands between them. */
function readPaths(text: string, start: number, end: number, mask: number, found: Mention[]): number {
  let rest = start;
  for (let i = start; i < end; ) {
    const path = pathAt(text, i, rest);
    if (path === undefined) {
      i++;
      continue;
    }
    if (path.mention.start > rest) walk(text, tokenOf(text, rest, path.mention.start, mask), found);
    found.push(path.mention);
    rest = path.end;
    i = path.end;
  }
  if (rest < end) walk(text, tokenOf(text, rest, end, mask), found);
  // What a path took from the tokens behind this one may hold a hash.
  else if (rest > end) findHashes(text, end, rest, found);
  return Math.max(rest, end);
}

function pathAt(text: string, i: number, from: number): { mention: Mention; end: number } | undefined {
  const c = text[i];
  if (c === '\\') return windowsPathAt(text, i, from);
  return c === 'H' || c === 'h' ? registryKeyAt(text, i) : undefined;
}

function tokenOf(text: string, from: number, to: number, mask: number): Token {
  return (mask & (BRACKET | BACKSLASH | WIDE)) === 0 ? { text, from, to, marks: [] } : refang(text, from, to);
}

/** A word with a full stop behind it: most of what is left of prose. */
function isProse(text: string, start: number, end: number, mask: number): boolean {
  if ((mask & PROSE) !== 0) return false;
  let last = end;
  while (last > start && text.charCodeAt(last - 1) === 46) last--;
  const dot = text.indexOf('.', start);
  return dot >= last - 1;
}
