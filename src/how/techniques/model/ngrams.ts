/** 0: a word or a part of one; 1: three to five letters within a word; 2: a pair of neighbouring words. */
export type NgramKind = 0 | 1 | 2;

/** In UTF-16 code units; a longer "sentence" is a dump, and its beginning tells what it is. */
export const LONGEST_TEXT = 2_000;
/** Letters of a word that letter n-grams are made of. */
const LONGEST_WORD = 32;
const SHORTEST_GRAM = 3;
const LONGEST_GRAM = 5;

const codes = new Uint16Array(LONGEST_TEXT + 2);

/** The n-grams of one text, in the order in which they are met. */
export interface Ngrams {
  readonly count: number;
  /** 32-bit hashes. */
  readonly hashes: Int32Array;
  /** Where each stands in the text: UTF-16 offsets, end exclusive. */
  readonly starts: Uint16Array;
  readonly ends: Uint16Array;
  /** Each an `NgramKind`. */
  readonly kinds: Uint8Array;
}

// A code unit begins at most three letter n-grams, a word, a part of one and a pair.
const MOST_NGRAMS = 6 * (LONGEST_TEXT + 2);
// Written again for every text: a call for each n-gram would take longer than making it.
const met = {
  count: 0,
  hashes: new Int32Array(MOST_NGRAMS),
  starts: new Uint16Array(MOST_NGRAMS),
  ends: new Uint16Array(MOST_NGRAMS),
  kinds: new Uint8Array(MOST_NGRAMS),
};

/**
 * Every n-gram of a sentence: words and their parts, pairs of neighbouring words, letter n-grams inside
 * words. Letter case and accents are folded one code unit for one, so that offsets stay the text's own;
 * addresses, hashes and CVE ids stand for their kind. The same text gives the same n-grams on any engine.
 *
 * @returns arrays that the next call with another text overwrites
 */
export function ngramsOf(text: string): Ngrams {
  if (text !== metText) {
    meet(text);
    metText = text;
  }
  return met;
}

/** Whose n-grams the arrays hold: a sentence is explained by looking at it several times in a row. */
let metText = '';

function meet(text: string): void {
  met.count = 0;
  const length = Math.min(text.length, LONGEST_TEXT);
  for (let at = 0; at < length; at++) codes[at] = folded(text.charCodeAt(at));
  codes[length] = SPACE;
  let before = 0;
  let beforeStart = 0;
  for (let at = 0; at < length; ) {
    if (!isWord(codes[at] as number)) {
      at++;
      continue;
    }
    const start = at;
    const end = wordEnd(start, length);
    const token = tokenKind(start, end);
    // An address runs to the next white space.
    at = token === ADDRESS ? nextSpace(end, length) : end;
    const hash = token === PLAIN ? hashOf(start, end, WORD) : mixed(token, WORD);
    add(hash, start, at, 0);
    if (before !== 0) add(mixed(Math.imul(before, 31) ^ hash, PAIR), beforeStart, at, 2);
    before = hash;
    beforeStart = start;
    if (token === PLAIN) {
      parts(start, end);
      letters(start, Math.min(end, start + LONGEST_WORD));
    }
  }
}

function add(hash: number, start: number, end: number, kind: NgramKind): void {
  const at = met.count++;
  met.hashes[at] = hash;
  met.starts[at] = start;
  met.ends[at] = end;
  met.kinds[at] = kind;
}

/** `cmd.exe` is also `cmd` and `exe`. */
function parts(start: number, end: number): void {
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && !isJoint(codes[at] as number)) continue;
    if (at > from && at - from < end - start) add(hashOf(from, at, WORD), from, at, 0);
    from = at + 1;
  }
}

