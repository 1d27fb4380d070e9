import {
  AT,
  BACKSLASH,
  BRACKET,
  CLASSES,
  COLON,
  codeAt,
  DELIMITER,
  DIGIT,
  DOT,
  isEdge,
  isNameChar,
  LETTER,
  PERCENT,
  SLASH,
  tableOf,
  WIDE,
} from './char-class.ts';
import { findCves } from './cve.ts';
import { formedIn } from './forms/index.ts';
import { findHashes, SHORTEST_HASH } from './hash.ts';
import { findLabel, findLabels, type Label } from './labelled/label-at.ts';
import { inOrder, type Mention } from './mention.ts';
import { refang } from './refang.ts';
import { bracketedKeyAt, registryKeyAt } from './registry-key.ts';
import { mayGoOn, spacedTokenEnd } from './spaced.ts';
import { findSpacedAsns } from './spaced-asn.ts';
import { NO_MARKS, type Token } from './token.ts';
import { findUserAgent } from './user-agents.ts';
import { walk } from './walk.ts';
import { windowsPathAt } from './windows-path.ts';

/** Without one of these, a token is a word, a number or a hash. */
const TELLING = DOT | COLON | AT | SLASH | BACKSLASH | BRACKET | PERCENT;
const MARKED = BRACKET | BACKSLASH | WIDE;

/** What a marker begins with that stands apart: ` [.]`, ` dot `. */
const MAY_MARK: Uint8Array = tableOf('([{d');

/**
 * Every mention in a text, in the order of their starts. One pass over its UTF-16 code units: a token
 * is a stretch without delimiters, the classes of its characters say whether it is worth reading, and
 * whatever is read is read once. Time is linear in the text's length, whatever the text is.
 * @param labels takes the words that name what stands beside them, in order
 * @param agents takes the offsets where a user agent may begin, in order
 */
export function scan(text: string, labels: Label[] = [], agents: number[] = []): Mention[] {
  const found: Mention[] = [];
  const classes = CLASSES;
  const length = text.length;
  let start = 0;
  let mask = 0;
  /** The classes of two characters or more. */
  let twice = 0;
  // One loop and none inside it: an engine that compiles it while it runs compiles the whole.
  for (let i = 0; i <= length; i++) {
    const cls = i < length ? (classes[text.charCodeAt(i)] ?? DELIMITER) : DELIMITER;
    if (cls !== DELIMITER) {
      twice |= mask & cls;
      mask |= cls;
      continue;
    }
    if (i > start) {
      if ((mask & SLASH) !== 0) findUserAgent(text, start, agents);
      let read = i;
      if (
        i - start > 2 &&
        ((mask & (TELLING | DIGIT)) !== 0 || (MAY_MARK[codeAt(text, i + 1)] === 1 && mayGoOn(text, i)))
      )
        read = readToken(text, start, i, mask, twice, found);
      // A plain word is a label or none; in anything else, one may begin behind any mark.
      if ((mask & ~(LETTER | DIGIT)) === 0 && read === i) findLabel(text, start, labels);
      else findLabels(text, start, read, labels);
      // What was read on may end before a character that is no delimiter.
      if (read > i) i = read - 1;
    }
    start = i + 1;
    mask = 0;
    twice = 0;
  }
  const numbered: Mention[] = [];
  findCves(text, numbered);
  findSpacedAsns(text, numbered);
  return inOrder(found, numbered);
}

/** Reads a token and returns where to go on: behind it, or behind a path that ran on over spaces. */
function readToken(
  text: string,
  start: number,
  end: number,
  mask: number,
  twice: number,
  found: Mention[],
): number {
  if ((mask & DIGIT) !== 0) {
    const formed = formedIn(text, start, end, mask);
    if (formed !== undefined) {
      found.push(formed);
      return end;
    }
    if (end - start >= SHORTEST_HASH) findHashes(text, start, end, found);
  }
  const joined = mayGoOn(text, end) ? spacedTokenEnd(text, start, end) : end;
  if (joined > end) {
    walk(text, refang(text, start, joined), found);
    return joined;
  }
  if ((mask & TELLING) === 0) return end;
  if ((mask & BACKSLASH) !== 0) return readPaths(text, start, end, mask, found);
  const dull = isDull(text, start, end, mask, twice);
  if ((mask & MARKED) === 0) {
    if (!dull) walk(text, plainToken(text, start, end), found);
    return end;
  }
  const token = refang(text, start, end, false);
  if (token.marks.length > 0 || !dull) walk(text, token, found);
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
  const code = text.charCodeAt(i);
  if (code === 92) return bracketedKeyAt(text, i) ?? windowsPathAt(text, i, from);
  return (code | 32) === 104 ? registryKeyAt(text, i) : undefined;
}

function tokenOf(text: string, from: number, to: number, mask: number): Token {
  return (mask & MARKED) === 0
    ? plainToken(text, from, to)
    : refang(text, from, to, (mask & BACKSLASH) !== 0);
}

function plainToken(text: string, from: number, to: number): Token {
  return { text, from, to, offset: 0, source: text, marks: NO_MARKS };
}

/**
 * Whether a token without a marker holds nothing that `walk` would find: no slash, no two colons, and no
 * full stop with a name behind it. That leaves most of prose out: `(RAT),`, `said.`, `Note:`.
 */
function isDull(text: string, start: number, end: number, mask: number, twice: number): boolean {
  if ((mask & SLASH) !== 0 || (twice & COLON) !== 0) return false;
  if ((mask & DOT) === 0) return true;
  let last = end - 1;
  while (last > start && !isInName(text.charCodeAt(last))) last--;
  for (let i = start; i < last; i++) if (text.charCodeAt(i) === 46) return false;
  return true;
}

function isInName(code: number): boolean {
  return isNameChar(code) && !isEdge(code);
}
