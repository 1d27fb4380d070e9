import type { ReportDocument } from '../../model/index.ts';
import { blocklist, type ListForm, type ListOptions } from './blocklist.ts';
import { dnsName } from './dns-name.ts';

const FORM: ListForm = {
  title: 'hosts file',
  types: new Set(['domain-name']),
  marker: '#',
  quotes: true,
  remarks: ['names below those listed are not covered: a hosts file knows no wildcards'],
  entry({ lead: { value } }) {
    const name = dnsName(value);
    return name === undefined ? { why: 'no host name' } : [`0.0.0.0 ${name}`];
  },
};

/** A hosts file (hosts(5)) that leads each name nowhere. */
export function toHosts(document: ReportDocument, options: ListOptions = {}): string {
  return blocklist(document, FORM, options);
}
