import type { ReplyVia, Result } from '../../model/index.ts';
import { derivedId, ok, utcInstant } from '../../model/index.ts';
import { asked, Buckets, blockOf, type RefusedMention } from '../../talk/index.ts';
import { networkOf } from '../accounts/throttle.ts';
import type { Desk } from '../desk.ts';
import { whyNotLeaving } from '../leaving.ts';
import { PUBLIC } from './draft.ts';
import { findPost } from './posts.ts';

/** Why somebody's word is not taken. */
export type RefusedReply = RefusedMention | 'no-such-post' | 'blocked' | 'full';

/** What came of somebody's word that a page links to a post. */
export type ReceivedReply =
  | { readonly kind: 'taken'; readonly id: string; readonly isNew: boolean }
  | { readonly kind: 'refused'; readonly why: RefusedReply }
  /** Too many came. */
  | { readonly kind: 'wait'; readonly ms: number };

/** How often replies are taken in; kept in this process alone. */
export interface ReplyLimits {
  /** By who sends: somebody's blog engine may send for many posts at once. */
  readonly senders: Buckets;
  /** By the host whose pages the desk is asked to look at: nobody is asked often because a stranger says so. */
  readonly hosts: Buckets;
  /** A look at a page again no sooner than this after the last, ms. */
  readonly restMs: number;
  /** How many replies that no analyst spoke of are kept. */
  readonly most: number;
}

export function replyLimits(): ReplyLimits {
  return {
    senders: new Buckets(20, 15_000),
    hosts: new Buckets(10, 60_000),
    restMs: 60_000,
    most: 2_000,
  };
}

export interface ToldByOthers {
  readonly via: ReplyVia;
  readonly source: unknown;
  readonly target: unknown;
  /** Who sent it, without port. */
  readonly address: string;
  /** Origins that posts are served at. */
  readonly origins: ReadonlySet<string>;
}

/**
 * Takes in that a page links to a post, without asking anybody for anything: addresses, the post, blocked domains and
 * how much came are looked at, then it waits to be verified. The same again is the same reply.
 */
export async function receiveReply(
  told: ToldByOthers,
  limits: ReplyLimits,
  desk: Desk,
): Promise<Result<ReceivedReply>> {
  const mention = asked(told.source, told.target, told.origins);
  if (typeof mention === 'string') return ok({ kind: 'refused', why: mention });
  const now = desk.keep.now();
  const host = mention.source.hostname.replace(/\.$/u, '');
  const patience = limits.senders.take(networkOf(told.address), now) || limits.hosts.take(host, now);
  if (patience > 0) return ok({ kind: 'wait', ms: patience });
  const isThere = await isPublished(mention.postId, desk);
  if (!isThere.ok) return isThere;
  if (!isThere.value) return ok({ kind: 'refused', why: 'no-such-post' });
  const blocked = await desk.store.talk.blocked();
  if (!blocked.ok) return blocked;
  if (blockOf(host, blocked.value) !== undefined) return ok({ kind: 'refused', why: 'blocked' });
  const { postId, source, target } = mention;
  const id = derivedId('reply', source.href, postId);
  const taken = await desk.store.talk.receive({
    reply: { id, postId, via: told.via, source: source.href, target: target.href, host },
    at: utcInstant(now),
    restMs: limits.restMs,
    most: limits.most,
  });
  if (!taken.ok) return taken;
  if (taken.value === 'full') return ok({ kind: 'refused', why: 'full' });
  return ok({ kind: 'taken', id, isNew: taken.value === 'new' });
}

/** A withdrawn post takes no replies, nor does one whose report is no longer for everybody. */
async function isPublished(postId: string, desk: Desk): Promise<Result<boolean>> {
  const post = await findPost(postId, desk);
  if (!post.ok) return post.problem.code === 'not-in-store' ? ok(false) : post;
  if (post.value.withdrawn !== undefined) return ok(false);
  const shown = await desk.store.shown(post.value.reportId);
  if (!shown.ok) return shown;
  return ok(whyNotLeaving(shown.value.report, PUBLIC) === undefined);
}
