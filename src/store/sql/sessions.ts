import type { Kysely } from 'kysely';
import type { Result, Sha256, UtcInstant } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import type { AccountStore, Acting, Session, SessionLine } from '../accounts.ts';
import type { Schema } from '../schema.ts';
import { accountOf, rowOf } from './accounts.ts';
import { logAct } from './audit.ts';

export async function beginSession(
  db: Kysely<Schema>,
  { hash, replaces, oldest, issuer }: Parameters<AccountStore['begin']>[0],
  { by, at, origin }: Acting,
): Promise<Result<void>> {
  return db.transaction().execute(async (transaction) => {
    if (replaces !== undefined)
      await transaction.deleteFrom('sessions').where('hash', '=', replaces).execute();
    await transaction.deleteFrom('sessions').where('created_at', '<', oldest).execute();
    const whence = { address: origin.address ?? null, issuer: issuer ?? null };
    const row = { hash, account: by, created_at: at, seen_at: at, ...whence };
    await transaction.insertInto('sessions').values(row).execute();
    const told = { what: 'signed in', subject: by, outcome: 'done' };
    await logAct(transaction, {
      at,
      by,
      origin,
      ...told,
      ...(issuer !== undefined && { detail: { issuer } }),
    });
    return ok(undefined);
  });
}

export async function sessionOf(db: Kysely<Schema>, hash: Sha256): Promise<Result<Session | undefined>> {
  const row = await db.selectFrom('sessions').selectAll().where('hash', '=', hash).executeTakeFirst();
  const account = row && (await rowOf(db, row.account));
  if (row === undefined || account === undefined || account.disabled_at !== null) return ok(undefined);
  return ok({
    account: accountOf(account),
    createdAt: row.created_at as UtcInstant,
    seenAt: row.seen_at as UtcInstant,
    ...(row.issuer !== null && { issuer: row.issuer }),
  });
}

/** Hexadecimal digits of a session's hash that name it: no two of a desk's sessions share them. */
const ID_DIGITS = 16;

export async function sessions(
  db: Kysely<Schema>,
  oldest: UtcInstant,
): Promise<Result<readonly SessionLine[]>> {
  const rows = await db
    .selectFrom('sessions')
    .innerJoin('accounts', 'accounts.name', 'sessions.account')
    .selectAll('sessions')
    .where('accounts.disabled_at', 'is', null)
    .where('sessions.created_at', '>=', oldest)
    .orderBy('sessions.seen_at', 'desc')
    .execute();
  return ok(
    rows.map((row) => ({
      id: row.hash.slice(0, ID_DIGITS),
      account: row.account,
      createdAt: row.created_at as UtcInstant,
      seenAt: row.seen_at as UtcInstant,
      ...(row.address !== null && { address: row.address }),
      ...(row.issuer !== null && { issuer: row.issuer }),
    })),
  );
}

export async function endOtherSession(
  db: Kysely<Schema>,
  id: string,
  { by, at, origin }: Acting,
): Promise<Result<void>> {
  return db.transaction().execute(async (transaction) => {
    const row = /^[0-9a-f]{16}$/u.test(id)
      ? await transaction
          .selectFrom('sessions')
          .select(['hash', 'account'])
          .where('hash', 'like', `${id}%`)
          .executeTakeFirst()
      : undefined;
    if (row === undefined)
      return failed(problem('not-in-store', `No session is called "${id.slice(0, 40)}".`, { where: id }));
    await transaction.deleteFrom('sessions').where('hash', '=', row.hash).execute();
    const told = { what: 'session ended', subject: row.account, outcome: 'done', detail: { session: id } };
    await logAct(transaction, { at, by, origin, ...told });
    return ok(undefined);
  });
}

export async function sessionSeen(db: Kysely<Schema>, hash: Sha256, at: UtcInstant): Promise<Result<void>> {
  return db.transaction().execute(async (transaction) => {
    await transaction.updateTable('sessions').set({ seen_at: at }).where('hash', '=', hash).execute();
    return ok(undefined);
  });
}

export async function endSession(
  db: Kysely<Schema>,
  which: Sha256 | 'everywhere',
  { by, at, origin }: Acting,
): Promise<Result<void>> {
  return db.transaction().execute(async (transaction) => {
    const own = transaction.deleteFrom('sessions').where('account', '=', by);
    await (which === 'everywhere' ? own : own.where('hash', '=', which)).execute();
    const what = which === 'everywhere' ? 'signed out everywhere' : 'signed out';
    await logAct(transaction, { at, by, origin, what, subject: by, outcome: 'done' });
    return ok(undefined);
  });
}
