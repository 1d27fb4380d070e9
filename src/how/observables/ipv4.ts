import { codeAt, isAlphanumeric, isDigit, isLetter, tableOf } from './char-class.ts';
import type { Mention } from './mention.ts';
import type { Token } from './token.ts';
import { mentionIn } from './token-mention.ts';

/**
 * Where an IPv4 address ends that begins at a position; -1 where none does.
 * Four numbers of 0 to 255 without leading zeros (RFC 6943, 3.1.1), with nothing after them that makes
 * them a part of something longer: an object identifier, a host name, a version.
 */
export function ipv4End(text: string, from: number, to: number): number {
  let i = from;
  for (let part = 0; part < 4; part++) {
    const start = i;
    while (i < to && i - start < 4 && isDigit(text.charCodeAt(i))) i++;
    if (!isOctet(text, start, i)) return -1;
    if (part < 3 && codeAt(text, i++) !== 46) return -1;
  }
  return i < to && goesOn(text.charCodeAt(i), i + 1 < to ? text.charCodeAt(i + 1) : 0) ? -1 : i;
}

/** Whether what follows makes the four numbers a part of something longer. */
function goesOn(next: number, second: number): boolean {
  if (isAlphanumeric(next) || next === 95) return true;
  if (next === 46) return isAlphanumeric(second);
  return next === 45 && isLetter(second);
}

function isOctet(text: string, from: number, to: number): boolean {
  const digits = to - from;
  if (digits === 0 || digits > 3 || (digits > 1 && text.charCodeAt(from) === 48)) return false;
  let number = 0;
  for (let i = from; i < to; i++) number = number * 10 + text.charCodeAt(i) - 48;
  return number < 256;
}

/** The mention of an address, or of a network where a prefix length follows. */
export function ipv4Mention(token: Token, from: number, to: number): Mention {
  const end = to + prefixLengthAt(token.text, to, token.to, 32);
  return mentionIn(token, 'ipv4-addr', from, end, token.text.slice(from, end));
}

/** How long `/24` and the like is, when it is a prefix length and not the beginning of a path; else 0. */
export function prefixLengthAt(text: string, at: number, to: number, longest: number): number {
  if (codeAt(text, at) !== 47) return 0;
  let i = at + 1;
  while (i < to && i - at < 4 && isDigit(text.charCodeAt(i))) i++;
  const digits = text.slice(at + 1, i);
  if (digits === '' || Number(digits) > longest || (digits.length > 1 && digits.startsWith('0'))) return 0;
  const next = i < to ? text.charCodeAt(i) : 0;
  if (isAlphanumeric(next) || IN_PATH[next] === 1) return 0;
  if (next === 46 && i + 1 < to && isAlphanumeric(text.charCodeAt(i + 1))) return 0;
  return i - at;
}

const IN_PATH: Uint8Array = tableOf('/?#_-');
