/**
 * Hashes of 40 bits for words of ASCII, taken from their end, so that one pass over `cdn.evil.example` gives those of
 * `example` and `evil.example`, too. Letter case is of no account.
 */
export interface TokenHash {
  low: number;
  /** 8 bits. */
  high: number;
}

const SEED_A = 0x811c9dc5;
const SEED_B = 0x9e3779b9;

/** The state of a hash under way: two lanes of 32 bits. */
export interface HashLanes {
  a: number;
  b: number;
}

export function beginHash(lanes: HashLanes): void {
  lanes.a = SEED_A;
  lanes.b = SEED_B;
}

/** One more byte. */
export function stepHash(lanes: HashLanes, byte: number): void {
  const c = byte >= 65 && byte <= 90 ? byte + 32 : byte;
  lanes.a = Math.imul(lanes.a ^ c, 0x01000193);
  lanes.b = Math.imul(lanes.b ^ c, 0x5bd1e995) ^ (lanes.b >>> 15);
}

/** @param kind tells words, hashes and addresses of the same bytes apart */
export function finishHash({ a, b }: HashLanes, kind: number, into: TokenHash): void {
  let x = Math.imul(a ^ (b >>> 16) ^ kind, 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  let y = Math.imul(b ^ (a >>> 11) ^ Math.imul(kind, 0x27d4eb2f), 0x9e3779b1);
  y ^= y >>> 15;
  into.low = (x ^ (x >>> 16)) >>> 0;
  into.high = (y ^ (y >>> 8)) & 0xff;
}

export const WORD = 1;
/** Plus the number of digits. */
export const DIGEST = 1024;
/** Plus the bits of the prefix. */
export const PREFIX6 = 4096;

/** Of a word as a value has it; its characters are of ASCII. */
export function hashOfText(text: string, kind: number): TokenHash {
  const lanes: HashLanes = { a: 0, b: 0 };
  beginHash(lanes);
  for (let at = text.length - 1; at >= 0; at--) stepHash(lanes, text.charCodeAt(at));
  const hash = { low: 0, high: 0 };
  finishHash(lanes, kind, hash);
  return hash;
}
