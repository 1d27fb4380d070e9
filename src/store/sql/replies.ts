import type { Kysely, Selectable } from 'kysely';
import type { Reply, ReplyAct, ReplyState, Result, UtcInstant } from '../../model/index.ts';
import { failed, ok, problem, sha256, utcInstant } from '../../model/index.ts';
import type { Schema } from '../schema.ts';
import type { Alike, RepliesAsk, ReplyChange, StoredReply, Taken, ToldReply } from '../talk.ts';
import type { ReplyRow } from '../talk-schema.ts';
import { logAct } from './audit.ts';
import { decode } from './rows.ts';

/** States of which nothing is shown and nothing is to be done: where no analyst spoke they make room for others. */
const SPENT = ['unlinked', 'gone', 'failed'] as const;

export async function receive(
  db: Kysely<Schema>,
  { reply, at, restMs, most }: ToldReply,
): Promise<Result<Taken>> {
  return db.transaction().execute(async (transaction) => {
    const there = await rowOf(transaction, reply.id);
    const act = { at, what: 'received' } as const;
    if (there !== undefined) {
      if (there.due !== null) return ok('known' as const);
      const due = utcInstant(Math.max(Date.parse(at), Date.parse(there.updated_at) + restMs));
      const again: Reply = { ...decode<Reply>(there.record), tries: 0, via: reply.via, target: reply.target };
      await put(transaction, again, there.revision + 1, due);
      await addAct(transaction, reply.id, there.revision + 1, act);
      return ok('again' as const);
    }
    if (!(await hasRoom(transaction, most))) return ok('full' as const);
    const fresh: Reply = {
      kind: 'reply',
      ...reply,
      receivedAt: at,
      updatedAt: at,
      state: 'waiting',
      reasons: [],
      tries: 0,
    };
    await put(transaction, fresh, 1, at);
    await addAct(transaction, reply.id, 1, act);
    return ok('new' as const);
  });
}

/** Whether another reply may be written, after the spent ones of strangers have made room. */
async function hasRoom(db: Kysely<Schema>, most: number): Promise<boolean> {
  const { count } = await db
    .selectFrom('replies')
    .select((is) => is.fn.countAll<number>().as('count'))
    .where('verdict', 'is', null)
    .executeTakeFirstOrThrow();
  if (count < most) return true;
  const spent = await db
    .selectFrom('replies')
    .select('id')
    .where('verdict', 'is', null)
    .where('due', 'is', null)
    .where('state', 'in', SPENT)
    .orderBy('updated_at')
    .limit(Math.max(1, Math.ceil(most / 10)))
    .execute();
  if (spent.length === 0) return false;
  const ids = spent.map(({ id }) => id);
  await db.deleteFrom('reply_acts').where('reply_id', 'in', ids).execute();
  await db.deleteFrom('replies').where('id', 'in', ids).execute();
  return true;
}

export async function dueReplies(
  db: Kysely<Schema>,
  now: UtcInstant,
  limit: number,
): Promise<Result<readonly StoredReply[]>> {
  const rows = await db
    .selectFrom('replies')
    .selectAll()
    .where('due', '<=', now)
    .orderBy('due')
    .orderBy('id')
    .limit(limit)
    .execute();
  return ok(rows.map(storedOf));
}

export async function changeReply(
  db: Kysely<Schema>,
  { reply, revision, act, due, origin }: ReplyChange,
): Promise<Result<StoredReply>> {
  return db.transaction().execute(async (transaction) => {
    const there = await rowOf(transaction, reply.id);
    if (there === undefined) return noReply(reply.id);
    if (there.revision !== revision)
      return failed(
        problem('decided-meanwhile', 'Somebody else changed this reply meanwhile; nothing was written.', {
          where: reply.id,
          hint: 'Look at it again, and then try again.',
        }),
      );
    const next = { ...reply, updatedAt: act.at };
    // An analyst's word does not answer for a page that is yet to be looked at.
    const stillDue = act.by === undefined ? undefined : (there.due ?? undefined);
    await put(transaction, next, revision + 1, due ?? (stillDue as UtcInstant | undefined));
    await addAct(transaction, reply.id, revision + 1, act);
    if (act.by !== undefined)
      await logAct(transaction, {
        at: act.at,
        by: act.by,
        origin,
        what: `reply: ${act.what}`,
        subject: reply.id,
        value: reply.source,
        outcome: 'done',
        detail: { post: reply.postId, ...(act.note !== undefined && { note: act.note }) },
      });
    return ok({
      reply: next,
      revision: revision + 1,
      isDue: due !== undefined || stillDue !== undefined,
    });
  });
}

