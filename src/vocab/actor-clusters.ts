import { ACTOR_CLUSTERS } from './tables/actor-clusters.ts';
import { ACTOR_NAMES } from './tables/actor-names.ts';

/** A list of actor names that somebody else keeps. */
export interface NameList {
  /** On the trust line, e.g. `misp`. */
  readonly id: 'misp' | 'attack' | 'microsoft';
  /** For people, e.g. `MISP galaxy`. */
  readonly title: string;
  readonly version: string;
  readonly clusters: readonly NameCluster[];
}

/** One entry of one list. Two entries that share a name stay two. */
export interface NameCluster {
  /** How the list knows it: `APT27`, `G0027`. */
  readonly entry: string;
  /** How the list calls it: `Threat Group-3390`. */
  readonly title: string;
  /** The list's own identifier, where it has one. */
  readonly reference?: string;
  /** Where the list says it comes from or what it is, in the list's words. */
  readonly origin?: string;
  /** Its title first. */
  readonly names: readonly ListedName[];
}

export interface ListedName {
  readonly name: string;
  /** Who gave the name, where the list says so. */
  readonly nameGiver?: string;
}

const LISTS: readonly (readonly [source: string, id: NameList['id'], title: string])[] = [
  ['MISP', 'misp', 'MISP galaxy'],
  ['ATT&CK', 'attack', 'MITRE ATT&CK'],
  ['Microsoft', 'microsoft', 'Microsoft'],
];

let parsed: readonly NameList[] | undefined;

/** The lists, each with its clusters in the order of their entries. */
export function nameLists(): readonly NameList[] {
  parsed ??= parse();
  return parsed;
}

function parse(): readonly NameList[] {
  const names = namesByEntry();
  const versions = new Map<string, string>();
  const clusters = new Map<string, NameCluster[]>();
  for (const line of ACTOR_CLUSTERS.trimEnd().split('\n')) {
    const [source = '', entry = '', title = '', reference = '', origin = ''] = line.split('\t');
    if (entry === '') {
      versions.set(source, title);
      continue;
    }
    const its = names.get(`${source}\t${entry}`) ?? [];
    const cluster = {
      entry,
      title,
      ...(reference !== '' && { reference }),
      ...(origin !== '' && { origin }),
      // An identifier is no name: nobody is called G0027 but in the list itself.
      names: [
        ...its.filter(({ name }) => name === title),
        ...its.filter(({ name }) => name !== title && name !== reference),
      ],
    };
    const others = clusters.get(source);
    if (others === undefined) clusters.set(source, [cluster]);
    else others.push(cluster);
  }
  return LISTS.map(([source, id, title]) => ({
    id,
    title,
    version: versions.get(source) ?? '',
    clusters: clusters.get(source) ?? [],
  }));
}

function namesByEntry(): ReadonlyMap<string, readonly ListedName[]> {
  const found = new Map<string, ListedName[]>();
  for (const line of ACTOR_NAMES.trimEnd().split('\n')) {
    const [name = '', source = '', entry = '', giver = ''] = line.split('\t');
    const key = `${source}\t${entry}`;
    const listed = { name, ...(giver !== '' && { nameGiver: giver }) };
    const others = found.get(key);
    if (others === undefined) found.set(key, [listed]);
    else if (!others.some((other) => other.name === name)) others.push(listed);
  }
  return found;
}

/** Equal for spellings that differ in letter case, spaces and hyphens alone: `LuckyMouse`, `Lucky Mouse`. */
export function nameFold(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s\p{Pd}]+/gu, '');
}
