import type { ObservableType, ReportDocument } from '../../model/index.ts';
import { headerOf, type ListOptions, modifiedOf } from '../lists/blocklist.ts';
import { dnsName } from '../lists/dns-name.ts';
import { type LeftOut, publishable } from '../lists/publishable.ts';
import { oneLine } from '../stix/text.ts';
import { message } from './option.ts';
import { sidOf, sourceOf } from './rules.ts';

const FORM = {
  title: 'Suricata 7 datasets',
  types: new Set<ObservableType>(['domain-name', 'ipv4-addr', 'ipv6-addr', 'tls:ja3']),
  marker: '#',
  remarks: [
    'a rule for each list: where there are many values, one look-up takes the place of as many rules',
    'names match as they stand; those below them do not: use the rules for that',
  ],
};

/** A list of one kind of value, and the rules that look into it. */
interface Dataset {
  readonly name: string;
  readonly type: 'string' | 'md5' | 'ip';
  readonly values: readonly string[];
  readonly rules: readonly { readonly header: string; readonly options: string; readonly where: string }[];
}

/**
 * A report's names, addresses and fingerprints as datasets: files by their names, with the rules that load them
 * (Suricata 7, "Datasets"). Strings are base64, as the format demands, so that no value can write a line. A kind with
 * no value has neither file nor rule, and the header says what was left out.
 */
export function suricataDatasets(
  document: ReportDocument,
  options: ListOptions = {},
): ReadonlyMap<string, string> {
  const modified = modifiedOf(document, options);
  const { published, leftOut } = publishable(document.findings, FORM.types);
  const out: LeftOut[] = [...leftOut];
  const values: Record<'names' | 'addresses' | 'fingerprints', Set<string>> = {
    names: new Set(),
    addresses: new Set(),
    fingerprints: new Set(),
  };
  for (const { lead } of published) {
    const { type, value } = lead;
    if (type === 'domain-name') {
      const name = dnsName(value);
      if (name === undefined) out.push({ lead, why: 'no host name' });
      else values.names.add(name);
    } else if (type === 'tls:ja3') values.fingerprints.add(value.toLowerCase());
    else if (value.includes('/')) out.push({ lead, why: 'a dataset holds single addresses' });
    else values.addresses.add(value);
  }
  const sets = datasets(document, values).filter((set) => set.values.length > 0);
  const taken = new Set<number>();
  const many = sets.reduce((sum, set) => sum + set.values.length, 0);
  const rules = sets.flatMap((set) => set.rules.map((rule) => ruleOf(document, set, rule, modified, taken)));
  const header = headerOf(document, FORM, modified, many, out);
  return new Map([
    ...sets.map((set) => [`${set.name}.lst`, linesOf(set)] as const),
    ['datasets.rules', `${[...header, ...rules].join('\n')}\n`],
  ]);
}

function datasets(
  { report }: ReportDocument,
  {
    names,
    addresses,
    fingerprints,
  }: Readonly<Record<'names' | 'addresses' | 'fingerprints', ReadonlySet<string>>>,
): readonly Dataset[] {
  // A dataset is known to the sensor by its name: that of another report must be another one.
  const prefix = `hdt-${report.id.slice(-8)}`;
  const any = 'any any -> any any';
  return [
    {
      name: `${prefix}-names`,
      type: 'string',
      values: [...names].sort(),
      rules: [
        { header: `dns ${any}`, options: 'dns.query; to_lowercase;', where: 'DNS query for a name' },
        { header: `tls ${any}`, options: 'tls.sni; to_lowercase;', where: 'TLS to a name' },
        { header: `http ${any}`, options: 'http.host;', where: 'HTTP to a name' },
      ],
    },
    {
      name: `${prefix}-addresses`,
      type: 'ip',
      values: [...addresses].sort(),
      rules: [{ header: `ip ${any}`, options: 'ip.dst;', where: 'traffic to an address' }],
    },
    {
      name: `${prefix}-ja3`,
      type: 'md5',
      values: [...fingerprints].sort(),
      rules: [{ header: `tls ${any}`, options: 'ja3.hash;', where: 'client fingerprint' }],
    },
  ];
}

function linesOf({ type, values }: Dataset): string {
  return values
    .map((value) => `${type === 'string' ? Buffer.from(value).toString('base64') : value}\n`)
    .join('');
}

function ruleOf(
  { report }: ReportDocument,
  { name, type }: Dataset,
  { header, options, where }: Dataset['rules'][number],
  modified: string,
  taken: Set<number>,
): string {
  const msg = message(oneLine(`${where} of ${sourceOf(report)}`, 200));
  const sid = sidOf([report.id, 'dataset', name, where].join('\0'), taken);
  const rev = Math.floor(Date.parse(modified) / 86_400_000);
  return `alert ${header} (msg:"${msg}"; ${options} dataset:isset,${name},type ${type},load ${name}.lst; sid:${sid}; rev:${rev};)`;
}
