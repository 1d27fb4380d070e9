import type { Attributed, ClusterName, JournalEntry } from '../../model/index.ts';
import { nameFold, nameLists } from '../../vocab/actor-clusters.ts';
import { attributed } from './desk-list.ts';

/** Whose lists may be asked, by what they are called on the trust line. */
export const TRUST: readonly string[] = ['misp', 'attack', 'microsoft', 'desk'];

/** A list as the question sees it, with the names of its entries indexed. */
export interface AskedList {
  readonly id: string;
  readonly title: string;
  readonly version: string;
  readonly clusters: readonly AskedCluster[];
}

export interface AskedCluster {
  readonly entry: string;
  readonly title: string;
  readonly reference?: string;
  readonly origin?: string;
  readonly names: readonly (ClusterName & { readonly said?: Attributed })[];
  readonly folds: ReadonlySet<string>;
}

/** The lists on a trust line, in its order. @param standing the desk's entries that hold */
export function askedLists(
  trust: readonly string[],
  standing: readonly JournalEntry<'names'>[],
): readonly AskedList[] {
  return trust.flatMap((id) => {
    if (id === 'desk') return [deskList(standing)];
    const list = nameLists().find((each) => each.id === id);
    if (list === undefined) return [];
    const clusters = list.clusters.map((cluster) => ({ ...cluster, folds: foldsOf(cluster.names) }));
    return [{ ...list, clusters }];
  });
}

/** What the analysts of this desk have added: a cluster for each that they name, joined to no list's. */
function deskList(standing: readonly JournalEntry<'names'>[]): AskedList {
  const clusters = new Map<string, { title: string; names: (ClusterName & { said: Attributed })[] }>();
  for (const entry of standing) {
    const { says } = entry.record;
    if (says.kind !== 'lists') continue;
    const { name, cluster, nameGiver, since } = says;
    const key = nameFold(cluster);
    const its = clusters.get(key) ?? { title: cluster, names: [] };
    clusters.set(key, its);
    its.names.push({
      name,
      ...(nameGiver !== undefined && { nameGiver }),
      ...(since !== undefined && { since }),
      said: attributed(entry),
    });
  }
  return {
    id: 'desk',
    title: 'this desk',
    version: '',
    clusters: [...clusters.values()].map(({ title, names }) => ({
      entry: title,
      title,
      names,
      folds: new Set([...foldsOf(names), nameFold(title)]),
    })),
  };
}

function foldsOf(names: readonly ClusterName[]): ReadonlySet<string> {
  return new Set(names.map(({ name }) => nameFold(name)));
}
