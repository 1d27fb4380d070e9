import { isAlphanumeric, isNameChar } from './char-class.ts';
import { endsInTld, isHostName } from './host.ts';
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
  const name = token.text.slice(at + 1, Math.min(host, at + 300));
  if (host === at + 1 || !name.includes('.') || !isHostName(name) || !endsInTld(name)) return undefined;
  const from = localFrom(token, runFrom, at);
  const local = token.text.slice(from, at);
  if (!isLocalPart(local) || (local === 'git' && token.text[host] === ':')) return { end: host };
  const value = `${local}@${name}`.toLowerCase();
  return { mention: mentionIn(token, 'email-addr', from, host, value), end: host };
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
  while (from < at && !isAlphanumeric(token.text.charCodeAt(from)) && token.text[from] !== '_') from++;
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
