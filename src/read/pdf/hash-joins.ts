import { isFull } from './fill.ts';
import type { Piece } from './piece.ts';
import { lastWordOf, textOf } from './piece.ts';

/** Hexadecimal digits of MD5, SHA-1, SHA-256, SHA-384 and SHA-512 (RFC 1321, FIPS 180-4). */
const HASH_LENGTHS: readonly number[] = [32, 40, 64, 96, 128];
const LENGTH_OF_NAME: readonly (readonly [RegExp, number])[] = [
  [/md-?5/i, 32],
  [/sha-?1(?![0-9])/i, 40],
  [/sha-?(?:2-?)?256/i, 64],
  [/sha-?(?:2-?)?384/i, 96],
  [/sha-?(?:2-?)?512/i, 128],
];
/** Longer runs of hexadecimal lines are dumps, not hashes. */
const MAX_FRAGMENTS = 64;

export function isHashLength(length: number): boolean {
  return HASH_LENGTHS.includes(length);
}

/** What a header or the words before a value say about it. */
export interface HashLabel {
  /** Digits of the one algorithm that is named. */
  readonly length?: number;
  /** Some hash, digest or fingerprint is spoken of. */
  readonly named: boolean;
}

export const UNLABELLED: HashLabel = { named: false };

export function hashLabel(text: string): HashLabel {
  const lengths = LENGTH_OF_NAME.filter(([name]) => name.test(text)).map(([, length]) => length);
  const named = lengths.length > 0 || /hash|digest|checksum|fingerprint|thumbprint/i.test(text);
  const [length] = lengths;
  return lengths.length === 1 && length !== undefined ? { length, named } : { named };
}

/**
 * The line ends (index of the line above) at which one hash goes on. Fragments are joined when
 * - every line but the last is filled to its column's edge and the lines below start at one left edge,
 * - the fragments add up to whole hashes in exactly one way, or in the way the label names,
 * - they are cased alike, and not all of one length unless a label speaks of a hash: lists of 16-digit
 *   values and hex dumps look just like that.
 */
export function hashJoins(lines: readonly Piece[], right: number, label: HashLabel): ReadonlySet<number> {
  const joins = new Set<number>();
  for (let start = 0; start < lines.length - 1; start++) {
    const chain = chainFrom(lines, start, right);
    if (chain.length < 2) continue;
    const said = label.named ? label : labelBefore(lines, start);
    for (const [from, to] of wholeHashes(chain, said)) {
      for (let line = from; line < to; line++) joins.add(start + line);
    }
    start += chain.length - 2;
  }
  return joins;
}

/** Hexadecimal fragments of consecutive lines, each but the last ending a filled line. */
function chainFrom(lines: readonly Piece[], start: number, right: number): readonly string[] {
  const first = lines[start];
  const head = first === undefined || !endsInDigit(first) ? undefined : hexAtEnd(textOf(first));
  if (head === undefined) return [];
  const chain = [head];
  for (let at = start; chain.length < MAX_FRAGMENTS; at++) {
    const [line, next] = [lines[at], lines[at + 1]];
    if (line === undefined || next === undefined || !isFull(line, next, right)) break;
    if (at > start && Math.abs(line.x0 - next.x0) > 1.5) break;
    const fragment = hexAtStart(next);
    if (fragment === undefined) break;
    chain.push(fragment);
    if (next.words.length > 1 || fragment !== next.words[0]?.text) break;
  }
  return chain;
}

/** A first look that costs little: most lines end in another letter or a mark. */
function endsInDigit(line: Piece): boolean {
  return /[0-9a-f]$/i.test(lastWordOf(line).slice(-1));
}

function hexAtEnd(text: string): string | undefined {
  return /(?:^|[\s:=("'[|,;>])([0-9a-f]{1,128})$/i.exec(text.slice(-160))?.[1];
}

function hexAtStart(line: Piece): string | undefined {
  return /^([0-9a-f]{1,128})(?=[),.;:'"\]|<]*$)/i.exec(line.words[0]?.text ?? '')?.[1];
}

/** The words just before the first fragment, on its line or the line above. */
function labelBefore(lines: readonly Piece[], start: number): HashLabel {
  const before = `${textOf(lines[start - 1] ?? EMPTY)} ${textOf(lines[start] ?? EMPTY)}`;
  return hashLabel(before.slice(-120));
}

const EMPTY: Piece = {
  page: 0,
  words: [],
  x0: 0,
  y0: 0,
  x1: 0,
  y1: 0,
  baseline: 0,
  size: 0,
  mono: false,
  bold: false,
  turned: false,
};

/** First and last fragment of each hash that takes more than one; empty when there is any doubt. */
function wholeHashes(chain: readonly string[], label: HashLabel): readonly (readonly [number, number])[] {
  const lengths = label.length === undefined ? HASH_LENGTHS : [label.length];
  const groups = onlyPartition(
    chain.map((fragment) => fragment.length),
    lengths,
  );
  return groups.filter(([from, to]) => to > from && isOneHash(chain.slice(from, to + 1), label));
}

function isOneHash(fragments: readonly string[], label: HashLabel): boolean {
  const hash = fragments.join('');
  if (hash !== hash.toLowerCase() && hash !== hash.toUpperCase()) return false;
  if (label.length === undefined && fragments.some((fragment) => isHashLength(fragment.length))) return false;
  if (label.named) return true;
  const even = fragments.every((fragment) => fragment.length === fragments[0]?.length);
  return /[a-f]/i.test(hash) && !even;
}

/** The one way to cut a sequence into runs that each add up to a wanted sum; empty if none or several. */
function onlyPartition(
  sizes: readonly number[],
  wanted: readonly number[],
): readonly (readonly [number, number])[] {
  // ways[i]: in how many ways the first i sizes can be cut (2 stands for "several"); from[i]: the last cut.
  const ways = [1, ...sizes.map(() => 0)];
  const from = ways.map(() => 0);
  for (let end = 1; end <= sizes.length; end++) {
    let sum = 0;
    for (let start = end - 1; start >= 0 && sum <= 128; start--) {
      sum += sizes[start] ?? 0;
      const before = ways[start] ?? 0;
      if (before === 0 || !wanted.includes(sum)) continue;
      ways[end] = Math.min(2, (ways[end] ?? 0) + before);
      from[end] = start;
    }
  }
  if (ways[sizes.length] !== 1) return [];
  const groups: [number, number][] = [];
  for (let end = sizes.length; end > 0; end = from[end] ?? 0) groups.unshift([from[end] ?? 0, end - 1]);
  return groups;
}
