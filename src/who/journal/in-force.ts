import type { JournalEntry, JournalTopic } from '../../model/index.ts';

/**
 * The entries of a journal that still hold: not those that a later entry takes back, unless that one was
 * itself taken back. In the order they were written.
 *
 * @param target the number of the entry that an entry takes back, if it takes one back
 */
export function inForce<Topic extends JournalTopic>(
  entries: readonly JournalEntry<Topic>[],
  target: (entry: JournalEntry<Topic>) => number | undefined,
): readonly JournalEntry<Topic>[] {
  const gone = new Set<number>();
  for (const entry of entries.toReversed()) {
    const taken = gone.has(entry.seq) ? undefined : target(entry);
    if (taken !== undefined && taken < entry.seq) gone.add(taken);
  }
  return entries.filter(({ seq }) => !gone.has(seq));
}
