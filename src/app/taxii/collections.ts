import type { Result, TlpLabel } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import { collectionId } from '../../share/taxii/index.ts';
import type { SharedRecord } from '../../store/index.ts';
import type { Desk } from '../desk.ts';
import { listStories } from '../stories.ts';
import { labelsFor, type Root } from './audiences.ts';

/** A collection of an API root. */
export interface Collection {
  readonly id: string;
  /** May stand in the place of its id (TAXII 2.1, 5.1.1). */
  readonly alias: string;
  /** What of the store it holds. */
  readonly facet: string;
  readonly labels: readonly TlpLabel[];
}

/** Where bundles are posted: nothing is read from it. */
export const INBOX = 'inbox';
/** There whether anything is in them or not. */
const ALWAYS = ['all', 'type:indicator', 'pattern:stix'];

/** Collections that an object stands in beside the whole and those of its type. */
export function facetsOf({ type, pattern_type, pattern }: SharedRecord): readonly string[] {
  if (type !== 'indicator' || typeof pattern_type !== 'string') return [];
  const [, observed] = pattern_type === 'stix' ? (/^\[([a-z0-9-]{1,40}):/u.exec(String(pattern)) ?? []) : [];
  return [`pattern:${pattern_type}`, ...(observed === undefined ? [] : [`looks-for:${observed}`])];
}

/** Every collection of a root: by label, kind, pattern, what is looked for, and story. */
export async function collectionsOf(root: Root, desk: Desk): Promise<Result<readonly Collection[]>> {
  const labels = labelsFor(root.audience);
  const filled = await desk.store.shared.facets(labels);
  if (!filled.ok) return filled;
  const facets = [...new Set([...ALWAYS, ...filled.value])];
  return ok([
    ...facets.map((facet) => collection(root, facet, facet, labels)),
    ...labels.map((label) => collection(root, `tlp:${label.slice('TLP:'.length)}`, 'all', [label])),
    collection(root, INBOX, INBOX, []),
  ]);
}

function collection(root: Root, name: string, facet: string, labels: readonly TlpLabel[]): Collection {
  const alias = name.toLowerCase().replace(/[^a-z0-9]+/gu, '-');
  return { id: collectionId(root.name, name), alias, facet, labels };
}

/** By id or alias; undefined where there is none. */
export async function findCollection(
  root: Root,
  named: string,
  desk: Desk,
): Promise<Result<Collection | undefined>> {
  const all = await collectionsOf(root, desk);
  return all.ok ? ok(all.value.find(({ id, alias }) => id === named || alias === named)) : all;
}

const PATTERNS: Readonly<Record<string, string>> = {
  stix: 'STIX patterns',
  yara: 'YARA rules',
  sigma: 'Sigma rules',
  snort: 'Snort rules',
  suricata: 'Suricata rules',
};

/** Types of STIX objects, and what is looked for, in words. */
const TYPES: Readonly<Record<string, string>> = {
  indicator: 'Indicators',
  report: 'Reports',
  'attack-pattern': 'Techniques',
  'intrusion-set': 'Names of actors',
  'threat-actor': 'Threat actors',
  campaign: 'Campaigns',
  malware: 'Malware',
  tool: 'Tools',
  vulnerability: 'Vulnerabilities',
  note: 'Notes: claims, and roles of observables',
  opinion: 'Opinions: what denies or doubts a claim',
  relationship: 'Relationships',
  identity: 'Identities',
  sighting: 'Sightings',
  'marking-definition': 'Markings',
  'extension-definition': 'Definitions of extensions',
  'ipv4-addr': 'IPv4 addresses',
  'ipv6-addr': 'IPv6 addresses',
  'mac-addr': 'MAC addresses',
  'domain-name': 'Domain names',
  url: 'URLs',
  'email-addr': 'E-mail addresses',
  'user-account': 'Accounts',
  'autonomous-system': 'Autonomous systems',
  file: 'Files',
  directory: 'Folders',
  mutex: 'Mutexes',
  process: 'Processes',
  'windows-registry-key': 'Registry keys',
  'x509-certificate': 'Certificates',
  'network-traffic': 'Network traffic',
};

/** What collections are called. A story's title is an analyst's word, and goes as far as all of its reports. */
export async function titlesOf(
  collections: readonly Collection[],
  root: Root,
  desk: Desk,
): Promise<Result<ReadonlyMap<string, string>>> {
  const stories = await storyTitles(root, desk);
  if (!stories.ok) return stories;
  return ok(new Map(collections.map((each) => [each.id, titleOf(each, root, stories.value)])));
}

function titleOf(
  { alias, facet, labels }: Collection,
  root: Root,
  stories: ReadonlyMap<string, string>,
): string {
  const [kind = '', name = ''] = facet.split(/:(.*)/u);
  switch (kind) {
    case INBOX:
      return 'Bundles for this desk';
    case 'type':
      return TYPES[name] ?? `Objects of the type ${name}`;
    case 'pattern':
      return `Indicators: ${PATTERNS[name] ?? name}`;
    case 'looks-for':
      return `Indicators: ${inSentence(TYPES[name] ?? name)}`;
    case 'story':
      return stories.get(name) ?? `Story ${name}`;
    default:
      return alias === 'all' ? `Everything up to ${root.audience}` : `What is marked ${labels[0]}`;
  }
}

/** `domain names` and `e-mail addresses`, but `IPv4 addresses` and `URLs`. */
function inSentence(words: string): string {
  return /^[A-Z][a-z-]/u.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}

async function storyTitles(root: Root, desk: Desk): Promise<Result<ReadonlyMap<string, string>>> {
  const stories = await listStories(desk);
  if (!stories.ok) return stories;
  const reports = await desk.store.reports();
  if (!reports.ok) return reports;
  const reach = new Set(labelsFor(root.audience));
  const leaving = new Set(
    reports.value.filter(({ report }) => reach.has(report.tlp.label)).map(({ report }) => report.id),
  );
  return ok(
    new Map(
      stories.value
        .filter((story) => story.reports.length > 0 && story.reports.every((id) => leaving.has(id)))
        .map(({ id, title }) => [id, `Story: ${title}`]),
    ),
  );
}
