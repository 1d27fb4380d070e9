import type { Account, Origin, Result, Role, Sha256 } from '../../../model/index.ts';
import { failed, ok, sha256, utcInstant } from '../../../model/index.ts';
import type { Desk } from '../../desk.ts';
import { noPassword } from '../password.ts';
import { newSessionId } from '../secret.ts';
import { LONGEST_MS } from '../session.ts';
import type { Doorkeeper } from '../sign-in.ts';
import { networkOf } from '../throttle.ts';
import type { Asked, Issuer, Refusal } from './issuer.ts';
import type { Claims } from './policy.ts';
import { nameFor, roleIn } from './policy.ts';
import type { OidcSettings } from './settings.ts';

export type SignedInThere =
  | { readonly kind: 'signed-in'; readonly account: Account; readonly sessionId: string }
  /** `nobody`: the issuer knows them, and this desk does not; `disabled`, `no-role`: it does, and they may not. */
  | { readonly kind: 'refused'; readonly why: Refusal | 'nobody' | 'disabled' | 'no-role' }
  | { readonly kind: 'wait'; readonly ms: number };

interface From {
  readonly before: Sha256 | undefined;
  readonly origin: Origin;
}

/**
 * Signs somebody in whom the issuer vouches for. They are known again by issuer and subject alone; whoever is new is
 * matched or given an account only as the settings say.
 *
 * @param came the address that the browser came back to
 */
export async function signInThere(
  came: URL,
  asked: Asked,
  from: From,
  { issuer, door, desk }: { readonly issuer: Issuer; readonly door: Doorkeeper; readonly desk: Desk },
): Promise<Result<SignedInThere>> {
  const now = desk.keep.now();
  const address = networkOf(from.origin.address ?? '');
  const ms = door.addresses.wait(address, now);
  if (ms > 0) return ok({ kind: 'wait', ms });
  door.addresses.tried(address, now);
  const vouched = await issuer.finish(came, asked);
  if (!vouched.ok) return vouched;
  if (vouched.value.kind === 'refused') return refuse(vouched.value.why, undefined, from, issuer, desk);
  const { claims } = vouched.value;
  const role = roleIn(claims, issuer.settings);
  const found = await accountOf(claims, role, from.origin, issuer.settings, desk);
  if (!found.ok) return found;
  const account = found.value;
  if (account === undefined) return refuse('nobody', claims, from, issuer, desk);
  if (account.disabledAt !== undefined) return refuse('disabled', claims, from, issuer, desk, account);
  if (role === null) return refuse('no-role', claims, from, issuer, desk, account);
  const inRole = await withRole(account, role, claims.iss, from.origin, desk);
  if (!inRole.ok) return inRole;
  const sessionId = newSessionId();
  const begun = await desk.store.accounts.begin(
    {
      hash: sha256(sessionId),
      replaces: from.before,
      oldest: utcInstant(now - LONGEST_MS),
      issuer: claims.iss,
    },
    { by: account.name, at: utcInstant(now), origin: from.origin },
  );
  if (!begun.ok) return begun;
  door.addresses.succeeded(address);
  return ok({ kind: 'signed-in', account: inRole.value, sessionId });
}

/** Whoever it is here: as before, or, as far as the settings allow, matched or made. */
async function accountOf(
  claims: Claims,
  role: Role | null | undefined,
  origin: Origin,
  settings: OidcSettings,
  { store, keep }: Desk,
): Promise<Result<Account | undefined>> {
  const identity = { issuer: claims.iss, subject: claims.sub };
  const known = await store.accounts.identified(identity);
  if (!known.ok || known.value !== undefined) return known;
  const name = nameFor(claims, settings);
  if (name === undefined) return ok(undefined);
  const there = await store.accounts.find(name);
  if (!there.ok) return there;
  const acting = { by: claims.iss, at: utcInstant(keep.now()), origin };
  if (there.value !== undefined) {
    if (!settings.unknown.includes('match') || there.value.account.disabledAt !== undefined)
      return ok(undefined);
    return unlessRefused(await store.accounts.link(name, identity, acting));
  }
  const first = role === undefined ? settings.defaultRole : role;
  if (!settings.unknown.includes('make') || first === null) return ok(undefined);
  return unlessRefused(await store.accounts.add(name, first, noPassword(), acting, identity));
}

/** An account that is somebody else's already is a refusal, and no failure of the store. */
function unlessRefused(done: Result<Account>): Result<Account | undefined> {
  if (done.ok || done.problem.code !== 'account-refused') return done;
  return ok(undefined);
}

/** Where the settings name a claim, its word is the role from now on; the last admin stays one. */
async function withRole(
  account: Account,
  role: Role | undefined,
  by: string,
  origin: Origin,
  { store, keep }: Desk,
): Promise<Result<Account>> {
  if (role === undefined || role === account.role) return ok(account);
  const changed = await store.accounts.change(
    account.name,
    { role },
    { by, at: utcInstant(keep.now()), origin },
  );
  return !changed.ok && changed.problem.code === 'account-refused' ? ok(account) : changed;
}

/** Logged with the subject, which an admin needs to link them, once the issuer has vouched for it. */
async function refuse(
  why: Extract<SignedInThere, { kind: 'refused' }>['why'],
  claims: Claims | undefined,
  { origin }: From,
  { settings }: Issuer,
  desk: Desk,
  account?: Account,
): Promise<Result<SignedInThere>> {
  const logged = await desk.store.log({
    at: utcInstant(desk.keep.now()),
    origin,
    what: 'sign-in refused',
    subject: account?.name ?? 'no such account',
    outcome: account === undefined ? 'sign-in-refused' : 'account-refused',
    detail: {
      issuer: settings.issuer,
      why,
      ...(claims !== undefined && { identity: claims.sub.slice(0, 255) }),
    },
  });
  return logged.ok ? ok({ kind: 'refused', why }) : failed(logged.problem);
}
