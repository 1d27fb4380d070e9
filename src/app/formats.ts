/**
 * What a report leaves as: the briefs and the desk's own records first, then what other tools take. Imports
 * nothing, for the command line asks for the names before it loads an exporter.
 */
export const FORMATS = [
  'brief',
  'json',
  'jsonl',
  'stix',
  'csv',
  'html',
  'md',
  'navigator',
  'misp',
  'rpz',
  'hosts',
  'edl-ip',
  'edl-domain',
  'edl-url',
  'zeek',
  'suricata',
  'sigma',
  'yara',
] as const;

export type Format = (typeof FORMATS)[number];

/** How a format is labelled: its media type over HTTP, and the ending of its files without the dot before it. */
export interface FormatLabel {
  readonly type: string;
  readonly ending: string;
}

export const FORMAT_LABELS: Readonly<Record<Format, FormatLabel>> = {
  brief: { type: 'text/plain; charset=utf-8', ending: 'txt' },
  json: { type: 'application/json', ending: 'json' },
  jsonl: { type: 'application/jsonl', ending: 'jsonl' },
  stix: { type: 'application/stix+json;version=2.1', ending: 'stix.json' },
  csv: { type: 'text/csv; charset=utf-8', ending: 'csv' },
  html: { type: 'text/html; charset=utf-8', ending: 'html' },
  md: { type: 'text/markdown; charset=utf-8', ending: 'md' },
  navigator: { type: 'application/json', ending: 'navigator.json' },
  misp: { type: 'application/json', ending: 'misp.json' },
  rpz: { type: 'text/dns; charset=utf-8', ending: 'rpz.zone' },
  hosts: { type: 'text/plain; charset=utf-8', ending: 'hosts.txt' },
  'edl-ip': { type: 'text/plain; charset=utf-8', ending: 'edl-ip.txt' },
  'edl-domain': { type: 'text/plain; charset=utf-8', ending: 'edl-domain.txt' },
  'edl-url': { type: 'text/plain; charset=utf-8', ending: 'edl-url.txt' },
  zeek: { type: 'text/plain; charset=utf-8', ending: 'zeek.intel' },
  suricata: { type: 'text/plain; charset=utf-8', ending: 'suricata.rules' },
  sigma: { type: 'application/yaml', ending: 'sigma.yml' },
  yara: { type: 'text/plain; charset=utf-8', ending: 'yar' },
};
