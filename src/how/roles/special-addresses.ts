import ipaddr from 'ipaddr.js';
import { isDigit } from '../observables/char-class.ts';

/** What an address is by itself, whoever prints it. */
export interface AddressKind {
  readonly role: 'benign' | 'example';
  /** e.g. `private address (RFC 1918)`. */
  readonly name: string;
}

/** IANA's special-purpose registry (RFC 6890), as far as reports print it: first address, prefix length. */
const RANGES: readonly (readonly [string, number, AddressKind['role'], string])[] = [
  ['0.0.0.0', 8, 'benign', 'unspecified address'],
  ['10.0.0.0', 8, 'benign', 'private address (RFC 1918)'],
  ['172.16.0.0', 12, 'benign', 'private address (RFC 1918)'],
  ['192.168.0.0', 16, 'benign', 'private address (RFC 1918)'],
  ['100.64.0.0', 10, 'benign', 'shared address (RFC 6598)'],
  ['127.0.0.0', 8, 'benign', 'loopback address'],
  ['169.254.0.0', 16, 'benign', 'link-local address'],
  ['224.0.0.0', 4, 'benign', 'multicast address'],
  ['255.255.255.255', 32, 'benign', 'broadcast address'],
  ['192.0.2.0', 24, 'example', 'documentation address (RFC 5737)'],
  ['198.51.100.0', 24, 'example', 'documentation address (RFC 5737)'],
  ['203.0.113.0', 24, 'example', 'documentation address (RFC 5737)'],
];
const TABLE: readonly (readonly [first: number, mask: number, kind: AddressKind])[] = RANGES.map(
  ([first, length, role, name]) => [numberOf(first), -1 << (32 - length), { role, name }],
);

const NAMES_6: ReadonlyMap<string, string> = new Map([
  ['unspecified', 'unspecified address'],
  ['loopback', 'loopback address'],
  ['linkLocal', 'link-local address'],
  ['multicast', 'multicast address'],
  ['uniqueLocal', 'unique local address (RFC 4193)'],
]);

/** Resolvers that everybody uses: they are in every capture of traffic. */
const RESOLVERS: ReadonlySet<string> = new Set(
  '8.8.8.8 8.8.4.4 1.1.1.1 1.0.0.1 9.9.9.9 149.112.112.112 208.67.222.222 208.67.220.220 114.114.114.114'.split(
    ' ',
  ),
);

/** @param value an address, a network or a range, normalised; of the last two, their first address tells */
export function addressKind(value: string): AddressKind | undefined {
  if (!isDigit(value.charCodeAt(0)) && !value.includes(':')) return undefined;
  const behind = value.search(/\/|-(?=[\d.]+$)/);
  const address = behind < 0 ? value : value.slice(0, behind);
  if (RESOLVERS.has(address)) return { role: 'benign', name: 'public DNS resolver' };
  if (address.includes(':')) return kindOf6(address);
  if (!/^\d{1,3}(?:\.\d{1,3}){3}$/.test(address)) return undefined;
  const number = numberOf(address);
  return TABLE.find(([first, mask]) => (number & mask) === (first & mask))?.[2];
}

function kindOf6(address: string): AddressKind | undefined {
  if (!ipaddr.IPv6.isValid(address)) return undefined;
  if (address.startsWith('2001:db8:')) return { role: 'example', name: 'documentation address (RFC 3849)' };
  const name = NAMES_6.get(ipaddr.IPv6.parse(address).range());
  return name === undefined ? undefined : { role: 'benign', name };
}

/** As a signed 32-bit number. */
function numberOf(address: string): number {
  let number = 0;
  let part = 0;
  for (let i = 0; i < address.length; i++) {
    const code = address.charCodeAt(i);
    if (code === 46) {
      number = (number << 8) | part;
      part = 0;
    } else part = part * 10 + code - 48;
  }
  return (number << 8) | part;
}
