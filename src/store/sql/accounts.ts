import type { Kysely } from 'kysely';
import type { Account, Problem, Result, Role, UtcInstant } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import type { AccountChange, Acting, Identity, PasswordHash } from '../accounts.ts';
import type { AccountRow, Schema } from '../schema.ts';
import { logAct } from './audit.ts';

export async function accountsExist(db: Kysely<Schema>): Promise<Result<boolean>> {
  const one = await db.selectFrom('accounts').select('name').limit(1).executeTakeFirst();
  return ok(one !== undefined);
}

export async function accounts(db: Kysely<Schema>): Promise<Result<readonly Account[]>> {
  const rows = await db.selectFrom('accounts').selectAll().orderBy('name').execute();
  return ok(rows.map(accountOf));
}

export async function findAccount(
  db: Kysely<Schema>,
  name: string,
): Promise<Result<{ readonly account: Account; readonly password: PasswordHash } | undefined>> {
  const row = await rowOf(db, name);
  return ok(row && { account: accountOf(row), password: row.password });
}

interface NewAccount {
  readonly name: string;
  readonly role: Role;
  readonly password: PasswordHash;
  readonly identity: Identity | undefined;
}

export async function addAccount(
  db: Kysely<Schema>,
  { name, role, password, identity }: NewAccount,
  { by, at, origin }: Acting,
): Promise<Result<Account>> {
  return db.transaction().execute(async (transaction) => {
    if ((await rowOf(transaction, name)) !== undefined) {
      const hint = 'Names are never given twice, since they stand beside what was decided.';
      return failed(problem('account-refused', 'there is an account of that name', { where: name, hint }));
    }
    if (role !== 'admin' && !(await accountsExistIn(transaction))) {
      const hint = `Make it one: --role admin.`;
      return failed(problem('account-refused', 'the first account is an admin’s', { where: name, hint }));
    }
    const row = { name, role, password, password_at: at, created_at: at, disabled_at: null };
    await transaction.insertInto('accounts').values(row).execute();
    if (identity !== undefined)
      await transaction
        .insertInto('identities')
        .values({ ...identity, account: name, linked_at: at })
        .execute();
    await logAct(transaction, {
      at,
      by,
      origin,
      what: 'account added',
      subject: name,
      outcome: 'done',
      detail: { role, ...identity },
    });
    return ok(accountOf(row));
  });
}

export async function changeAccount(
  db: Kysely<Schema>,
  name: string,
  change: AccountChange,
  acting: Acting,
): Promise<Result<Account>> {
  return db.transaction().execute(async (transaction) => {
    const row = await rowOf(transaction, name);
    if (row === undefined) return failed(noSuchAccount(name));
    const { by, at, origin } = acting;
    const changed: AccountRow = {
      ...row,
      role: change.role ?? row.role,
      ...(change.password !== undefined && { password: change.password, password_at: at }),
      ...(change.isDisabled !== undefined && {
        disabled_at: change.isDisabled ? (row.disabled_at ?? at) : null,
      }),
    };
    if (isActiveAdmin(row) && !isActiveAdmin(changed) && !(await hasOtherAdmin(transaction, name))) {
      const hint = 'Make another account an admin first.';
      return failed(problem('account-refused', 'this is the last admin', { where: name, hint }));
    }
    await transaction.updateTable('accounts').set(changed).where('name', '=', name).execute();
    if (change.password !== undefined || change.isDisabled === true)
      await transaction.deleteFrom('sessions').where('account', '=', name).execute();
    if (change.isDisabled === true) {
      const working = transaction.updateTable('tokens').where('account', '=', name);
      await working.where('revoked_at', 'is', null).set({ revoked_at: at }).execute();
    }
    for (const told of inWords(change))
      await logAct(transaction, { at, by, origin, subject: name, outcome: 'done', ...told });
    return ok(accountOf(changed));
  });
}

function inWords({
  role,
  password,
  isDisabled,
}: AccountChange): readonly { what: string; detail?: Record<string, string> }[] {
  return [
    ...(role === undefined ? [] : [{ what: 'role changed', detail: { role } }]),
    ...(password === undefined ? [] : [{ what: 'password changed' }]),
    ...(isDisabled === undefined ? [] : [{ what: isDisabled ? 'account disabled' : 'account enabled' }]),
  ];
}

export function accountOf(row: AccountRow): Account {
  return {
    kind: 'account',
    name: row.name,
    role: row.role,
    createdAt: row.created_at as UtcInstant,
    ...(row.disabled_at !== null && { disabledAt: row.disabled_at as UtcInstant }),
    passwordChangedAt: row.password_at as UtcInstant,
  };
}

export function noSuchAccount(name: string): Problem {
  return problem('not-in-store', `No account is called "${name}".`, {
    where: name,
    hint: 'howdunit account list names them.',
  });
}

export function rowOf(db: Kysely<Schema>, name: string): Promise<AccountRow | undefined> {
  return db.selectFrom('accounts').selectAll().where('name', '=', name).executeTakeFirst();
}

function isActiveAdmin({ role, disabled_at }: AccountRow): boolean {
  return role === 'admin' && disabled_at === null;
}

async function accountsExistIn(db: Kysely<Schema>): Promise<boolean> {
  const exist = await accountsExist(db);
  return exist.ok && exist.value;
}

async function hasOtherAdmin(db: Kysely<Schema>, name: string): Promise<boolean> {
  const other = await db
    .selectFrom('accounts')
    .select('name')
    .where('role', '=', 'admin')
    .where('disabled_at', 'is', null)
    .where('name', '!=', name)
    .executeTakeFirst();
  return other !== undefined;
}
