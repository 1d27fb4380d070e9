import type { JournalEntry, Story } from '../../model/index.ts';
import { inForce } from '../journal/in-force.ts';

/**
 * The story that its entries have made, undone ones aside; nothing where its making is undone. A report
 * added twice stands once.
 */
export function storyOf(entries: readonly JournalEntry<'stories'>[]): Story | undefined {
  const last = entries.at(-1);
  const reports = new Set<string>();
  let title: string | undefined;
  for (const { record } of inForce(entries, undoneBy)) {
    switch (record.kind) {
      case 'made':
        title = record.title;
        for (const id of record.reports) reports.add(id);
        break;
      case 'renamed':
        if (title !== undefined) title = record.title;
        break;
      case 'added':
        for (const id of record.reports) reports.add(id);
        break;
      case 'removed':
        for (const id of record.reports) reports.delete(id);
        break;
      case 'undone':
        break;
    }
  }
  if (title === undefined || last === undefined) return undefined;
  return {
    kind: 'story',
    id: last.subject,
    title,
    reports: [...reports],
    changedAt: last.at,
    changedBy: last.by,
  };
}

/** Every story there is, the one changed last first. */
export function storiesOf(entries: readonly JournalEntry<'stories'>[]): readonly Story[] {
  const bySubject = new Map<string, JournalEntry<'stories'>[]>();
  for (const entry of entries) {
    const its = bySubject.get(entry.subject);
    if (its === undefined) bySubject.set(entry.subject, [entry]);
    else its.push(entry);
  }
  return [...bySubject.values()]
    .flatMap((its) => storyOf(its) ?? [])
    .sort((a, b) => (a.changedAt > b.changedAt ? -1 : a.changedAt < b.changedAt ? 1 : a.id < b.id ? -1 : 1));
}

/** The last entry that holds and can be undone; what `undo` takes back. */
export function lastChange(entries: readonly JournalEntry<'stories'>[]): JournalEntry<'stories'> | undefined {
  return inForce(entries, undoneBy).findLast(({ record }) => record.kind !== 'undone');
}

function undoneBy({ record }: JournalEntry<'stories'>): number | undefined {
  return record.kind === 'undone' ? record.entry : undefined;
}
