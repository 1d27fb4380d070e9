import type { Post, PostLanguage, Reply, Result } from '../../model/index.ts';
import { ok, utcInstant } from '../../model/index.ts';
import { type FeedDraftEntry, toAtom, toJsonFeed } from '../../share/feeds/index.ts';
import {
  blockOf,
  correctionsOf,
  type PostPlaces,
  postIndex,
  postJson,
  postPage,
  postStyleHash,
  standingOf,
  withdrawnPage,
} from '../../talk/index.ts';
import { derivedUuid } from '../derived-uuid.ts';
import type { Desk } from '../desk.ts';
import { whyNotLeaving } from '../leaving.ts';
import { PUBLIC } from './draft.ts';
import { findPost, listPosts } from './posts.ts';

/** What stands at the address of a post. */
export interface PublishedText {
  readonly text: string;
  /** It was withdrawn, or its report is no longer for everybody: 410 Gone. */
  readonly isGone: boolean;
}

/** What replies are taken by; nothing where the desk takes none. */
export interface Receiving {
  readonly webmention: boolean;
  readonly pingback: boolean;
}

/** The most replies that one page shows, the latest. */
const MOST_REPLIES = 500;

/** Of the style sheet inside every published page. */
export function publishedStyleHash(): string {
  return postStyleHash();
}

/** Where what is published is found. @param base an origin, e.g. `https://desk.example` */
export function placesOf(id: string, base: string, { webmention, pingback }: Receiving): PostPlaces {
  return {
    self: `${base}/p/${id}`,
    json: `${base}/p/${id}.json`,
    index: `${base}/p`,
    atom: `${base}/p/feed.atom`,
    jsonFeed: `${base}/p/feed.json`,
    ...(webmention && { webmention: `${base}/p/webmention` }),
    ...(pingback && { pingback: `${base}/p/pingback` }),
  };
}

/**
 * A post as its readers have it. The marking of its report is asked each time, because it may be another since; what
 * may not go out is not in the answer. Fails with `not-in-store`.
 */
export async function publishedPost(
  id: string,
  format: 'html' | 'json',
  base: string,
  receiving: Receiving,
  desk: Desk,
): Promise<Result<PublishedText>> {
  const post = await findPost(id, desk);
  if (!post.ok) return post;
  const places = placesOf(id, base, receiving);
  const why = await whyGone(post.value, desk);
  if (!why.ok) return why;
  if (why.value !== undefined) {
    const { at, note } = (why.value === 'withdrawn' ? post.value.withdrawn : undefined) ?? {};
    const text =
      format === 'html'
        ? withdrawnPage(post.value, why.value, places)
        : `${JSON.stringify({ id, url: places.self, state: why.value, at, note }, null, 1)}\n`;
    return ok({ text, isGone: true });
  }
  const replies = await shownReplies(id, desk);
  if (!replies.ok) return replies;
  const text =
    format === 'html'
      ? postPage(post.value, replies.value, places)
      : postJson(post.value, replies.value, places.self);
  return ok({ text, isGone: false });
}

async function whyGone(post: Post, desk: Desk): Promise<Result<'withdrawn' | 'marked-stricter' | undefined>> {
  const shown = await desk.store.shown(post.reportId);
  if (!shown.ok) return shown;
  // First: not even the title of what was withdrawn goes to whom its report may no longer go.
  if (whyNotLeaving(shown.value.report, PUBLIC) !== undefined) return ok('marked-stricter');
  return ok(post.withdrawn === undefined ? undefined : 'withdrawn');
}

/** Approved replies whose domain nobody has blocked, the oldest first. */
async function shownReplies(postId: string, desk: Desk): Promise<Result<readonly Reply[]>> {
  const blocked = await desk.store.talk.blocked();
  if (!blocked.ok) return blocked;
  const stored = await desk.store.talk.replies({ postId, state: 'approved', limit: MOST_REPLIES });
  if (!stored.ok) return stored;
  const shown = stored.value
    .map(({ reply }) => reply)
    .filter(({ host, evidence }) => {
      const final = evidence === undefined ? host : new URL(evidence.final).hostname;
      return blockOf(host, blocked.value) === undefined && blockOf(final, blocked.value) === undefined;
    });
  return ok(shown.sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1)));
}

