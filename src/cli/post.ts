import { readFile } from 'node:fs/promises';
import { text as textOf } from 'node:stream/consumers';
import type { Desk } from '../app/desk.ts';
import type { ByAnalyst } from '../app/stories.ts';
import type { PostDraft } from '../app/talk/draft.ts';
import {
  blockDomain,
  decideReply,
  lookAgain,
  replyDetail,
  replyQueue,
  unblockDomain,
} from '../app/talk/moderate.ts';
import { blockedList, postList, replyList } from '../app/talk/post-text.ts';
import * as posts from '../app/talk/posts.ts';
import { publishedPost } from '../app/talk/published.ts';
import { tellLinked } from '../app/talk/tell.ts';
import type { Post, PostLanguage, ReplyState, ReplyVerdict, Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import { analyst } from './analyst.ts';
import { print, report, say } from './terminal.ts';
import { withDesk } from './with-desk.ts';

export interface PostFlags {
  readonly home?: string;
  readonly by?: string;
  readonly json?: boolean;
  readonly title?: string;
  readonly language?: PostLanguage;
  readonly author?: string;
  /** A file of paragraphs with empty lines between them, or `-`. */
  readonly words?: string;
  readonly link?: readonly string[];
  readonly reviewed?: boolean;
  readonly tell?: boolean;
  readonly note?: string;
  readonly why?: string;
  readonly state?: ReplyState;
  readonly format?: 'html' | 'json';
  readonly base?: URL;
}

/** `howdunit post list`. */
export async function list(flags: PostFlags): Promise<void> {
  const all = await withDesk(flags.home, (desk) => posts.listPosts(desk));
  if (all === undefined) return;
  await print(flags.json === true ? json(all) : postList(all));
  if (all.length === 0) say('nothing is published; howdunit post publish <report>');
}

/** `howdunit post show <post>`: the page as its readers have it. */
export async function show(id: string, { home, format = 'html', base }: PostFlags): Promise<void> {
  const origin = base?.origin ?? 'http://127.0.0.1:4180';
  const silent = { webmention: false, pingback: false };
  const made = await withDesk(home, (desk) => publishedPost(id, format, origin, silent, desk));
  if (made === undefined) return;
  await print(made.text);
  if (made.isGone) say('the post is withdrawn; this stands in its place');
}

/** `howdunit post publish <report>`. */
export async function publish(reference: string, flags: PostFlags): Promise<void> {
  const draft = await draftOf(flags);
  if (!draft.ok) return report(draft.problem);
  await changing(flags, (said, desk) => posts.publish({ report: reference, ...draft.value }, said, desk));
}

/** `howdunit post correct <post>`. */
export async function correct(id: string, flags: PostFlags): Promise<void> {
  const draft = await draftOf(flags);
  if (!draft.ok) return report(draft.problem);
  await changing(flags, async (said, desk) => {
    const before = await posts.findPost(id, desk);
    if (!before.ok) return before;
    const content = before.value.versions.at(-1)?.content;
    // What is not said anew stays as it was.
    const kept = {
      ...draft.value,
      title: draft.value.title ?? content?.title,
      language: flags.language ?? content?.language ?? 'en',
      author: draft.value.author ?? content?.author,
      words: flags.words === undefined ? (content?.words ?? []) : draft.value.words,
      links: flags.link === undefined ? (content?.links ?? []) : draft.value.links,
    };
    return posts.correct(id, kept, { note: flags.note ?? '' }, said, desk);
  });
}

export async function withdraw(id: string, flags: PostFlags): Promise<void> {
  await changing(flags, (said, desk) => posts.withdraw(id, { note: flags.note ?? '' }, said, desk));
}

export async function restore(id: string, flags: PostFlags): Promise<void> {
  await changing(flags, (said, desk) => posts.restore(id, { note: flags.note ?? '' }, said, desk));
}

/** `howdunit post replies`. */
export async function replies({ home, state, json: isJson }: PostFlags): Promise<void> {
  const ask = { limit: 200, ...(state !== undefined && { state }) };
  const queue = await withDesk(home, (desk) => replyQueue(ask, desk));
  if (queue !== undefined) await print(isJson === true ? json(queue) : replyList(queue));
}

/** `howdunit post reply <reply>`: one with all that happened to it. */
export async function reply(id: string, { home }: PostFlags): Promise<void> {
  const detail = await withDesk(home, (desk) => replyDetail(id, desk));
  if (detail !== undefined) await print(json(detail));
}

/** `howdunit post approve|hold|reject <reply>`. */
export async function decide(id: string, verdict: ReplyVerdict, flags: PostFlags): Promise<void> {
  await said(flags, async (who, desk) => {
    const done = await decideReply(id, verdict, { ...who, note: flags.note }, desk);
    return done.ok ? ok(`${id}: ${done.value.reply.state}`) : done;
  });
}

/** `howdunit post look <reply>`: the desk that is served next fetches its page again. */
export async function look(id: string, flags: PostFlags): Promise<void> {
  await said(flags, async (who, desk) => {
    const done = await lookAgain(id, who, desk);
    return done.ok ? ok(`${id}: its page is looked at by the desk, howdunit serve`) : done;
  });
}

/** `howdunit post block <domain>`; without one, what is blocked. */
export async function block(domain: string | undefined, flags: PostFlags): Promise<void> {
  if (domain === undefined) {
    const blocked = await withDesk(flags.home, (desk) => desk.store.talk.blocked());
    if (blocked !== undefined) await print(flags.json === true ? json(blocked) : blockedList(blocked));
    return;
  }
  await said(flags, async (who, desk) => {
    const done = await blockDomain(domain, { ...who, why: flags.why }, desk);
    return done.ok ? ok(`${done.value.domain} and what stands in it: nothing is taken or shown`) : done;
  });
}

export async function unblock(domain: string, flags: PostFlags): Promise<void> {
  await said(flags, async (who, desk) => {
    const done = await unblockDomain(domain, who, desk);
    return done.ok ? ok(`${done.value.domain}: no longer blocked`) : done;
  });
}

async function said(
  flags: PostFlags,
  work: (who: ByAnalyst, desk: Desk) => Promise<Result<string>>,
): Promise<void> {
  const who = analyst(flags.by);
  if (!who.ok) return report(who.problem);
  const line = await withDesk(flags.home, (desk) => work(who.value, desk));
  if (line !== undefined) say(line);
}

async function changing(
  flags: PostFlags,
  work: (who: ByAnalyst, desk: Desk) => Promise<Result<Post>>,
): Promise<void> {
  await said(flags, async (who, desk) => {
    const post = await work(who, desk);
    if (!post.ok) return post;
    const told = await tellLinked(post.value, flags.tell === true, desk);
    if (!told.ok) return told;
    const { id, withdrawn, versions } = post.value;
    const state = withdrawn === undefined ? `version ${versions.length}` : 'withdrawn';
    const telling = told.value === 0 ? '' : `; the desk that is served tells ${told.value} linked pages`;
    return ok(`${id}: ${state}, /p/${id}${telling}`);
  });
}

async function draftOf(flags: PostFlags): Promise<Result<Omit<PostDraft, 'report'>>> {
  const words = flags.words === undefined ? ok('') : await textIn(flags.words);
  if (!words.ok) return words;
  return ok({
    title: flags.title,
    language: flags.language ?? 'en',
    author: flags.author,
    words: words.value.split(/\n[^\S\n]*\n/u),
    links: (flags.link ?? []).map((url) => ({ url })),
    reviewedOnly: flags.reviewed === true,
  });
}

async function textIn(file: string): Promise<Result<string>> {
  try {
    return ok(file === '-' ? await textOf(process.stdin) : await readFile(file, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    return failed(
      problem(code === 'ENOENT' ? 'not-found' : 'permission-denied', 'the words could not be read', {
        where: file,
      }),
    );
  }
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
