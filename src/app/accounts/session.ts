import type { Account, Origin, Result, Scope, Sha256 } from '../../model/index.ts';
import { mayDo, ok, type Right, sha256, utcInstant } from '../../model/index.ts';
import type { Desk } from '../desk.ts';
import { isToken } from './secret.ts';

export type { Acting, AuditEntry, PasswordHash } from '../../store/index.ts';

/** A session ends after this long without use, and after this long in any case, ms. */
export const IDLE_MS: number = 4 * 3_600_000;
export const LONGEST_MS: number = 24 * 3_600_000;
/** The last use of a session or a token is written down at most this often, ms. */
const NOTED_MS = 60_000;

/** Whoever asks the desk for something. */
export type Asker =
  /** There are no accounts: whoever is on this machine may ask. */
  | { readonly kind: 'anybody'; readonly origin: Origin }
  | {
      readonly kind: 'account';
      readonly account: Account;
      readonly origin: Origin;
      /** Of the token that is used. */
      readonly scopes?: readonly Scope[];
      readonly session?: Sha256;
      /** Whose word began the session, where that was no password of ours. */
      readonly issuer?: string;
    }
  /** There are accounts, and this is none of them; `isWrong`: it brought a token that does not work. */
  | { readonly kind: 'nobody'; readonly origin: Origin; readonly isWrong: boolean };

export interface Brought {
  readonly address: string | undefined;
  /** Of the cookie. */
  readonly sessionId: string | undefined;
  /** Of `Authorization: Bearer`; outranks a cookie. */
  readonly bearer: string | undefined;
}

/** Whether somebody may do something; scopes limit what an account may do, and never widen it. */
export function may(asker: Asker, right: Right): boolean {
  if (asker.kind === 'anybody') return true;
  return asker.kind === 'account' && mayDo(right, asker.account.role, asker.scopes);
}

/** Finds out who asks, and notes that a session or token is in use. */
export async function askerOf(brought: Brought, desk: Desk): Promise<Result<Asker>> {
  const { address } = brought;
  const from = address === undefined ? {} : { address };
  // Neither a session nor a token is there without an account, so one that works needs no further question.
  const found = await broughtBy(brought, from, desk);
  if (!found.ok || found.value.kind === 'account') return found;
  const exist = await desk.store.accounts.exist();
  if (!exist.ok || exist.value) return exist.ok ? found : exist;
  return ok({ kind: 'anybody', origin: { via: 'desk', ...from } });
}

function broughtBy({ bearer, sessionId }: Brought, from: From, desk: Desk): Promise<Result<Asker>> {
  if (bearer !== undefined) return byToken(bearer, from, desk);
  if (sessionId !== undefined) return bySession(sessionId, from, desk);
  return Promise.resolve(ok({ kind: 'nobody', origin: { via: 'session', ...from }, isWrong: false }));
}

type From = { readonly address?: string };

async function bySession(id: string, from: From, desk: Desk): Promise<Result<Asker>> {
  const origin: Origin = { via: 'session', ...from };
  const hash = sha256(id);
  const found = await desk.store.accounts.session(hash);
  if (!found.ok) return found;
  const session = found.value;
  const now = desk.keep.now();
  if (
    session === undefined ||
    now - Date.parse(session.seenAt) > IDLE_MS ||
    now - Date.parse(session.createdAt) > LONGEST_MS
  )
    return ok({ kind: 'nobody', origin, isWrong: false });
  if (now - Date.parse(session.seenAt) > NOTED_MS) {
    const noted = await desk.store.accounts.seen(hash, utcInstant(now));
    if (!noted.ok) return noted;
  }
  return ok({
    kind: 'account',
    account: session.account,
    origin,
    session: hash,
    ...(session.issuer !== undefined && { issuer: session.issuer }),
  });
}

async function byToken(text: string, from: From, desk: Desk): Promise<Result<Asker>> {
  const wrong: Asker = { kind: 'nobody', origin: { via: 'token', ...from }, isWrong: true };
  if (!isToken(text)) return ok(wrong);
  const found = await desk.store.accounts.token(sha256(text));
  if (!found.ok) return found;
  if (found.value === undefined) return ok(wrong);
  const { token, account } = found.value;
  const now = desk.keep.now();
  const isOver = token.revokedAt !== undefined || Date.parse(token.expiresAt) <= now;
  if (isOver || account.disabledAt !== undefined) return ok(wrong);
  if (token.usedAt === undefined || now - Date.parse(token.usedAt) > NOTED_MS) {
    const noted = await desk.store.accounts.tokenUsed(token.id, utcInstant(now));
    if (!noted.ok) return noted;
  }
  const origin: Origin = { via: 'token', token: token.id, ...from };
  return ok({ kind: 'account', account, origin, scopes: token.scopes });
}
