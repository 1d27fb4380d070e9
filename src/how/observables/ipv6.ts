import ipaddr from 'ipaddr.js';
import { codeAt, isAlphanumeric, isDigit, isHex } from './char-class.ts';
import { prefixLengthAt } from './ipv4.ts';
import type { Mention } from './mention.ts';
import type { Token } from './token.ts';
import { mentionIn } from './token-mention.ts';

const LONGEST = 45;

/**
 * An IPv6 address or network that begins at a position of a token: eight groups, or fewer with `::`.
 * Times, MAC addresses and the `::` of programming languages are none.
 */
export function ipv6At(token: Token, from: number): Mention | undefined {
  const { text, to } = token;
  if (from > token.from && isGlue(text.charCodeAt(from - 1))) return undefined;
  let end = from;
  while (end < to && end - from <= LONGEST && isAddressChar(text.charCodeAt(end))) end++;
  while (end > from && isTail(text.charCodeAt(end - 1), codeAt(text, end - 2))) end--;
  if (end < to && isGlue(text.charCodeAt(end))) return undefined;
  const written = text.slice(from, end);
  if (!isPlausible(written) || !ipaddr.IPv6.isValid(written)) return undefined;
  const whole = end + prefixLengthAt(text, end, to, 128);
  const value = ipaddr.IPv6.parse(written).toRFC5952String() + text.slice(end, whole);
  return mentionIn(token, 'ipv6-addr', from, whole, value, 'written as in RFC 5952');
}

/** A full stop, or a colon that is not one of two. */
function isTail(last: number, before: number): boolean {
  return last === 46 || (last === 58 && before !== 58);
}

/** `::1` or several digits and groups: `std::` and `a::b` are code. */
function isPlausible(written: string): boolean {
  if (written === '::1') return true;
  const groups = written.split(':').filter((group) => group !== '');
  const compressed = written.includes('::');
  if (!compressed && groups.length < 7) return false;
  const first = groups[0] ?? '';
  const wide = first.length === 4 || written.startsWith('::ffff:') || groups.length >= 4;
  return wide && [...written].some((c) => isDigit(c.charCodeAt(0)));
}

function isAddressChar(code: number): boolean {
  return isHex(code) || code === 58 || code === 46;
}

function isGlue(code: number): boolean {
  return isAlphanumeric(code) || code === 58 || code === 95;
}
