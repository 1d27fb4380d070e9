import type {
  BlockedDomain,
  Origin,
  Reply,
  ReplyAct,
  ReplyState,
  ReplyVerdict,
  Result,
} from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import type { RepliesAsk, StoredReply } from '../../store/index.ts';
import { afterVerdict, blockOf, domainOf } from '../../talk/index.ts';
import type { Desk } from '../desk.ts';
import type { ByAnalyst } from '../stories.ts';
import { rereadReply } from './look.ts';

/** A reply as whoever moderates sees it. */
export interface ModeratedReply {
  readonly reply: Reply;
  readonly revision: number;
  readonly isDue: boolean;
  /** The domain that keeps it from being shown whatever else was decided. */
  readonly blockedBy?: string;
}

export interface ReplyQueue {
  readonly items: readonly ModeratedReply[];
  readonly counts: Readonly<Partial<Record<ReplyState, number>>>;
}

/** Replies, those changed last first, and how many there are of each state. */
export async function replyQueue(ask: RepliesAsk, desk: Desk): Promise<Result<ReplyQueue>> {
  const blocked = await desk.store.talk.blocked();
  if (!blocked.ok) return blocked;
  const stored = await desk.store.talk.replies(ask);
  if (!stored.ok) return stored;
  const counts = await desk.store.talk.counts();
  if (!counts.ok) return counts;
  return ok({ items: stored.value.map((each) => moderated(each, blocked.value)), counts: counts.value });
}

/** A reply with all that happened to it, and whether its words still stand in the copy of its page. */
export async function replyDetail(
  id: string,
  desk: Desk,
): Promise<Result<ModeratedReply & { readonly acts: readonly ReplyAct[]; readonly doesReread?: boolean }>> {
  const stored = await desk.store.talk.reply(id);
  if (!stored.ok) return stored;
  const blocked = await desk.store.talk.blocked();
  if (!blocked.ok) return blocked;
  const acts = await desk.store.talk.acts(id);
  if (!acts.ok) return acts;
  const { evidence } = stored.value.reply;
  const reread = evidence === undefined ? undefined : (await rereadReply(evidence, desk)).ok;
  return ok({
    ...moderated(stored.value, blocked.value),
    acts: acts.value,
    ...(reread !== undefined && { doesReread: reread }),
  });
}

/**
 * Says what is to become of a reply. Whatever was said can be said otherwise later; the log keeps both. Only what
 * still stands in the copy of its page is approved. Fails with `bad-usage`, `capture-damaged`, `decided-meanwhile`.
 *
 * @param revision of the reply as the analyst saw it; the newest where absent
 */
export async function decideReply(
  id: string,
  verdict: ReplyVerdict,
  said: ByAnalyst & { readonly note?: string | undefined; readonly revision?: number | undefined },
  desk: Desk,
): Promise<Result<ModeratedReply>> {
  const stored = await desk.store.talk.reply(id);
  if (!stored.ok) return stored;
  const { reply, revision } = stored.value;
  const standing = afterVerdict(reply, verdict);
  if (standing === undefined)
    return failed(
      problem('bad-usage', `a reply whose page is ${reply.state} cannot be ${verdict}`, {
        where: id,
        hint: 'Look at its page again first.',
      }),
    );
  if (verdict === 'approved' && reply.evidence !== undefined) {
    const reread = await rereadReply(reply.evidence, desk);
    if (!reread.ok) return reread;
  }
  const { by, at, origin, note } = said;
  const rest = withoutStanding(reply);
  const changed = await desk.store.talk.change({
    reply: { ...rest, ...standing },
    revision: said.revision ?? revision,
    act: { at, by, what: verdict, ...(note !== undefined && note.trim() !== '' && { note: note.trim() }) },
    origin,
  });
  if (!changed.ok) return changed;
  const blocked = await desk.store.talk.blocked();
  return blocked.ok ? ok(moderated(changed.value, blocked.value)) : blocked;
}

/** Has the page of a reply looked at again. */
export async function lookAgain(id: string, said: ByAnalyst, desk: Desk): Promise<Result<ModeratedReply>> {
  const stored = await desk.store.talk.reply(id);
  if (!stored.ok) return stored;
  const { postId, via, source, target, host } = stored.value.reply;
  const taken = await desk.store.talk.receive({
    reply: { id, postId, via, source, target, host },
    at: said.at,
    restMs: 0,
    most: Number.MAX_SAFE_INTEGER,
  });
  if (!taken.ok) return taken;
  const now = await desk.store.talk.reply(id);
  return now.ok ? ok(moderated(now.value, [])) : now;
}

/** What of a reply does not depend on how it stands. */
export function withoutStanding(reply: Reply): Omit<Reply, 'verdict' | 'evidence' | 'problem'> {
  const { verdict: _, evidence: __, problem: ___, ...rest } = reply;
  return rest;
}

function moderated(
  { reply, revision, isDue }: StoredReply,
  blocked: readonly BlockedDomain[],
): ModeratedReply {
  const final = reply.evidence === undefined ? reply.host : new URL(reply.evidence.final).hostname;
  const block = blockOf(reply.host, blocked) ?? blockOf(final, blocked);
  return { reply, revision, isDue, ...(block && { blockedBy: block.domain }) };
}

/**
 * Takes nothing more from a domain and its subdomains, and shows nothing of it; what was decided on its replies stays
 * for the day it is unblocked. Fails with `bad-usage` where the text is no domain.
 */
export async function blockDomain(
  text: string,
  said: ByAnalyst & { readonly why?: string | undefined },
  desk: Desk,
): Promise<Result<BlockedDomain>> {
  const domain = domainOf(text);
  if (domain === undefined)
    return failed(
      problem('bad-usage', 'that is no domain name of two parts or more', { where: text.slice(0, 200) }),
    );
  const { by, at, origin, why } = said;
  const reason = why?.trim().slice(0, 500) ?? '';
  const blocked: BlockedDomain = { domain, by, at, ...(reason !== '' && { why: reason }) };
  const done = await desk.store.talk.block(blocked, origin);
  return done.ok ? ok(blocked) : done;
}

export async function unblockDomain(
  text: string,
  said: { readonly by: string; readonly at: ByAnalyst['at']; readonly origin?: Origin | undefined },
  desk: Desk,
): Promise<Result<{ readonly domain: string }>> {
  const domain = domainOf(text) ?? text;
  const done = await desk.store.talk.unblock(domain, said);
  return done.ok ? ok({ domain }) : done;
}
