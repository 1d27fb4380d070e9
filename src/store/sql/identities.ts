import type { Kysely } from 'kysely';
import type { Account, Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import type { Acting, Identity } from '../accounts.ts';
import type { Schema } from '../schema.ts';
import { accountOf, noSuchAccount, rowOf } from './accounts.ts';
import { logAct } from './audit.ts';

export async function identified(db: Kysely<Schema>, of: Identity): Promise<Result<Account | undefined>> {
  const name = await accountNamed(db, of);
  const row = name === undefined ? undefined : await rowOf(db, name);
  return ok(row && accountOf(row));
}

export async function identities(
  db: Kysely<Schema>,
): Promise<Result<readonly (Identity & { readonly account: string })[]>> {
  const rows = await db
    .selectFrom('identities')
    .select(['issuer', 'subject', 'account'])
    .orderBy('account')
    .orderBy('issuer')
    .execute();
  return ok(rows);
}

export async function link(
  db: Kysely<Schema>,
  name: string,
  { issuer, subject }: Identity,
  { by, at, origin }: Acting,
): Promise<Result<Account>> {
  return db.transaction().execute(async (transaction) => {
    const row = await rowOf(transaction, name);
    if (row === undefined) return failed(noSuchAccount(name));
    const whose = await accountNamed(transaction, { issuer, subject });
    if (whose === name) return ok(accountOf(row));
    const other = await transaction
      .selectFrom('identities')
      .select('subject')
      .where('account', '=', name)
      .where('issuer', '=', issuer)
      .executeTakeFirst();
    if (whose !== undefined || other !== undefined) {
      const why =
        whose === undefined
          ? 'this account is somebody else at that issuer'
          : `that subject signs in as ${whose} already`;
      const hint = 'howdunit account unlink takes it back first.';
      return failed(problem('account-refused', why, { where: name, hint }));
    }
    await transaction
      .insertInto('identities')
      .values({ issuer, subject, account: name, linked_at: at })
      .execute();
    const told = { what: 'account linked', subject: name, outcome: 'done', detail: { issuer, subject } };
    await logAct(transaction, { at, by, origin, ...told });
    return ok(accountOf(row));
  });
}

export async function unlink(
  db: Kysely<Schema>,
  name: string,
  { by, at, origin }: Acting,
): Promise<Result<Account>> {
  return db.transaction().execute(async (transaction) => {
    const row = await rowOf(transaction, name);
    if (row === undefined) return failed(noSuchAccount(name));
    const gone = await transaction
      .deleteFrom('identities')
      .where('account', '=', name)
      .returning(['issuer', 'subject'])
      .execute();
    await transaction
      .deleteFrom('sessions')
      .where('account', '=', name)
      .where('issuer', 'is not', null)
      .execute();
    for (const { issuer, subject } of gone) {
      const told = { what: 'account unlinked', subject: name, outcome: 'done', detail: { issuer, subject } };
      await logAct(transaction, { at, by, origin, ...told });
    }
    return ok(accountOf(row));
  });
}

async function accountNamed(db: Kysely<Schema>, { issuer, subject }: Identity): Promise<string | undefined> {
  const found = await db
    .selectFrom('identities')
    .select('account')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return found?.account;
}
