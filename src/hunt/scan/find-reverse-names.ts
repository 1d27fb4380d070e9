import type { Address } from '../forms/address.ts';
import { readIpv4, readIpv6 } from '../forms/address.ts';
import { findAddress } from './find-addresses.ts';
import type { Search } from './finder.ts';

const ENDING = '.arpa';
const IPV4 = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.in-addr\.arpa$/;
const IPV6 = /^((?:[\da-f]\.){32})ip6\.arpa$/;

/** An address as its name is asked for: `23.100.51.198.in-addr.arpa` (RFC 1035, 3.5), `ip6.arpa` (RFC 3596, 2.5). */
export function findReverseNames<Source>(search: Search<Source>, start: number, end: number): void {
  const { lower } = search.layer;
  if (!lower.startsWith(ENDING, end - ENDING.length)) return;
  const address = addressOf(lower.slice(start, end));
  if (address !== undefined) findAddress(search, address, start, end);
}

function addressOf(name: string): Address | undefined {
  const octets = IPV4.exec(name);
  if (octets !== null) return readIpv4(octets.slice(1).reverse().join('.'));
  const digits = IPV6.exec(name)?.[1]?.split('.').reverse().join('');
  return digits === undefined ? undefined : readIpv6((digits.match(/.{4}/g) ?? []).join(':'));
}
