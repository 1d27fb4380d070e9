import type { Account, Origin, Result, Sha256, UtcInstant } from '../../model/index.ts';
import { isAccountName, ok, sha256, utcInstant } from '../../model/index.ts';
import type { PasswordHash } from '../../store/index.ts';
import type { Desk } from '../desk.ts';
import { isPassword, NO_ACCOUNT } from './password.ts';
import { newSessionId } from './secret.ts';
import { LONGEST_MS } from './session.ts';
import { networkOf, PER_ACCOUNT, PER_ADDRESS, Throttle } from './throttle.ts';

export interface Credentials {
  readonly name: string;
  readonly password: string;
}

export type SignedIn =
  | { readonly kind: 'signed-in'; readonly account: Account; readonly sessionId: string }
  /** Which of the two was wrong is not said. */
  | { readonly kind: 'refused' }
  | { readonly kind: 'wait'; readonly ms: number };

/** Tries by account and by address; kept in this process alone. */
export interface Doorkeeper {
  readonly accounts: Throttle;
  readonly addresses: Throttle;
  /** Limits how often refusals are logged; otherwise a stranger could fill the disk. */
  readonly refusals: Throttle;
  /** Names with the networks that they have signed in from: a stranger who tries a name has nobody there wait. */
  readonly known: Map<string, true>;
  /** Passwords that are being checked. */
  checking: number;
  /** The one check of a password; tests watch it. */
  readonly isPassword: typeof isPassword;
}

export function doorkeeper(check: typeof isPassword = isPassword): Doorkeeper {
  return {
    accounts: new Throttle(PER_ACCOUNT),
    addresses: new Throttle(PER_ADDRESS),
    refusals: new Throttle(PER_ADDRESS),
    known: new Map(),
    checking: 0,
    isPassword: check,
  };
}

/**
 * Signs somebody in, with a session of a new id whatever the browser brought. An unknown name, a disabled account and
 * a wrong password take the same way: one check of a password, one answer.
 *
 * @param before the hash of the session that the browser had, which ends
 */
export async function signIn(
  { name, password }: Credentials,
  { before, origin }: { readonly before: Sha256 | undefined; readonly origin: Origin },
  door: Doorkeeper,
  desk: Desk,
): Promise<Result<SignedIn>> {
  const now = desk.keep.now();
  const at = utcInstant(now);
  const address = networkOf(origin.address ?? '');
  const place = `${sha256(name)} ${address}`;
  const key = door.known.has(place) ? place : sha256(name);
  const ms = Math.max(door.accounts.wait(key, now), door.addresses.wait(address, now));
  if (ms > 0) return ok({ kind: 'wait', ms });
  if (door.checking >= MOST_CHECKING) return ok({ kind: 'wait', ms: 5_000 });
  door.accounts.tried(key, now);
  door.addresses.tried(address, now);
  const found = await desk.store.accounts.find(isAccountName(name) ? name : '');
  if (!found.ok) return found;
  const isRight = await checked(password, found.value?.password ?? NO_ACCOUNT, door);
  const account = found.value?.account;
  if (!isRight || account === undefined || account.disabledAt !== undefined) {
    const logged = await refusal(account, origin, at, desk);
    return logged.ok ? ok({ kind: 'refused' }) : logged;
  }
  const sessionId = newSessionId();
  const begun = await desk.store.accounts.begin(
    { hash: sha256(sessionId), replaces: before, oldest: utcInstant(now - LONGEST_MS) },
    { by: account.name, at, origin },
  );
  if (!begun.ok) return begun;
  door.accounts.succeeded(key);
  door.addresses.succeeded(address);
  remember(place, door);
  return ok({ kind: 'signed-in', account, sessionId });
}

const MOST_KNOWN = 10_000;

function remember(place: string, { known }: Doorkeeper): void {
  known.delete(place);
  known.set(place, true);
  if (known.size > MOST_KNOWN) known.delete(known.keys().next().value ?? '');
}

/** Passwords checked at once, one after the other; each takes some tenths of a second. */
const MOST_CHECKING = 20;

async function checked(password: string, stored: PasswordHash, door: Doorkeeper): Promise<boolean> {
  door.checking += 1;
  try {
    return await door.isPassword(password, stored);
  } finally {
    door.checking -= 1;
  }
}

/** A name that no account has is not logged: people type their password there by mistake. */
function refusal(
  account: Account | undefined,
  origin: Origin,
  at: UtcInstant,
  desk: Desk,
): Promise<Result<void>> {
  return desk.store.log({
    at,
    origin,
    what: 'sign-in refused',
    subject: account?.name ?? 'no such account',
    outcome: account?.disabledAt === undefined ? 'sign-in-refused' : 'account-refused',
  });
}
