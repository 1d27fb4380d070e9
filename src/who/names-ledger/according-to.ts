import type {
  BesideCluster,
  ClusterAnswer,
  DatedNameEvent,
  JournalEntry,
  ListAnswer,
  NameAnswer,
} from '../../model/index.ts';
import { nameFold } from '../../vocab/actor-clusters.ts';
import { cautionsFor } from './cautions.ts';
import { attributed, historyOf, namesIn, standingEntries } from './desk-list.ts';
import type { AskedCluster, AskedList } from './lists.ts';
import { askedLists } from './lists.ts';

/** What lists and desk say of a name; what kept reports say is put beside it by whoever can read them. */
export type ListedAnswer = Omit<NameAnswer, 'mentions' | 'mentionsLeftOut' | 'variants' | 'sameAs'>;

/**
 * A name according to each list of a trust line. Entries of two lists that have it are set side by side and never
 * joined; neither are two entries of one list. Pure.
 *
 * @param entries the desk's journal of names, whole
 */
export function accordingTo(
  name: string,
  trust: readonly string[],
  entries: readonly JournalEntry<'names'>[],
): ListedAnswer {
  const standing = standingEntries(entries);
  const lists = askedLists(trust, standing);
  const fold = nameFold(name);
  const direct = lists.flatMap((list) =>
    list.clusters.filter(({ folds }) => folds.has(fold)).map((cluster) => ({ list, cluster })),
  );
  const answers = lists.map((list): ListAnswer => {
    const { id, title, version } = list;
    const clusters = list.clusters.filter(({ folds }) => folds.has(fold));
    return {
      id,
      title,
      version,
      clusters: clusters.map((cluster) => answerOf(cluster, list, fold, standing)),
      beside: besideIn(list, clusters, direct),
    };
  });
  const touched = new Set([fold, ...direct.map(({ cluster }) => nameFold(cluster.title))]);
  return {
    kind: 'name-answer',
    name,
    lists: answers,
    events: eventsOn(touched, trust.includes('desk') ? standing : []),
    cautions: cautionsFor(name, answers),
    history: historyOf(entries, name),
  };
}

function answerOf(
  { folds: _, names, ...cluster }: AskedCluster,
  { id }: AskedList,
  fold: string,
  standing: readonly JournalEntry<'names'>[],
): ClusterAnswer {
  const listed = names.find(({ name }) => nameFold(name) === fold);
  const disputed = standing.findLast(
    ({ record: { says } }) =>
      says.kind === 'disputes' &&
      says.source === id &&
      nameFold(says.name) === fold &&
      [cluster.entry, cluster.title].some((each) => nameFold(each) === nameFold(says.cluster)),
  );
  return {
    ...cluster,
    as: listed?.name ?? cluster.title,
    ...(listed?.nameGiver !== undefined && { nameGiver: listed.nameGiver }),
    names: names.map(({ said: _, ...each }) => each),
    ...(disputed && { disputed: attributed(disputed) }),
    ...(listed?.said && { said: listed.said }),
  };
}

/** Where the names that stand beside it elsewhere lead to in a list: shown, and no more than shown. */
function besideIn(
  list: AskedList,
  clusters: readonly AskedCluster[],
  direct: readonly { readonly list: AskedList; readonly cluster: AskedCluster }[],
): readonly BesideCluster[] {
  const others = direct.filter((each) => each.list !== list);
  return list.clusters.flatMap((cluster) => {
    if (clusters.includes(cluster)) return [];
    const having = others.filter((other) => [...cluster.folds].some((fold) => other.cluster.folds.has(fold)));
    if (having.length === 0) return [];
    const shares = cluster.names.filter(({ name }) =>
      having.some((other) => other.cluster.folds.has(nameFold(name))),
    );
    return [
      {
        entry: cluster.entry,
        title: cluster.title,
        shares: shares.map(({ name }) => name),
        with: having.map((other) => `${other.list.title} ${other.cluster.entry}`),
      },
    ];
  });
}

function eventsOn(
  touched: ReadonlySet<string>,
  standing: readonly JournalEntry<'names'>[],
): readonly DatedNameEvent[] {
  return standing
    .flatMap((entry): DatedNameEvent[] => {
      const { says } = entry.record;
      if (says.kind !== 'merge' && says.kind !== 'split' && says.kind !== 'graduation') return [];
      if (!namesIn(says).some((name) => touched.has(nameFold(name)))) return [];
      return [{ ...says, said: attributed(entry) }];
    })
    .sort((a, b) => ((a.on ?? a.said.at) < (b.on ?? b.said.at) ? -1 : 1));
}
