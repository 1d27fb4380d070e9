import { readIpv6 } from '../forms/address.ts';
import { isAlphanumeric } from '../forms/units.ts';
import { findAddress } from './find-addresses.ts';
import { findUrls } from './find-urls.ts';
import type { Search } from './finder.ts';

const COLON = 58;
const DOT = 46;

/** IPv6 addresses by value, however they are written; brackets, port, zone and prefix length stay outside. */
export function findIpv6<Source>(search: Search<Source>): void {
  const { lower } = search.layer;
  let from = 0;
  for (let colon = lower.indexOf(':'); colon >= 0; colon = lower.indexOf(':', from)) {
    let start = colon;
    while (start > from && isAddressUnit(lower.charCodeAt(start - 1)) && !isEllipsis(lower, start)) start--;
    let end = colon + 1;
    while (end < lower.length && isAddressUnit(lower.charCodeAt(end)) && !isEllipsis(lower, end)) end++;
    findIn(search, start, end);
    from = end;
  }
}

/** @param start of a run of hexadecimal digits, colons and dots that ends at `end` */
function findIn<Source>(search: Search<Source>, runStart: number, runEnd: number): void {
  const { lower } = search.layer;
  if (!canBeAddress(lower, runStart, runEnd)) return;
  const start = startIn(lower, runStart);
  let end = runEnd;
  while (lower.charCodeAt(end - 1) === DOT) end--;
  if (lower[end - 1] === ':' && lower[end - 2] !== ':') end--;
  if (isAlphanumeric(lower.charCodeAt(end))) return;
  if (lower.slice(start, end).includes('.') && GOES_ON.test(lower.slice(end, end + 2))) return;
  end = withoutPort(lower, start, end);
  const address = readIpv6(lower.slice(start, end));
  if (address === undefined) return;
  findAddress(search, address, start, end);
  if (lower[start - 1] === '[' && lower[end] === ']') findUrls(search, address.digits, start - 1, end + 1);
}

/** A dotted end that a name goes on after is a part of that name, as of IPv4 addresses: `::203.0.113.5.iso`. */
const GOES_ON = /^(?:\.[a-z\d]|-[a-z])/;

/** `2001:db8::1.443 > 2001:db8::2.51234:`, as tcpdump writes an address with its port: where the address ends. */
function withoutPort(lower: string, start: number, end: number): number {
  const dot = lower.indexOf('.', start);
  if (dot < 0 || dot >= end || !PORT.test(lower.slice(dot, end))) return end;
  const isFirst = lower.startsWith(' > ', end);
  const isSecond = lower[end] === ':' && lower.slice(Math.max(0, start - 3), start) === ' > ';
  return isFirst || isSecond ? dot : end;
}

const PORT = /^\.\d{1,5}$/;

/** `::`, or seven colons (six before a dotted end), and perhaps one more on either side: not a time of day. */
function canBeAddress(lower: string, start: number, end: number): boolean {
  // Nine groups of four digits, a dotted end and the word that a key and its colon add.
  if (end - start > LONGEST_RUN) return false;
  let colons = 0;
  for (let at = start; at < end; at++) {
    if (lower.charCodeAt(at) !== COLON) continue;
    if (lower.charCodeAt(at + 1) === COLON) return true;
    colons++;
  }
  return colons >= 6;
}

const LONGEST_RUN = 64;

/** `ip:2001:db8::1` and `src:2001:db8::1`: what belongs to the word before, and its colon, is not the address's; nor are dots. */
function startIn(lower: string, runStart: number): number {
  const isGlued = runStart > 0 && isAlphanumeric(lower.charCodeAt(runStart - 1));
  let start = isGlued ? lower.indexOf(':', runStart) : runStart;
  while (lower.charCodeAt(start) === DOT) start++;
  return lower[start] === ':' && (isGlued || lower[start + 1] !== ':') ? start + 1 : start;
}

/** Whether a position is between two dots, which end a word. */
function isEllipsis(lower: string, at: number): boolean {
  return lower.charCodeAt(at) === DOT && lower.charCodeAt(at - 1) === DOT;
}

function isAddressUnit(code: number): boolean {
  return (code >= 46 && code <= 58 && code !== 47) || (code >= 97 && code <= 102);
}
