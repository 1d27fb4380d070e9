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
  'claimreview',
  'annotations',
] as const;

export type Format = (typeof FORMATS)[number];

/** What a browser prints of a brief. */
export const PRINTED_FORMATS = ['pdf'] as const;

/** Feeds for readers of news, of a story or of all that is kept. */
export const NEWS_FORMATS = ['rss', 'atom', 'jsonfeed'] as const;

export type NewsFormat = (typeof NEWS_FORMATS)[number];

/** What several reports leave as together: as a text, or as the files of a folder. */
export const SET_FORMATS = ['rss', 'atom', 'jsonfeed', 'misp-feed'] as const;

/** What many reports may leave as in one text that is never whole in memory. */
export const STREAM_FORMATS = ['csv', 'stix', 'hosts', 'edl-ip', 'edl-domain', 'edl-url'] as const;

export type StreamFormat = (typeof STREAM_FORMATS)[number];

/** What one report leaves as in several files of a folder. */
export const FOLDER_FORMATS = ['suricata-datasets'] as const;

export const NEWS_TYPES: Readonly<Record<NewsFormat, string>> = {
  rss: 'application/rss+xml; charset=utf-8',
  atom: 'application/atom+xml; charset=utf-8',
  jsonfeed: 'application/feed+json; charset=utf-8',
};

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
  claimreview: { type: 'application/ld+json', ending: 'claimreview.jsonld' },
  annotations: {
    type: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    ending: 'annotations.jsonld',
  },
};
