import type { Kysely } from 'kysely';
import type { Account, Result, Scope, Sha256, Token, UtcInstant } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import type { Acting, NewToken } from '../accounts.ts';
import type { Schema, TokenRow } from '../schema.ts';
import { accountOf, noSuchAccount, rowOf } from './accounts.ts';
import { logAct } from './audit.ts';
import { decode } from './rows.ts';

export async function addToken(
  db: Kysely<Schema>,
  token: NewToken,
  { by, at, origin }: Acting,
): Promise<Result<Token>> {
  return db.transaction().execute(async (transaction) => {
    const account = await rowOf(transaction, token.account);
    if (account === undefined) return failed(noSuchAccount(token.account));
    if (account.disabled_at !== null)
      return failed(problem('account-refused', 'this account is disabled', { where: token.account }));
    const row: TokenRow = {
      id: token.id,
      hash: token.hash,
      account: token.account,
      label: JSON.stringify(token.label),
      scopes: JSON.stringify(token.scopes),
      created_at: token.createdAt,
      expires_at: token.expiresAt,
      used_at: null,
      revoked_at: null,
    };
    await transaction.insertInto('tokens').values(row).execute();
    await logAct(transaction, {
      at,
      by,
      origin,
      what: 'token added',
      subject: token.id,
      outcome: 'done',
      detail: { account: token.account, scopes: token.scopes, expires: token.expiresAt },
    });
    return ok(tokenOf(row));
  });
}

export async function tokenByHash(
  db: Kysely<Schema>,
  hash: Sha256,
): Promise<Result<{ readonly token: Token; readonly account: Account } | undefined>> {
  const row = await db.selectFrom('tokens').selectAll().where('hash', '=', hash).executeTakeFirst();
  const account = row && (await rowOf(db, row.account));
  return ok(
    row === undefined || account === undefined
      ? undefined
      : { token: tokenOf(row), account: accountOf(account) },
  );
}

export async function tokenUsed(db: Kysely<Schema>, id: string, at: UtcInstant): Promise<Result<void>> {
  return db.transaction().execute(async (transaction) => {
    await transaction.updateTable('tokens').set({ used_at: at }).where('id', '=', id).execute();
    return ok(undefined);
  });
}

export async function tokens(db: Kysely<Schema>): Promise<Result<readonly Token[]>> {
  const rows = await db.selectFrom('tokens').selectAll().execute();
  const last = (row: TokenRow): string => row.used_at ?? '';
  rows.sort((a, b) => last(b).localeCompare(last(a)) || b.created_at.localeCompare(a.created_at));
  return ok(rows.map(tokenOf));
}

export async function revokeToken(
  db: Kysely<Schema>,
  id: string,
  { by, at, origin }: Acting,
): Promise<Result<Token>> {
  return db.transaction().execute(async (transaction) => {
    const row = await transaction.selectFrom('tokens').selectAll().where('id', '=', id).executeTakeFirst();
    if (row === undefined) {
      const hint = 'howdunit token list names them.';
      return failed(problem('not-in-store', `No token is called "${id}".`, { where: id, hint }));
    }
    if (row.revoked_at !== null) return ok(tokenOf(row));
    await transaction.updateTable('tokens').set({ revoked_at: at }).where('id', '=', id).execute();
    const detail = { account: row.account };
    await logAct(transaction, {
      at,
      by,
      origin,
      what: 'token revoked',
      subject: id,
      outcome: 'done',
      detail,
    });
    return ok(tokenOf({ ...row, revoked_at: at }));
  });
}

function tokenOf(row: TokenRow): Token {
  return {
    kind: 'token',
    id: row.id,
    account: row.account,
    label: decode<string>(row.label),
    scopes: decode<readonly Scope[]>(row.scopes),
    createdAt: row.created_at as UtcInstant,
    expiresAt: row.expires_at as UtcInstant,
    ...(row.used_at !== null && { usedAt: row.used_at as UtcInstant }),
    ...(row.revoked_at !== null && { revokedAt: row.revoked_at as UtcInstant }),
  };
}
