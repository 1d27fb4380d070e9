import { readIpv4, readIpv6 } from '../forms/address.ts';
import { findAddress } from './find-addresses.ts';
import { findUrls } from './find-urls.ts';
import type { Search } from './finder.ts';
import { isVersion } from './is-version.ts';
import { isMailboxOf } from './mailbox-sign.ts';

/**
 * Four numbers that are no part of something longer: an object identifier, a version, a host name such as
 * `198.51.100.7-static.example`. Ranges and file names join addresses with hyphens and underscores.
 */
const IPV4 = /(?<![\da-z.])\d{1,3}(?:\.\d{1,3}){3}(?![\da-z]|\.[\da-z]|-[a-z])/g;
const DOTS = 3;

/** IPv4 addresses inside a word. */
export function findIpv4<Source>(search: Search<Source>, start: number, end: number, dots: number): void {
  if (dots < DOTS) return;
  if (dots === DOTS + 1 && isWithPort(search.layer.lower, start, end)) {
    const last = search.layer.lower.lastIndexOf('.', end - 1);
    const address = readIpv4(search.layer.lower.slice(start, last));
    if (address !== undefined) findAddress(search, address, start, last);
    return;
  }
  for (const { 0: written, index } of search.layer.lower.slice(start, end).matchAll(IPV4)) {
    const address = readIpv4(written);
    if (address === undefined) continue;
    const from = start + index;
    const { lower } = search.layer;
    if (isMailboxOf(lower, from + written.length) || isVersion(lower, from)) continue;
    if (lower[from - 1] === ':' && isEndOfIpv6(lower, from, written)) continue;
    findAddress(search, address, from, from + written.length);
    findUrls(search, address.digits, from, from + written.length);
  }
}

/** `198.51.100.23.443 > 10.0.0.7.51234:`, as tcpdump writes an address with its port. */
function isWithPort(lower: string, start: number, end: number): boolean {
  if (!/^(?:\d{1,3}\.){4}\d{1,5}$/.test(lower.slice(start, end))) return false;
  return (
    lower.startsWith(' > ', end) ||
    (lower[end] === ':' && lower.slice(Math.max(0, start - 3), start) === ' > ')
  );
}

/** `2001:db8::198.51.100.23` is another address, unless its first bits say that it stands for the last (RFC 4291, 6052, 7915). */
function isEndOfIpv6(lower: string, from: number, written: string): boolean {
  const groups = GROUPS.exec(lower.slice(Math.max(0, from - LONGEST_GROUPS), from))?.[0];
  if (groups === undefined || !groups.includes('::') || STANDS_FOR_IPV4.has(groups)) return false;
  return readIpv6(`${groups}${written}`) !== undefined;
}

const GROUPS = /(?<![\da-z.:])(?:[\da-f]{0,4}:){2,7}$/;
const LONGEST_GROUPS = 36;
const STANDS_FOR_IPV4: ReadonlySet<string> = new Set(['::', '::ffff:', '::ffff:0:', '64:ff9b::']);
