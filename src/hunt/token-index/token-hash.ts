/**
 * Hashes of 64 bits for tokens of a log, as gather.as makes them: two numbers of 32 bits, from which the places of the
 * token in a filter follow. Letter case is of no account.
 */
export interface TokenHash {
  readonly x: number;
  readonly y: number;
  /** How many places it has: 6, or 4 for words without a dot. */
  readonly places: number;
}

export const WORD = 1;
/** Plus the bits of the network. */
export const ADDRESS = 512;
/** Plus the number of digits. */
export const DIGEST = 1024;
/** Plus the bits of the prefix. */
export const PREFIX6 = 4096;
export const BEYOND = 8192;

export const STRONG = 6;
export const WEAK = 4;

const A = 0x811c9dc5;
const B = 0x9e3779b9;

/** Of a word as a value has it; its characters are of ASCII. */
export function hashOfText(text: string, kind: number, places: number): TokenHash {
  const bytes = Buffer.from(text, 'latin1');
  let a = A ^ kind;
  let b = B + bytes.length;
  const step = (start: number, length: number): void => {
    const at = (from: number): number => (from < start + length ? (bytes[from] ?? 0) | 0x20 : 0);
    const four = (from: number): number =>
      at(from) | (at(from + 1) << 8) | (at(from + 2) << 16) | (at(from + 3) << 24);
    [a, b] = stirred(a, b, four(start), four(start + 4));
  };
  let end = bytes.length;
  for (; end >= 8; end -= 8) step(end - 8, 8);
  if (end > 0) step(0, end);
  return finished(a, b, places);
}

export function hashOfNumber(number: number, kind: number, places: number): TokenHash {
  const [a, b] = stirred(A ^ kind, B, number, number);
  return finished(a, b, places);
}

/** @param digits 32 hexadecimal digits */
export function hashOfPrefix6(digits: string, bits: number): TokenHash {
  const text = digits.slice(0, bits / 4).padEnd(32, '0');
  const word = (at: number): number => Number.parseInt(text.slice(8 * at, 8 * at + 8), 16) | 0;
  let [a, b] = stirred(A ^ (PREFIX6 + bits), B, word(0), word(1));
  [a, b] = stirred(a, b, word(2), word(3));
  return finished(a, b, STRONG);
}

function stirred(a: number, b: number, low: number, high: number): readonly [number, number] {
  const x = rotated(Math.imul(a ^ low, 0xcc9e2d51));
  return [x, (rotated(Math.imul(b ^ high, 0x1b873593)) + x) | 0];
}

function rotated(x: number): number {
  return (x << 13) | (x >>> 19);
}

function finished(a: number, b: number, places: number): TokenHash {
  let x = Math.imul(a ^ rotated(b), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  x ^= x >>> 16;
  let y = Math.imul(b ^ x, 0x27d4eb2f);
  y = (y ^ (y >>> 15)) | 1;
  return { x: x >>> 0, y: y >>> 0, places };
}

/** Whether all places of a token are set in a section's filter. @param log of the filter's bits */
export function isInFilter(filter: Uint8Array, log: number, { x, y, places }: TokenHash): boolean {
  const mask = 2 ** log - 1;
  for (let n = 0, at = x; n < places; n++, at = (at + y) | 0) {
    const place = at & mask;
    if ((((filter[place >>> 3] ?? 0) >> (place & 7)) & 1) === 0) return false;
  }
  return true;
}

/** The rows that must all name a block. @param log of the number of rows */
export function rowsOf({ x, y, places }: TokenHash, log: number): readonly number[] {
  const mask = 2 ** log - 1;
  return Array.from({ length: places }, (_, n) => ((y >>> 7) + Math.imul(n, x | 1)) & mask);
}