function letters(start: number, end: number): void {
  for (let from = start - 1; from + SHORTEST_GRAM <= end + 1; from++) {
    let hash = SEED;
    for (let size = 1; size <= LONGEST_GRAM && from + size <= end + 1; size++) {
      const at = from + size - 1;
      hash = Math.imul(hash ^ (at < start || at >= end ? SPACE : (codes[at] as number)), PRIME);
      if (size >= SHORTEST_GRAM) {
        add(mixed(hash, LETTERS + size), Math.max(from, start), Math.min(at + 1, end), 1);
      }
    }
  }
}

const PLAIN = 0;
const ADDRESS = 1;
const HASH = 2;
const IP = 3;
const CVE = 4;
const NUMBER = 5;

/** The kind of a word that is one of endlessly many alike. */
function tokenKind(start: number, end: number): number {
  const length = end - start;
  if (length >= 3 && length <= 5 && isScheme(start, end)) return ADDRESS;
  let digits = 0;
  let hex = 0;
  let dots = 0;
  for (let at = start; at < end; at++) {
    const code = codes[at] as number;
    if (code >= 48 && code <= 57) digits++;
    if (code >= 97 && code <= 102) hex++;
    if (code === DOT) dots++;
  }
  if (length >= 32 && digits + hex === length) return HASH;
  if (dots === 3 && digits + dots === length) return IP;
  if (digits === length && length > 5) return NUMBER;
  if (length > 8 && codes[start] === 99 && codes[start + 1] === 118 && codes[start + 2] === 101) return CVE;
  return PLAIN;
}

/** `http`, `hxxp`, `ftp` before `:`. */
function isScheme(start: number, end: number): boolean {
  if (codes[end] !== 58) return false;
  const last = codes[end - 1];
  const first = codes[start];
  return (first === 104 || first === 102) && (last === 112 || last === 115);
}

function wordEnd(start: number, length: number): number {
  let at = start + 1;
  while (at < length) {
    const code = codes[at] as number;
    if (isWord(code)) at++;
    else if (isJoint(code) && isWord(codes[at + 1] as number) && at + 1 < length) at += 2;
    else break;
  }
  return at;
}

function nextSpace(from: number, length: number): number {
  let at = from;
  while (at < length && (codes[at] as number) > SPACE) at++;
  return at;
}

const SPACE = 32;
const DOT = 46;
const HYPHEN = 45;

function isJoint(code: number): boolean {
  return code === DOT || code === HYPHEN;
}

function isWord(code: number): boolean {
  return (
    (code >= 97 && code <= 122) ||
    (code >= 48 && code <= 57) ||
    code === 95 ||
    (code >= 0xc0 && code < 0x2000 && code !== 0xd7 && code !== 0xf7)
  );
}

/** Lower case without accents, for the letters that keep their length; others stay as they are. */
function folded(code: number): number {
  if (code < 0x80) return code >= 65 && code <= 90 ? code + 32 : code;
  return code < FOLDED.length ? (FOLDED[code] ?? code) : code;
}

const FOLDED: Uint16Array = Uint16Array.from({ length: 0x250 }, (_, code) => {
  const bare = String.fromCharCode(code).normalize('NFD').charAt(0).toLowerCase();
  return bare.length === 1 ? bare.charCodeAt(0) : code;
});

const SEED = 0x811c9dc5;
const PRIME = 0x01000193;
const WORD = 11;
const PAIR = 12;
const LETTERS = 20;

/** FNV-1a over code units. */
function hashOf(start: number, end: number, kind: number): number {
  let hash = SEED;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ (codes[at] as number), PRIME);
  return mixed(hash, kind);
}

/** Spreads a hash over all its bits, so that the low ones can name a feature. */
function mixed(hash: number, kind: number): number {
  let mix = Math.imul(hash ^ kind, PRIME);
  mix ^= mix >>> 15;
  mix = Math.imul(mix, 0x2c1b3c6d);
  mix ^= mix >>> 12;
  mix = Math.imul(mix, 0x297a2d39);
  return (mix ^ (mix >>> 15)) >>> 0;
}
