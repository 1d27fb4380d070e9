import type { JournalEntry, Post, PostVersion } from '../../model/index.ts';

/** What all entries of one post, in order, have made; undefined where none published it. */
export function postOf(entries: readonly JournalEntry<'posts'>[]): Post | undefined {
  const versions: PostVersion[] = [];
  let withdrawn: Post['withdrawn'];
  for (const { at, by, record } of entries) {
    if (record.kind === 'withdrawn') withdrawn = { at, by, note: record.note };
    else if (record.kind === 'restored') withdrawn = undefined;
    else
      versions.push({
        number: versions.length + 1,
        at,
        by,
        content: record.content,
        ...(record.kind === 'corrected' && { note: record.note }),
      });
  }
  const [first] = versions;
  const last = entries.at(-1);
  if (first === undefined || last === undefined) return undefined;
  return {
    kind: 'post',
    id: last.subject,
    reportId: first.content.report.id,
    versions,
    ...(withdrawn && { withdrawn }),
    updatedAt: last.at,
    revision: last.seq,
  };
}

/** Every post, the one changed last first. */
export function postsOf(entries: readonly JournalEntry<'posts'>[]): readonly Post[] {
  const bySubject = new Map<string, JournalEntry<'posts'>[]>();
  for (const entry of entries) {
    const own = bySubject.get(entry.subject);
    if (own === undefined) bySubject.set(entry.subject, [entry]);
    else own.push(entry);
  }
  return [...bySubject.values()]
    .flatMap((each) => postOf(each) ?? [])
    .sort((a, b) => (a.updatedAt < b.updatedAt ? 1 : a.updatedAt > b.updatedAt ? -1 : 0));
}

/** What stands: the last version. */
export function standingOf({ versions }: Post): PostVersion {
  const last = versions.at(-1);
  if (last === undefined) throw new Error('a post without a version');
  return last;
}
