import type { Post, PostEvent, Result } from '../../model/index.ts';
import { derivedId, failed, ok, problem } from '../../model/index.ts';
import { postFindings } from '../../share/brief/index.ts';
import { changesBetween, postOf, postsOf, standingOf } from '../../talk/index.ts';
import type { Desk } from '../desk.ts';
import { whyNotLeaving } from '../leaving.ts';
import { showReport } from '../show-report.ts';
import type { ByAnalyst } from '../stories.ts';
import { contentOf, type PostDraft, PUBLIC } from './draft.ts';

/** Every post, withdrawn ones too, the one changed last first. */
export async function listPosts(desk: Desk): Promise<Result<readonly Post[]>> {
  const entries = await desk.store.journal('posts');
  return entries.ok ? ok(postsOf(entries.value)) : entries;
}

/** A post by its id. Fails with `not-in-store`. */
export async function findPost(id: string, desk: Desk): Promise<Result<Post>> {
  const entries = await desk.store.journal('posts', id);
  if (!entries.ok) return entries;
  const post = postOf(entries.value);
  if (post !== undefined) return ok(post);
  return failed(
    problem('not-in-store', `No post is called "${id}".`, {
      where: id,
      hint: 'howdunit post list names them.',
    }),
  );
}

/** Publishes a post about a report. Fails with `tlp-refused` where the report is not for everybody. */
export async function publish(draft: PostDraft, said: ByAnalyst, desk: Desk): Promise<Result<Post>> {
  const content = await contentOf(draft, desk, said);
  if (!content.ok) return content;
  const id = derivedId('post', content.value.report.id, content.value.title, said.by, said.at);
  return change(id, { kind: 'published', content: content.value }, said, 0, desk);
}

/**
 * Corrects a post: its page shows from then on what was changed, when and why, beside what stands. The draft names
 * what it says now; the findings are taken from the report as it stands now.
 *
 * @param revision of the post as the analyst saw it
 */
export async function correct(
  id: string,
  draft: Omit<PostDraft, 'report'>,
  { note, revision }: Noted,
  said: ByAnalyst,
  desk: Desk,
): Promise<Result<Post>> {
  const post = await standing(id, note, desk);
  if (!post.ok) return post;
  const content = await contentOf({ ...draft, report: post.value.reportId }, desk, said);
  if (!content.ok) return content;
  const record: PostEvent = { kind: 'corrected', content: content.value, note: note.trim() };
  return change(id, record, said, revision ?? post.value.revision, desk);
}

/** What is said of a change, and the post that the analyst saw. */
export interface Noted {
  readonly note: string;
  /** The newest where absent. */
  readonly revision?: number | undefined;
}

/** Takes a post off; in its place stands that it was withdrawn, when and why. */
export async function withdraw(
  id: string,
  { note, revision }: Noted,
  said: ByAnalyst,
  desk: Desk,
): Promise<Result<Post>> {
  const post = await standing(id, note, desk);
  if (!post.ok) return post;
  const record = { kind: 'withdrawn', note: note.trim() } as const;
  return change(id, record, said, revision ?? post.value.revision, desk);
}

/** Takes a withdrawal back, as far as the marking of the report still allows. */
export async function restore(
  id: string,
  { note, revision }: Noted,
  said: ByAnalyst,
  desk: Desk,
): Promise<Result<Post>> {
  const post = await findPost(id, desk);
  if (!post.ok) return post;
  if (post.value.withdrawn === undefined)
    return failed(problem('bad-usage', 'the post is not withdrawn', { where: id }));
  const shown = await desk.store.shown(post.value.reportId);
  if (!shown.ok) return shown;
  const refused = whyNotLeaving(shown.value.report, PUBLIC);
  if (refused !== undefined) return failed(refused);
  const record = { kind: 'restored', note: note.trim() } as const;
  return change(id, record, said, revision ?? post.value.revision, desk);
}

async function standing(id: string, note: string, desk: Desk): Promise<Result<Post>> {
  if (note.trim() === '' || note.length > 4_000)
    return failed(problem('bad-usage', 'a correction says in up to 4,000 characters what it corrects'));
  const post = await findPost(id, desk);
  if (!post.ok || post.value.withdrawn === undefined) return post;
  return failed(problem('bad-usage', 'the post is withdrawn', { where: id, hint: 'Restore it first.' }));
}

async function change(
  id: string,
  record: PostEvent,
  { by, at, origin }: ByAnalyst,
  after: number,
  desk: Desk,
): Promise<Result<Post>> {
  const entry = { subject: id, by, at, record, after, ...(origin !== undefined && { origin }) };
  const written = await desk.store.write('posts', entry);
  return written.ok ? findPost(id, desk) : written;
}

/** What a published post says that the desk no longer holds, and the other way round. */
export interface PostDrift {
  /** As readers were told. */
  readonly takenBack: readonly string[];
  readonly added: readonly string[];
  readonly isOtherCopy: boolean;
  /** Why it may no longer be read: its report was marked more strictly since. */
  readonly isRefused: boolean;
}

/** How far a post and its report have come apart since; the page itself is changed by a correction alone. */
export async function driftOf(post: Post, desk: Desk): Promise<Result<PostDrift>> {
  const { content } = standingOf(post);
  const shown = await showReport(post.reportId, desk);
  if (!shown.ok) return shown;
  const { document } = shown.value;
  const isReviewedOnly = content.findings.every(({ isReviewed }) => isReviewed);
  const now = postFindings(document, content.findings.length > 0 && isReviewedOnly);
  const copy = { ...content.copy, sha256: document.capture.sha256 };
  const { takenBack, added, isOtherCopy } = changesBetween(content, { ...content, ...now, copy });
  return ok({
    takenBack: takenBack.map(({ text }) => text),
    added: added.map(({ text }) => text),
    isOtherCopy,
    isRefused: whyNotLeaving(document.report, PUBLIC) !== undefined,
  });
}
