import type { ObservableType } from '../../model/index.ts';
import { codeAt, isAlphanumeric, isDigit, isHex, isLowerCase } from './char-class.ts';
import { type Mention, mentionOf } from './mention.ts';

const TYPE_BY_LENGTH: ReadonlyMap<number, ObservableType> = new Map([
  [32, 'file:md5'],
  [40, 'file:sha1'],
  [56, 'file:sha224'],
  [64, 'file:sha256'],
  [96, 'file:sha384'],
  [128, 'file:sha512'],
]);
export const SHORTEST_HASH = 32;

/** Digests that look like a file's but are of something else; the word stands just before. */
const OTHER_DIGEST =
  /(?:imphash|imp hash|import hash|ja3s?|jarm|ssdeep|authentihash|vhash|richhash|rich header|commit|thumbprint|serial(?: number)?|aes key|xor key)[\s"'`:=|()-]*$/i;
const LOOK_BACK = 28;

/**
 * Hashes in a stretch without delimiters: whole runs of hexadecimal digits of a digest's length,
 * touching no other letter or digit. A run of digits alone, or of letters alone, is made up.
 */
export function findHashes(text: string, from: number, to: number, found: Mention[]): void {
  for (let i = from; i + SHORTEST_HASH <= to; ) {
    // From the last character that the shortest digest would have back to its first: most runs are shorter.
    let other = i + SHORTEST_HASH - 1;
    while (other >= i && isHex(text.charCodeAt(other))) other--;
    if (other >= i) {
      i = other + 1;
      continue;
    }
    let end = i + SHORTEST_HASH;
    while (end < to && isHex(text.charCodeAt(end))) end++;
    const type = TYPE_BY_LENGTH.get(end - i);
    if (type !== undefined && standsFree(text, i, end) && isHash(text, i, end) && !isOfAnother(text, i))
      found.push(hashMention(text, i, end, type));
    i = end;
  }
}

function hashMention(text: string, start: number, end: number, type: ObservableType): Mention {
  const raw = text.slice(start, end);
  if (isLowerCase(text, start, end)) return mentionOf(type, start, end, raw);
  return mentionOf(type, start, end, raw.toLowerCase(), ['lower case']);
}

function standsFree(text: string, start: number, end: number): boolean {
  return !isAlphanumeric(codeAt(text, start - 1)) && !isAlphanumeric(codeAt(text, end));
}

/** Digits and letters. */
function isHash(text: string, from: number, to: number): boolean {
  let digits = 0;
  for (let i = from; i < to; i++) if (isDigit(text.charCodeAt(i))) digits++;
  return digits > 0 && digits < to - from;
}

/** Whether a word before it says so. Right before most there is no word, only the end of a line. */
function isOfAnother(text: string, start: number): boolean {
  return OTHER_DIGEST.test(text.slice(Math.max(0, start - LOOK_BACK), start));
}
