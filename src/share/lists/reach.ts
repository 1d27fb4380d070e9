import ipaddr from 'ipaddr.js';
import type { ObservableType } from '../../model/index.ts';

/** Shorter prefixes take in more than one intrusion ever used. */
const SHORTEST_PREFIX = { ipv4: 16, ipv6: 32 } as const;
/** Ranges of ipaddr.js that lie inside every network; documentation ranges are examples, and have that role. */
const INSIDE: ReadonlySet<string> = new Set([
  'private',
  'loopback',
  'linkLocal',
  'unspecified',
  'broadcast',
  'multicast',
  'carrierGradeNat',
  'uniqueLocal',
]);

/** Why blocking an address or a network would hit those who block; other types have no reach. */
export function whyTooWide(type: ObservableType, value: string): string | undefined {
  if (type === 'ipv4-range') return whyRangeTooWide(value);
  if (type !== 'ipv4-addr' && type !== 'ipv6-addr') return undefined;
  const [address = '', prefix] = value.split('/');
  if (!ipaddr.isValid(address)) return 'not an address';
  const parsed = ipaddr.parse(address);
  if (INSIDE.has(parsed.range())) return 'an address inside every network';
  if (prefix === undefined || Number(prefix) >= SHORTEST_PREFIX[parsed.kind()]) return undefined;
  return `a network wider than /${SHORTEST_PREFIX[parsed.kind()]}`;
}

function whyRangeTooWide(value: string): string | undefined {
  const [first, last] = value
    .split('-')
    .map((end) => (ipaddr.IPv4.isValid(end) ? ipaddr.IPv4.parse(end) : undefined));
  if (first === undefined || last === undefined) return 'not a range of addresses';
  if (INSIDE.has(first.range()) || INSIDE.has(last.range())) return 'an address inside every network';
  return numberOf(last) - numberOf(first) < 2 ** (32 - SHORTEST_PREFIX.ipv4)
    ? undefined
    : `more addresses than a /${SHORTEST_PREFIX.ipv4}`;
}

function numberOf(address: ipaddr.IPv4): number {
  return address.octets.reduce((number, octet) => number * 256 + octet, 0);
}