export async function oneReply(db: Kysely<Schema>, id: string): Promise<Result<StoredReply>> {
  const row = await rowOf(db, id);
  return row === undefined ? noReply(id) : ok(storedOf(row));
}

export async function replies(
  db: Kysely<Schema>,
  { state, postId, limit, after }: RepliesAsk,
): Promise<Result<readonly StoredReply[]>> {
  const rows = await db
    .selectFrom('replies')
    .selectAll()
    .$if(state !== undefined, (query) => query.where('state', '=', state ?? ''))
    .$if(postId !== undefined, (query) => query.where('post_id', '=', postId ?? ''))
    .$if(after !== undefined, (query) =>
      query.where((is) =>
        is.or([
          is('updated_at', '<', after?.updatedAt ?? ''),
          is.and([is('updated_at', '=', after?.updatedAt ?? ''), is('id', '>', after?.id ?? '')]),
        ]),
      ),
    )
    .orderBy('updated_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return ok(rows.map(storedOf));
}

export async function replyCounts(
  db: Kysely<Schema>,
): Promise<Result<Readonly<Partial<Record<ReplyState, number>>>>> {
  const rows = await db
    .selectFrom('replies')
    .select(['state', (is) => is.fn.countAll<number>().as('count')])
    .groupBy('state')
    .execute();
  return ok(Object.fromEntries(rows.map(({ state, count }) => [state, Number(count)])));
}

export async function replyActs(db: Kysely<Schema>, id: string): Promise<Result<readonly ReplyAct[]>> {
  const rows = await db
    .selectFrom('reply_acts')
    .select(['seq', 'record'])
    .where('reply_id', '=', id)
    .orderBy('seq')
    .execute();
  return ok(rows.map(({ seq, record }) => ({ ...decode<Omit<ReplyAct, 'seq'>>(record), seq })));
}

export async function alike(
  db: Kysely<Schema>,
  { id, host }: Pick<Reply, 'id' | 'host'>,
  words: string | undefined,
): Promise<Result<Alike>> {
  const known = await db
    .selectFrom('replies')
    .select('id')
    .where('host', '=', host)
    .where('verdict', '=', 'approved')
    .limit(1)
    .execute();
  const same =
    words === undefined
      ? []
      : await db
          .selectFrom('replies')
          .select('id')
          .where('words', '=', sha256(words))
          .where('id', '!=', id)
          .limit(1)
          .execute();
  return ok({ isKnownHost: known.length > 0, isRepeated: same.length > 0 });
}

function rowOf(db: Kysely<Schema>, id: string): Promise<Selectable<ReplyRow> | undefined> {
  return db.selectFrom('replies').selectAll().where('id', '=', id).executeTakeFirst();
}

function storedOf({ record, revision, due }: Selectable<ReplyRow>): StoredReply {
  return { reply: decode<Reply>(record), revision, isDue: due !== null };
}

async function put(
  db: Kysely<Schema>,
  reply: Reply,
  revision: number,
  due: UtcInstant | undefined,
): Promise<void> {
  const quote = reply.evidence?.excerpt?.quote;
  const columns = {
    post_id: reply.postId,
    source: reply.source,
    target: reply.target,
    host: reply.host,
    state: reply.state,
    verdict: reply.verdict ?? null,
    due: due ?? null,
    words: quote === undefined ? null : sha256(quote),
    updated_at: reply.updatedAt,
    revision,
    record: JSON.stringify(reply),
  };
  await db
    .insertInto('replies')
    .values({ id: reply.id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();
}

async function addAct(
  db: Kysely<Schema>,
  id: string,
  seq: number,
  act: Omit<ReplyAct, 'seq'>,
): Promise<void> {
  await db
    .insertInto('reply_acts')
    .values({ reply_id: id, seq, record: JSON.stringify(act) })
    .execute();
}

function noReply(id: string): ReturnType<typeof failed> {
  return failed(
    problem('not-in-store', `No reply is called "${id}".`, {
      where: id,
      hint: 'howdunit post replies names them.',
    }),
  );
}
