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

/** What collections are called. A story's title is an analyst's word, and goes as far as all of its reports. */
export async function titlesOf(
  collections: readonly Collection[],
  root: Root,
  desk: Desk,
): Promise<Result<ReadonlyMap<string, string>>> {
  const stories = await storyTitles(root, desk);
  if (!stories.ok) return stories;
  return ok(new Map(collections.map((each) => [each.id, titleOf(each, stories.value)])));
}

function titleOf({ facet, labels }: Collection, stories: ReadonlyMap<string, string>): string {
  const [kind = '', name = ''] = facet.split(/:(.*)/u);
  switch (kind) {
    case INBOX:
      return 'Bundles for this desk';
    case 'type':
      return `Objects of the type ${name}`;
    case 'pattern':
      return `Indicators: ${PATTERNS[name] ?? name}`;
    case 'looks-for':
      return `Indicators that look for ${name}`;
    case 'story':
      return stories.get(name) ?? `Story ${name}`;
    default:
      return labels.length === 1 ? `Marked ${labels[0]}` : 'Everything';
  }
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