/** The list of what may be read. */
export async function publishedIndex(
  base: string,
  language: PostLanguage,
  desk: Desk,
): Promise<Result<string>> {
  const readable = await readablePosts(desk);
  if (!readable.ok) return readable;
  const places = { ...placesOf('', base, { webmention: false, pingback: false }), self: `${base}/p` };
  const listed = readable.value.flatMap(({ post, why }) =>
    why === undefined ? [{ post, url: `${base}/p/${post.id}` }] : [],
  );
  return ok(postIndex(listed, language, places));
}

async function readablePosts(
  desk: Desk,
): Promise<
  Result<readonly { readonly post: Post; readonly why: 'withdrawn' | 'marked-stricter' | undefined }[]>
> {
  const posts = await listPosts(desk);
  if (!posts.ok) return posts;
  const readable: { post: Post; why: 'withdrawn' | 'marked-stricter' | undefined }[] = [];
  for (const post of posts.value) {
    const why = await whyGone(post, desk);
    if (!why.ok) return why;
    readable.push({ post, why: why.value });
  }
  return ok(readable);
}

/** Posts as a feed: corrections stand in their entries, a withdrawn post is taken back in words. */
export async function publishedFeed(
  format: 'atom' | 'jsonfeed',
  base: string,
  desk: Desk,
): Promise<Result<string>> {
  const readable = await readablePosts(desk);
  if (!readable.ok) return readable;
  const entries = readable.value.map(({ post, why }) =>
    why === undefined ? entryOf(post, base) : takenBack(post, why),
  );
  const places = placesOf('', base, { webmention: false, pingback: false });
  const draft = {
    id: derivedUuid('feed', 'posts', base),
    title: 'Posts',
    description: 'What this desk has published about reports that it keeps.',
    updated: readable.value[0]?.post.updatedAt ?? utcInstant(0),
    self: format === 'atom' ? places.atom : places.jsonFeed,
    entries,
  };
  return ok(format === 'atom' ? toAtom(draft) : toJsonFeed(draft));
}

function entryOf(post: Post, base: string): FeedDraftEntry {
  const { content, at } = standingOf(post);
  const { findings, words, lead, report, copy } = content;
  const how = findings.filter(({ group }) => group !== 'claim' && group !== 'name').length;
  const claims = findings.flatMap(({ group, text }) => (group === 'claim' ? [`WHO: ${text}`] : []));
  const corrections = correctionsOf(post.versions).flatMap(({ version, takenBack: gone }) => [
    `Corrected ${version.at}: ${version.note ?? ''}`,
    ...gone.map(({ text }) => `Taken back: ${text}`),
  ]);
  return {
    id: derivedUuid('post', post.id),
    title: content.title,
    url: `${base}/p/${post.id}`,
    ...(content.author !== undefined && { author: content.author }),
    published: post.versions[0]?.at ?? at,
    updated: post.updatedAt,
    lines: [
      'TLP:CLEAR',
      ...corrections,
      ...words,
      `About: ${report.title}${report.publisher === undefined ? '' : `, ${report.publisher}`}`,
      ...(lead === undefined ? [] : [`“${lead.sentence}”`]),
      `HOW: ${how} findings, each with its sentence on the page.`,
      ...claims,
      `Copy of ${copy.capturedAt}, SHA-256 ${copy.sha256}.`,
    ],
    tags: findings.flatMap(({ group, text }) =>
      group === 'technique' ? [text.split(' ', 1)[0] ?? text] : [],
    ),
    says: {},
  };
}

function takenBack(post: Post, why: 'withdrawn' | 'marked-stricter'): FeedDraftEntry {
  const isWithdrawn = why === 'withdrawn';
  const title = isWithdrawn ? `Withdrawn: ${standingOf(post).content.title}` : 'Withdrawn';
  const note = isWithdrawn
    ? `This post was withdrawn ${post.withdrawn?.at ?? post.updatedAt}: ${post.withdrawn?.note ?? ''}`
    : 'The marking of its report no longer allows this post to be read.';
  return {
    id: derivedUuid('withdrawn', post.id, String(post.revision)),
    title,
    published: post.updatedAt,
    updated: post.updatedAt,
    lines: [note],
    tags: [],
    says: {},
    takesBack: derivedUuid('post', post.id),
  };
}
