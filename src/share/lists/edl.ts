import type { ReportDocument } from '../../model/index.ts';
import { blocklist, type ListForm, type ListOptions } from './blocklist.ts';
import { dnsName } from './dns-name.ts';
import { networkOf } from './network.ts';
import { requestedUrl } from './requested-url.ts';

const SHARED = { marker: '#', quotes: true } as const;

const IP: ListForm = {
  ...SHARED,
  title: 'external dynamic list of addresses',
  types: new Set(['ipv4-addr', 'ipv4-range', 'ipv6-addr']),
  entry: ({ lead: { value } }) => [networkOf(value)],
};

const DOMAIN: ListForm = {
  ...SHARED,
  title: 'external dynamic list of domains',
  types: new Set(['domain-name']),
  entry({ lead: { value } }) {
    const name = dnsName(value);
    return name === undefined ? { why: 'no host name' } : [name];
  },
};

const URLS: ListForm = {
  ...SHARED,
  title: 'external dynamic list of URLs, without scheme',
  types: new Set(['url']),
  entry({ lead: { value } }) {
    const entry = requestedUrl(value);
    // A caret and a star are wildcards; white space would end the entry.
    if (entry === undefined || !/^[\x21-\x7e]+$/u.test(entry) || /[*^]/u.test(entry))
      return { why: 'no URL that a list can hold' };
    return entry.length > LONGEST_URL ? { why: 'longer than an entry may be' } : [entry];
  },
};

/** Palo Alto's own list server drops longer ones as invalid. */
const LONGEST_URL = 254;

/** Plain lists, one value a line, as firewalls fetch them: of addresses, of domains, of URLs. */
export function toEdl(
  document: ReportDocument,
  of: 'ip' | 'domain' | 'url',
  options: ListOptions = {},
): string {
  return blocklist(document, { ip: IP, domain: DOMAIN, url: URLS }[of], options);
}
