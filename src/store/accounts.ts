import type { Account, Origin, Result, Role, Sha256, Token, UtcInstant } from '../model/index.ts';

/** Who did it, when, and by which door; what is done to an account is logged together with it. */
export interface Acting {
  /** An account's name, or the user's on this machine. */
  readonly by: string;
  readonly at: UtcInstant;
  readonly origin: Origin;
}

/** A password as it is stored: a PHC string, never the password. */
export type PasswordHash = string & { readonly __passwordHash: never };

export interface AccountChange {
  readonly role?: Role;
  readonly password?: PasswordHash;
  readonly isDisabled?: boolean;
}

export interface NewToken extends Omit<Token, 'kind' | 'usedAt' | 'revokedAt'> {
  /** Of the whole token. */
  readonly hash: Sha256;
}

/** Who somebody is at an issuer: the only name by which a person is known again. */
export interface Identity {
  readonly issuer: string;
  readonly subject: string;
}

/** A session as an admin sees it. */
export interface SessionLine {
  /** Names it in lists; says nothing of the cookie. */
  readonly id: string;
  readonly account: string;
  readonly createdAt: UtcInstant;
  readonly seenAt: UtcInstant;
  readonly address?: string;
  readonly issuer?: string;
}

export interface Session {
  readonly account: Account;
  readonly createdAt: UtcInstant;
  /** To the minute. */
  readonly seenAt: UtcInstant;
  /** Whose word began it, where that was no password of ours. */
  readonly issuer?: string;
}

/**
 * Accounts with their sessions and tokens. Every change and its entry in the audit log are one transaction. Where
 * there is an account at all there is an admin who is not disabled: a change that would end that fails with
 * `account-refused`.
 */
export interface AccountStore {
  /** Whether there are accounts, and so whether one must sign in. */
  exist(): Promise<Result<boolean>>;

  list(): Promise<Result<readonly Account[]>>;

  /** With the hash of its password, for signing in; undefined where there is none. */
  find(
    name: string,
  ): Promise<Result<{ readonly account: Account; readonly password: PasswordHash } | undefined>>;

  /**
   * Fails with `account-refused`: the name is taken, or the first account is no admin's.
   *
   * @param identity by which it is known from the start
   */
  add(
    name: string,
    role: Role,
    password: PasswordHash,
    acting: Acting,
    identity?: Identity,
  ): Promise<Result<Account>>;

  /** Whose an identity is. */
  identified(identity: Identity): Promise<Result<Account | undefined>>;

  identities(): Promise<Result<readonly (Identity & { readonly account: string })[]>>;

  /**
   * Has whoever is this at the issuer sign in as this account. Fails with `not-in-store`, and with
   * `account-refused` where either is linked already.
   */
  link(name: string, identity: Identity, acting: Acting): Promise<Result<Account>>;

  /** Forgets every identity of an account, and ends the sessions they began. Fails with `not-in-store`. */
  unlink(name: string, acting: Acting): Promise<Result<Account>>;

  /**
   * Fails with `not-in-store` and `account-refused`. Disabling and a new password end every session of the account;
   * disabling revokes its tokens, too.
   */
  change(name: string, change: AccountChange, acting: Acting): Promise<Result<Account>>;

  /**
   * Begins a session, known by the hash of its id, in place of the one that was there before in the same browser.
   * Those that have ended are forgotten.
   */
  begin(
    session: {
      readonly hash: Sha256;
      readonly replaces?: Sha256 | undefined;
      readonly oldest: UtcInstant;
      readonly issuer?: string | undefined;
    },
    acting: Acting,
  ): Promise<Result<void>>;

  /** A session of an account that is not disabled; whether it has ended by its age is for the caller to say. */
  session(hash: Sha256): Promise<Result<Session | undefined>>;

  seen(hash: Sha256, at: UtcInstant): Promise<Result<void>>;

  /** Every session of an account that is not disabled, the one used last first. @param oldest those begun before are over */
  sessions(oldest: UtcInstant): Promise<Result<readonly SessionLine[]>>;

  /** Ends somebody's session, by its id. Fails with `not-in-store`. */
  endOther(id: string, acting: Acting): Promise<Result<void>>;

  /** Ends a session, or with `everywhere` all of the account that acts. */
  end(hash: Sha256 | 'everywhere', acting: Acting): Promise<Result<void>>;

  /** Fails with `not-in-store` where there is no such account, `account-refused` where it is disabled. */
  addToken(token: NewToken, acting: Acting): Promise<Result<Token>>;

  /** A token with its account, whether it still works or not. */
  token(hash: Sha256): Promise<Result<{ readonly token: Token; readonly account: Account } | undefined>>;

  tokenUsed(id: string, at: UtcInstant): Promise<Result<void>>;

  /** The one used last first, those never used by when they were made. */
  tokens(): Promise<Result<readonly Token[]>>;

  /** Fails with `not-in-store`. Revoking twice changes nothing. */
  revokeToken(id: string, acting: Acting): Promise<Result<Token>>;
}
