import type { ObservableType, ReportDocument } from '../../model/index.ts';
import { plainLine } from '../../model/index.ts';
import { quoted } from '../stix/text.ts';
import { blocklist, type ListForm, type ListOptions } from './blocklist.ts';
import { dnsName } from './dns-name.ts';
import { networkOf } from './network.ts';
import { requestedUrl } from './requested-url.ts';

/** The types of Zeek's intelligence framework (base/frameworks/intel, Zeek 6). */
const TYPES: ReadonlyMap<ObservableType, string> = new Map([
  ['ipv4-addr', 'Intel::ADDR'],
  ['ipv6-addr', 'Intel::ADDR'],
  ['domain-name', 'Intel::DOMAIN'],
  ['url', 'Intel::URL'],
  ['email-addr', 'Intel::EMAIL'],
  ['user-agent', 'Intel::SOFTWARE'],
  ['file:md5', 'Intel::FILE_HASH'],
  ['file:sha1', 'Intel::FILE_HASH'],
  ['file:sha256', 'Intel::FILE_HASH'],
  ['file-name', 'Intel::FILE_NAME'],
]);

const FORM: ListForm = {
  title: 'Zeek intelligence file',
  types: new Set(TYPES.keys()),
  marker: '#',
  quotes: false,
  preamble: () => [
    ['#fields', 'indicator', 'indicator_type', 'meta.source', 'meta.desc', 'meta.url'].join('\t'),
  ],
  entry({ lead }, document) {
    const indicator = indicatorOf(lead.type, lead.value);
    if (indicator === undefined || indicator === '' || oneField(indicator) !== indicator)
      return { why: 'no value that Zeek could see' };
    const type =
      lead.value.includes('/') && lead.type.startsWith('ip') ? 'Intel::SUBNET' : (TYPES.get(lead.type) ?? '');
    const { report } = document;
    const source = report.publisher ?? report.title;
    return [[indicator, type, source, quoted(document, lead), report.url ?? ''].map(field).join('\t')];
  },
};

/** A file for Zeek's intelligence framework; Zeek compares URLs without their scheme. */
export function toZeek(document: ReportDocument, options: ListOptions = {}): string {
  return blocklist(document, FORM, options);
}

function indicatorOf(type: ObservableType, value: string): string | undefined {
  if (type === 'domain-name') return dnsName(value);
  if (type === 'url') return requestedUrl(value);
  return networkOf(value);
}

/** One field: no tab or line end, `\` as Zeek's reader undoes it, `-` for an empty one. */
function field(text: string): string {
  const line = oneField(text);
  return line === '' || line === '-' ? '-' : line.replaceAll('\\', '\\x5c');
}

function oneField(text: string): string {
  return plainLine(text).replace(/\s+/gu, ' ').trim();
}
