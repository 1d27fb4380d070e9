import { readIpv6 } from '../forms/address.ts';
import type { HashLanes, TokenHash } from './token-hash.ts';
import { beginHash, DIGEST, finishHash, hashOfText, PREFIX6, stepHash, WORD } from './token-hash.ts';
import type { TokenSink } from './token-sink.ts';

/**
 * Every token that a key of an indicator (sieve/keys.ts) can meet in a stretch of text, as the kernel would look it up,
 * and more: what is too much costs a search, what is missing would cost a hit. Bytes beyond ASCII end words.
 */
export function collectTokens(bytes: Uint8Array, from: number, to: number, sink: TokenSink): void {
  let start = -1;
  let kinds = 0;
  let colons = 0;
  for (let at = from; at <= to; at++) {
    const kind = at < to ? (KIND[bytes[at] ?? 0] ?? 0) : 0;
    if ((kind & PART) !== 0) {
      if (start < 0) start = at;
      kinds |= kind;
      continue;
    }
    if (start >= 0) {
      if ((kinds & (LETTER | DOT)) !== 0 || at - start >= SHORTEST_DIGEST) run(bytes, start, at, kinds, sink);
      if (bytes[start - 1] === SLASH && start > from) numberHost(bytes, start, at, sink);
      start = -1;
      kinds = 0;
    }
    if ((kind & COLON) !== 0) colons++;
    if ((kind & NEWLINE) !== 0 || at === to) {
      if (colons > 1) addresses6(bytes, from, at, colons, sink);
      colons = 0;
    }
    if ((kind & BEYOND) !== 0) sink.hasBeyondAscii = true;
  }
}

const PART = 1;
const LETTER = 2;
const DOT = 4;
const BEYOND = 8;
const COLON = 16;
const NEWLINE = 32;
const HEX = 64;
const DIGIT = 128;
const SLASH = 47;
const PERCENT = 37;
const BACKSLASH = 92;
const POINT = 46;

const KIND: Uint8Array = new Uint8Array(256);
for (let code = 0; code < 256; code++) {
  const letter = String.fromCharCode(code);
  KIND[code] =
    (/[\w.-]/.test(letter) && code < 128 ? PART : 0) |
    (/[a-z]/i.test(letter) ? LETTER : 0) |
    (letter === '.' ? DOT : 0) |
    (code >= 128 ? BEYOND : 0) |
    (letter === ':' ? COLON : 0) |
    (letter === '\n' ? NEWLINE : 0) |
    (/[\da-f]/i.test(letter) ? HEX : 0) |
    (/\d/.test(letter) ? DIGIT : 0);
}

const lanes: HashLanes = { a: 0, b: 0 };
const hash: TokenHash = { low: 0, high: 0 };

/** A run of letters, digits and joints. Two dots in a row divide it. */
function run(bytes: Uint8Array, start: number, end: number, kinds: number, sink: TokenSink): void {
  if ((kinds & DOT) === 0) {
    word(bytes, start, end, kinds, sink);
    return;
  }
  let from = start;
  let seen = 0;
  for (let at = start; at <= end; at++) {
    const isEnd = at === end || (bytes[at] === POINT && bytes[at - 1] === POINT && at > from);
    if (!isEnd) {
      seen |= KIND[bytes[at] ?? 0] ?? 0;
      continue;
    }
    if (at > from) word(bytes, from, at, seen, sink);
    from = at + 1;
    seen = 0;
  }
}

function word(bytes: Uint8Array, start: number, runEnd: number, kinds: number, sink: TokenSink): void {
  if ((kinds & DOT) !== 0) addresses4(bytes, start, runEnd, sink);
  let end = runEnd;
  while (end > start && isJoint(bytes[end - 1] ?? 0)) end--;
  if (end - start >= SHORTEST_DIGEST) digests(bytes, start, end, sink);
  // Numbers alone are in every line, and looked up by none (queries.ts).
  if (end === start || (kinds & LETTER) === 0) return;
  const first = behindJoints(bytes, start, end);
  // `\tevil.example`, `%2Fevil.example`: what the escape takes is not the word's.
  const before = bytes[start - 1];
  const taken = before === BACKSLASH ? 1 : before === PERCENT ? 2 : 0;
  const glued = taken === 0 ? -1 : behindJoints(bytes, start + taken, end);
  let hasDot = false;
  beginHash(lanes);
  for (let at = end - 1; at >= start; at--) {
    const c = bytes[at] ?? 0;
    if (c === POINT) {
      if (at + 1 < end) give(hasDot, sink);
      hasDot = true;
    }
    stepHash(lanes, c);
    if (at === first || at === glued) give(hasDot, sink);
  }
}

function give(hasDot: boolean, sink: TokenSink): void {
  finishHash(lanes, WORD, hash);
  if (hasDot) sink.tokens.add(hash);
  else sink.words.add(hash);
}

function isJoint(code: number): boolean {
  return ((KIND[code] ?? 0) & (LETTER | DIGIT)) === 0;
}

function behindJoints(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && isJoint(bytes[at] ?? 0)) at++;
  return at;
}

const SHORTEST_DIGEST = 32;
const LONGEST_DIGEST = 128;
/** Digits that an escape before a digest may have taken: `%3D`, `\u003d`. */
const MOST_TAKEN = 5;
const DIGEST_KEY = 16;

/** Runs of hexadecimal digits as long as a digest, in a word. */
function digests(bytes: Uint8Array, start: number, end: number, sink: TokenSink): void {
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && ((KIND[bytes[at] ?? 0] ?? 0) & HEX) !== 0) continue;
    const length = at - from;
    if (length >= SHORTEST_DIGEST && length <= LONGEST_DIGEST + MOST_TAKEN + 3) {
      const before = bytes[from - 1] ?? 0;
      const mayBeTaken = before === PERCENT || before === BACKSLASH || !isJoint(before);
      const most = mayBeTaken ? MOST_TAKEN : 0;
      for (let taken = 0; taken <= most && length - taken >= SHORTEST_DIGEST; taken++) {
        if (length - taken <= LONGEST_DIGEST) digest(bytes, from + taken, length - taken, sink);
      }
    }
    from = at + 1;
  }
}

