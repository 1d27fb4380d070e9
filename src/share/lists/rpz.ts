import ipaddr from 'ipaddr.js';
import type { ReportDocument } from '../../model/index.ts';
import { blocklist, type ListForm, type ListOptions } from './blocklist.ts';
import { dnsName } from './dns-name.ts';

/** Room for the name of the zone behind an owner name, and `*.` before it, within 253 characters. */
const LONGEST_OWNER = 190;

const FORM: ListForm = {
  title:
    'DNS response policy zone: names and what is below them, and addresses in answers, do not exist (NXDOMAIN)',
  types: new Set(['domain-name', 'ipv4-addr', 'ipv6-addr']),
  marker: ';',
  quotes: true,
  preamble: (modified) => [
    '$TTL 300',
    `@ IN SOA localhost. nobody.invalid. ${Math.floor(Date.parse(modified) / 1000)} 3600 600 604800 300`,
    '@ IN NS localhost.',
  ],
  entry({ lead: { type, value } }) {
    if (type !== 'domain-name') return [`${addressOwner(value)} IN CNAME .`];
    const name = dnsName(value);
    if (name === undefined || name.length > LONGEST_OWNER) return { why: 'no name that a zone can hold' };
    return [`${name} IN CNAME .`, `*.${name} IN CNAME .`];
  },
};

/** A response policy zone (draft-vixie-dnsop-dns-rpz-00) for BIND, Unbound, Knot and PowerDNS, relative to its origin. */
export function toRpz(document: ReportDocument, options: ListOptions = {}): string {
  return blocklist(document, FORM, options);
}

/** The owner name of an address trigger: prefix length, then the address from its end, `zz` for a run of zeros. */
function addressOwner(value: string): string {
  const [address = '', prefix] = value.split('/');
  const parsed = ipaddr.parse(address);
  const bits = prefix === undefined ? (parsed.kind() === 'ipv4' ? 32 : 128) : Number(prefix);
  const network =
    parsed.kind() === 'ipv4'
      ? ipaddr.IPv4.networkAddressFromCIDR(`${address}/${bits}`)
      : ipaddr.IPv6.networkAddressFromCIDR(`${address}/${bits}`);
  const words =
    network.kind() === 'ipv4'
      ? network.toByteArray().map(String).reverse()
      : zeroRun((network as ipaddr.IPv6).parts.map((part) => part.toString(16)).reverse());
  return `${bits}.${words.join('.')}.rpz-ip`;
}

/** BIND refuses an address whose longest run of zeros, the first from its end, is not written `zz`. */
function zeroRun(words: readonly string[]): readonly string[] {
  let best = { from: 0, length: 1 };
  for (let from = 0; from < words.length; from += 1) {
    let length = 0;
    while (words[from + length] === '0') length += 1;
    if (length > best.length) best = { from, length };
  }
  if (best.length < 2) return words;
  return [...words.slice(0, best.from), 'zz', ...words.slice(best.from + best.length)];
}
