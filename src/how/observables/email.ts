import { codeAt, isAlphanumeric, isNameChar, lowerCase } from './char-class.ts';
import { endingIn } from './endings.ts';
import { isHostName } from './host.ts';
import type { Mention } from './mention.ts';
import type { Token } from './token.ts';
import { mentionIn } from './token-mention.ts';

/** Longest local part (RFC 5321, 4.5.3.1.1). */
const LONGEST_LOCAL = 64;

/**
 * An address of mail whose `@` stands at the end of a run of name characters. The local part may go on
 * before the run with the other characters people use; `git@host:path` is a place to clone from.
 */
export function emailAt(
  token: Token,
  runFrom: number,
  at: number,
): { mention?: Mention; end: number } | undefined {
  const host = hostEnd(token, at + 1);
  const { text } = token;
  if (host === at + 1 || !isHostName(text, at + 1, host) || !isBelowTld(text, at + 1, host)) return undefined;
  const from = localFrom(token, runFrom, at);
  const local = text.slice(from, at);
  if (!isLocalPart(local) || (local === 'git' && codeAt(text, host) === COLON)) return { end: host };
  const value = lowerCase(text, from, host);
  return { mention: mentionIn(token, 'email-addr', from, host, value), end: host };
}

const COLON = 58;

function isBelowTld(text: string, from: number, to: number): boolean {
  return text.slice(from, to).includes('.') && endingIn(text, from, to).isTld;
}

function hostEnd(token: Token, from: number): number {
  let end = from;
  while (end < token.to && isNameChar(token.text.charCodeAt(end))) end++;
  while (
    end > from &&
    !isAlphanumeric(token.text.charCodeAt(end - 1)) &&
    token.text.charCodeAt(end - 1) < 128
  )
    end--;
  return end;
}

function localFrom(token: Token, runFrom: number, at: number): number {
  let from = runFrom;
  while (from > token.from && at - from < LONGEST_LOCAL && isMoreLocal(token.text, from - 1)) from--;
  while (from < at && !isAlphanumeric(token.text.charCodeAt(from)) && token.text.charCodeAt(from) !== 95)
    from++;
  return from;
}

/** `+` and `%` inside a local part; at its start they are mark-up. */
function isMoreLocal(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isNameChar(code) || code === 43 || code === 37;
}

function isLocalPart(local: string): boolean {
  return local.length > 0 && local.length <= LONGEST_LOCAL && !local.includes('..') && !local.endsWith('.');
}