function digest(bytes: Uint8Array, at: number, length: number, sink: TokenSink): void {
  if (length % 2 === 1) return;
  beginHash(lanes);
  for (let from = at + DIGEST_KEY - 1; from >= at; from--) stepHash(lanes, bytes[from] ?? 0);
  finishHash(lanes, DIGEST + length, hash);
  sink.tokens.add(hash);
}

/** Four numbers with dots between them, wherever a number may begin. */
function addresses4(bytes: Uint8Array, start: number, end: number, sink: TokenSink): void {
  for (let at = start; at + 6 < end; at++) {
    if (((KIND[bytes[at] ?? 0] ?? 0) & DIGIT) === 0) continue;
    const isInside = at > start && ((KIND[bytes[at - 1] ?? 0] ?? 0) & DIGIT) !== 0;
    // `%2010.0.0.1`: the escape takes two digits.
    const isBehindEscape = at === start + 2 && bytes[start - 1] === PERCENT;
    if (!isInside || isBehindEscape) address4(bytes, at, end, sink);
  }
}

function address4(bytes: Uint8Array, from: number, end: number, sink: TokenSink): void {
  let address = 0;
  let at = from;
  for (let octet = 0; octet < 4; octet++) {
    let value = 0;
    let digits = 0;
    for (; at < end && ((KIND[bytes[at] ?? 0] ?? 0) & DIGIT) !== 0 && digits < 4; at++, digits++) {
      value = value * 10 + (bytes[at] ?? 0) - 48;
    }
    if (digits === 0 || digits > 3 || value > 255) return;
    address = address * 256 + value;
    if (octet < 3 && bytes[at++] !== POINT) return;
  }
  giveAddress(address, sink);
}

function giveAddress(address: number, sink: TokenSink): void {
  hash.low = address;
  hash.high = 0;
  sink.addresses.add(hash);
}

/** `//3325256727/`, `//0xc6336417`: a host written as one number. */
function numberHost(bytes: Uint8Array, start: number, end: number, sink: TokenSink): void {
  if (end - start < 8 || end - start > 12) return;
  const value = Number(Buffer.from(bytes.subarray(start, end)).toString('latin1'));
  if (value >= 0 && value <= 0xffffffff && Number.isInteger(value)) giveAddress(value, sink);
}

const MOST_TRIED = 10_000;
/** Longer than any address with a word before it. */
const LONGEST_RUN = 64;

/** IPv6 addresses of the line that ends at `end`: runs of hexadecimal digits, colons and dots. */
function addresses6(bytes: Uint8Array, from: number, end: number, colons: number, sink: TokenSink): void {
  let left = colons;
  for (let at = end - 1; at >= from && left > 0; ) {
    while (at >= from && bytes[at] !== 58) at--;
    let start = at;
    while (start > from && isUnit6(bytes, start - 1) && !isEllipsis(bytes, start)) start--;
    let last = at + 1;
    while (last < end && isUnit6(bytes, last) && !isEllipsis(bytes, last)) last++;
    let within = 0;
    for (let each = start; each < last; each++) if (bytes[each] === 58) within++;
    left -= Math.max(1, within);
    if (last - start <= LONGEST_RUN && last - start > 2) run6(bytes, start, last, within, sink);
    at = start - 1;
  }
}

function isUnit6(bytes: Uint8Array, at: number): boolean {
  return ((KIND[bytes[at] ?? 0] ?? 0) & (HEX | COLON | DOT)) !== 0;
}

/** Without the dots, and then the single colon, that it ends with. */
function withoutEnd(text: string): string {
  let end = text.length;
  while (text.charCodeAt(end - 1) === POINT) end--;
  if (text.charAt(end - 1) === ':' && text.charAt(end - 2) !== ':') end--;
  return text.slice(0, end);
}

/** Whether a position is between two dots, which end a word. */
function isEllipsis(bytes: Uint8Array, at: number): boolean {
  return bytes[at] === POINT && bytes[at - 1] === POINT;
}

function run6(bytes: Uint8Array, start: number, end: number, colons: number, sink: TokenSink): void {
  const text = Buffer.from(bytes.subarray(start, end)).toString('latin1').toLowerCase();
  if ((colons < 6 && !text.includes('::')) || sink.tried.has(text)) return;
  if (sink.tried.size >= MOST_TRIED) sink.tried.clear();
  sink.tried.add(text);
  const trimmed = withoutEnd(text);
  // Behind an escape, behind a word and its colon, behind dots.
  const begins = new Set([0, 1, 2, trimmed.indexOf(':') + 1]);
  for (const begin of begins) {
    const attempt = trimmed
      .slice(begin)
      .replace(/^\.+/, '')
      .replace(/^:(?!:)/, '');
    for (const part of attempt.split('..')) giveAddress6(part, sink);
  }
}

/** Prefixes by which networks are looked up; a wider network is always searched for. */
export const PREFIXES6 = [128, 64, 48, 32, 16] as const;

function giveAddress6(text: string, sink: TokenSink): void {
  const address = readIpv6(text);
  if (address === undefined) return;
  if (address.kind === 4) {
    giveAddress(Number.parseInt(address.digits, 16), sink);
    return;
  }
  for (const bits of PREFIXES6)
    sink.tokens.add(hashOfText(address.digits.slice(0, bits / 4), PREFIX6 + bits));
}
