import { isAlphanumeric, isDigit } from './char-class.ts';
import type { Mention } from './mention.ts';
import type { Token } from './token.ts';
import { mentionIn } from './token-mention.ts';

/** An IPv4 address at a position of a token. Positions, `end` exclusive. */
export interface Ipv4Found {
  readonly address: string;
  readonly end: number;
}

/**
 * Four numbers of 0 to 255 without leading zeros (RFC 6943, 3.1.1), with nothing after them that makes
 * them a part of something longer: an object identifier, a host name, a version.
 */
export function ipv4At(text: string, from: number, to: number): Ipv4Found | undefined {
  let i = from;
  for (let part = 0; part < 4; part++) {
    const start = i;
    while (i < to && i - start < 4 && isDigit(text.charCodeAt(i))) i++;
    if (!isOctet(text, start, i)) return undefined;
    if (part < 3 && text.charCodeAt(i++) !== 46) return undefined;
  }
  if (i < to) {
    const next = text.charCodeAt(i);
    if (isAlphanumeric(next) || next === 95) return undefined;
    if (next === 46 && i + 1 < to && isAlphanumeric(text.charCodeAt(i + 1))) return undefined;
    if (
      next === 45 &&
      i + 1 < to &&
      !isDigit(text.charCodeAt(i + 1)) &&
      isAlphanumeric(text.charCodeAt(i + 1))
    ) {
      return undefined;
    }
  }
  return { address: text.slice(from, i), end: i };
}

function isOctet(text: string, from: number, to: number): boolean {
  const digits = to - from;
  if (digits === 0 || digits > 3 || (digits > 1 && text.charCodeAt(from) === 48)) return false;
  let number = 0;
  for (let i = from; i < to; i++) number = number * 10 + text.charCodeAt(i) - 48;
  return number < 256;
}

/** The mention of an address, or of a network where a prefix length follows. */
export function ipv4Mention(token: Token, from: number, found: Ipv4Found): Mention {
  const length = prefixLengthAt(token.text, found.end, token.to, 32);
  return mentionIn(token, 'ipv4-addr', from, found.end + length.length, found.address + length);
}

/** `/24` and the like, when it is a prefix length and not the beginning of a path; else nothing. */
export function prefixLengthAt(text: string, at: number, to: number, longest: number): string {
  if (text[at] !== '/') return '';
  let i = at + 1;
  while (i < to && i - at < 4 && isDigit(text.charCodeAt(i))) i++;
  const digits = text.slice(at + 1, i);
  if (digits === '' || Number(digits) > longest || (digits.length > 1 && digits[0] === '0')) return '';
  const next = i < to ? text[i] : undefined;
  if (next !== undefined && (isAlphanumeric(text.charCodeAt(i)) || '/?#_-'.includes(next))) return '';
  if (next === '.' && i + 1 < to && isAlphanumeric(text.charCodeAt(i + 1))) return '';
  return `/${digits}`;
}
