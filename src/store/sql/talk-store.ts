import type { Kysely } from 'kysely';
import type { BlockedDomain, Origin, Result, SentMention } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import type { Schema } from '../schema.ts';
import type { Blocking, TalkStore } from '../talk.ts';
import { logAct } from './audit.ts';
import type { Doing } from './doing.ts';
import {
  alike,
  changeReply,
  dueReplies,
  oneReply,
  receive,
  replies,
  replyActs,
  replyCounts,
} from './replies.ts';
import { decode } from './rows.ts';

export function talkStore(db: Kysely<Schema>, { run, read }: Doing): TalkStore {
  return {
    receive: (told) => run(() => receive(db, told)),
    due: (now, limit) => read((snapshot) => dueReplies(snapshot, now, limit)),
    change: (change) => run(() => changeReply(db, change)),
    reply: (id) => read((snapshot) => oneReply(snapshot, id)),
    replies: (ask) => read((snapshot) => replies(snapshot, ask)),
    counts: () => read((snapshot) => replyCounts(snapshot)),
    acts: (id) => read((snapshot) => replyActs(snapshot, id)),
    alike: (reply, words) => read((snapshot) => alike(snapshot, reply, words)),
    blocked: () => read((snapshot) => blocked(snapshot)),
    block: (domain, origin) => run(() => block(db, domain, origin)),
    unblock: (domain, by) => run(() => unblock(db, domain, by)),
    mentions: (postId) => read((snapshot) => mentions(snapshot, postId)),
    waitingMentions: (limit) => read((snapshot) => waitingMentions(snapshot, limit)),
    putMention: (sent) => run(() => putMention(db, sent)),
  };
}

async function blocked(db: Kysely<Schema>): Promise<Result<readonly BlockedDomain[]>> {
  const rows = await db.selectFrom('blocked_domains').select('record').orderBy('domain').execute();
  return ok(rows.map(({ record }) => decode<BlockedDomain>(record)));
}

async function block(
  db: Kysely<Schema>,
  blockedDomain: BlockedDomain,
  origin: Origin | undefined,
): Promise<Result<void>> {
  return db.transaction().execute(async (transaction) => {
    const { domain, by, at, why } = blockedDomain;
    const record = JSON.stringify(blockedDomain);
    await transaction
      .insertInto('blocked_domains')
      .values({ domain, record })
      .onConflict((conflict) => conflict.column('domain').doUpdateSet({ record }))
      .execute();
    const detail = why === undefined ? {} : { detail: { why } };
    await logAct(transaction, {
      at,
      by,
      origin,
      what: 'domain: blocked',
      subject: domain,
      outcome: 'done',
      ...detail,
    });
    return ok(undefined);
  });
}

async function unblock(
  db: Kysely<Schema>,
  domain: string,
  { by, at, origin }: Blocking,
): Promise<Result<void>> {
  return db.transaction().execute(async (transaction) => {
    const gone = await transaction
      .deleteFrom('blocked_domains')
      .where('domain', '=', domain)
      .executeTakeFirst();
    if (Number(gone.numDeletedRows) === 0)
      return failed(problem('not-in-store', `The domain "${domain}" is not blocked.`, { where: domain }));
    await logAct(transaction, {
      at,
      by,
      origin,
      what: 'domain: unblocked',
      subject: domain,
      outcome: 'done',
    });
    return ok(undefined);
  });
}

async function mentions(db: Kysely<Schema>, postId: string): Promise<Result<readonly SentMention[]>> {
  const rows = await db
    .selectFrom('sent_mentions')
    .select('record')
    .where('post_id', '=', postId)
    .orderBy('target')
    .execute();
  return ok(rows.map(({ record }) => decode<SentMention>(record)));
}

async function waitingMentions(db: Kysely<Schema>, limit: number): Promise<Result<readonly SentMention[]>> {
  const rows = await db
    .selectFrom('sent_mentions')
    .select('record')
    .where('state', '=', 'waiting')
    .orderBy('post_id')
    .orderBy('target')
    .limit(limit)
    .execute();
  return ok(rows.map(({ record }) => decode<SentMention>(record)));
}

async function putMention(db: Kysely<Schema>, sent: SentMention): Promise<Result<void>> {
  return db.transaction().execute(async (transaction) => {
    const columns = { state: sent.state, record: JSON.stringify(sent) };
    await transaction
      .insertInto('sent_mentions')
      .values({ post_id: sent.postId, target: sent.target, ...columns })
      .onConflict((conflict) => conflict.columns(['post_id', 'target']).doUpdateSet(columns))
      .execute();
    return ok(undefined);
  });
}
