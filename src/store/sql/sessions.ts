import type { Kysely } from 'kysely';
import type { Result, Sha256, UtcInstant } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import type { AccountStore, Acting, Session } from '../accounts.ts';
import type { Schema } from '../schema.ts';
import { accountOf, rowOf } from './accounts.ts';
import { logAct } from './audit.ts';

export async function beginSession(
  db: Kysely<Schema>,
  { hash, replaces, oldest }: Parameters<AccountStore['begin']>[0],
  { by, at, origin }: Acting,
): Promise<Result<void>> {
  return db.transaction().execute(async (transaction) => {
    if (replaces !== undefined)
      await transaction.deleteFrom('sessions').where('hash', '=', replaces).execute();
    await transaction.deleteFrom('sessions').where('created_at', '<', oldest).execute();
    const row = { hash, account: by, created_at: at, seen_at: at };
    await transaction.insertInto('sessions').values(row).execute();
    await logAct(transaction, { at, by, origin, what: 'signed in', subject: by, outcome: 'done' });
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
