import { hostname } from '../forms/hostname.ts';
import { hostEnd } from '../index/indicator-index.ts';
import { findMailboxes } from './find-mailboxes.ts';
import { findUrls } from './find-urls.ts';
import type { Search } from './finder.ts';
import { AT } from './mailbox-sign.ts';

/** A word with dots as a host name: itself, its parents, the mailbox before it, the URL it begins. */
export function findHosts<Source>(search: Search<Source>, start: number, end: number): void {
  const { domains, mailboxes, urls, hostEnds } = search.index;
  if (domains.size === 0 && mailboxes.size === 0 && urls.size === 0) return;
  const ending = hostEnd(search.layer.lower, end);
  if (ending !== 0 && !hostEnds.has(ending)) return;
  const host = hostname(search.layer.lower.slice(start, end));
  if (!isSought(search, host) || isUser(search.layer.lower, start, end)) return;
  // Of `%2Fcdn.evil.example` the escape takes two digits: the layer above has the name.
  if (ESCAPE.test(search.layer.lower.slice(Math.max(0, start - 1), start + 2))) return;
  findDomains(search, host, start, end);
  findMailboxes(search, host, start, end);
  findUrls(search, host, start, end);
}

function isSought<Source>({ index }: Search<Source>, host: string): boolean {
  const { domains, mostLabels, mailboxes, urls } = index;
  if (mailboxes.has(host) || urls.has(host)) return true;
  let dot = host.length;
  for (let labels = 1; labels <= mostLabels && dot > 0; labels++) {
    dot = host.lastIndexOf('.', dot - 1);
    if (domains.has(host.slice(dot + 1))) return true;
  }
  return false;
}

/** `a.evil.example` is below `evil.example`; `notevil.example`, `_evil.example` and `evil.example.com` are not. */
function findDomains<Source>(search: Search<Source>, host: string, start: number, end: number): void {
  const { domains, mostLabels } = search.index;
  let dot = host.length;
  for (let labels = 1; labels <= mostLabels && dot > 0; labels++) {
    dot = host.lastIndexOf('.', dot - 1);
    if (dot < 0 && search.layer.lower[start - 1] === '_') return;
    search.found(domains.get(host.slice(dot + 1)), dot < 0 ? 'exact' : 'subdomain', start, end);
  }
}

/** What stands before `@` is a mailbox or a user, not a host: `http://evil.example:80@good.example/` goes to the latter. */
export function isUser(lower: string, start: number, end: number): boolean {
  if (USER.test(lower.slice(end, end + LONGEST_AT))) return !isWebFolder(lower, start, end);
  if (
    !COLON.test(lower.slice(end, end + LONGEST_COLON)) ||
    !SLASHES.test(lower.slice(Math.max(0, start - LONGEST_SLASHES), start))
  )
    return false;
  return PASSWORD.test(lower.slice(end, end + LONGEST_PASSWORD));
}

/** `\\\\evil.example@SSL\\DavWWWRoot` and `\\\\evil.example@8080\\x` are hosts (Windows, WebDAV redirector). */
function isWebFolder(lower: string, start: number, end: number): boolean {
  return (
    lower.slice(Math.max(0, start - 2), start) === '\\\\' &&
    /^@(?:ssl|\d{1,5})(?:@\d{1,5})?\\/.test(lower.slice(end, end + LONGEST_WEB_FOLDER))
  );
}

const LONGEST_WEB_FOLDER = 16;

/** The sign and what follows it. */
const USER = new RegExp(`^${AT}[a-z\\d]`);
const LONGEST_AT = 8;

/** As they stand, or as JSON may escape them, in JSON again, too (RFC 8259, 7). */
const SLASHES = /(?:\\{0,3}\/){2}$/;
const LONGEST_SLASHES = 8;

/** Up to the sign: a colon and what may stand in a password (RFC 3986, 3.2.1), with further colons or without. */
const PASSWORD = new RegExp(String.raw`^(?::|%3a)[^\s/?#@"'<>]{0,64}${AT}[a-z\d]`);
const LONGEST_PASSWORD = 76;
const COLON = /^(?::|%3a)/;
const LONGEST_COLON = 3;

/** What percent-encoding a byte of ASCII leaves of a name. */
const ESCAPE = /^%[2-7][\da-f]/;
