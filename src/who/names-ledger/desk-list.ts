import type { Attributed, HistoricEntry, JournalEntry, NameSaying } from '../../model/index.ts';
import { nameFold } from '../../vocab/actor-clusters.ts';
import { inForce } from '../journal/in-force.ts';

type Entries = readonly JournalEntry<'names'>[];

/** The entries of the desk's journal of names that hold. */
export function standingEntries(entries: Entries): Entries {
  return inForce(entries, targetOf);
}

function targetOf({ record: { says } }: JournalEntry<'names'>): number | undefined {
  return says.kind === 'withdraws' ? says.entry : undefined;
}

/** All that was ever said about a name, with what took it back; without a name all of it. */
export function historyOf(entries: Entries, name?: string): readonly HistoricEntry[] {
  const standing = new Set(standingEntries(entries).map(({ seq }) => seq));
  const withdrawnBy = new Map<number, number>();
  for (const entry of entries) {
    const target = targetOf(entry);
    if (target !== undefined && standing.has(entry.seq)) withdrawnBy.set(target, entry.seq);
  }
  const about = new Set<number>();
  const fold = name === undefined ? undefined : nameFold(name);
  for (const entry of entries) {
    const target = targetOf(entry);
    const isAbout = fold === undefined || namesIn(entry.record.says).some((each) => nameFold(each) === fold);
    if (isAbout || (target !== undefined && about.has(target))) about.add(entry.seq);
  }
  return entries
    .filter(({ seq }) => about.has(seq))
    .map((entry) => {
      const by = withdrawnBy.get(entry.seq);
      return by === undefined ? entry : { ...entry, withdrawnBy: by };
    });
}

/** The names and clusters that a saying is about. */
export function namesIn(says: NameSaying): readonly string[] {
  switch (says.kind) {
    case 'lists':
    case 'disputes':
      return [says.name, says.cluster];
    case 'withdraws':
      return [];
    default:
      return [...says.from, ...says.to];
  }
}

export function attributed({ seq, by, at, record }: JournalEntry<'names'>): Attributed {
  const { note, passage } = record;
  return { entry: seq, by, at, ...(note !== undefined && { note }), ...(passage && { passage }) };
}
