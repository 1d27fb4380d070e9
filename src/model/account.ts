import type { UtcInstant } from './time.ts';

/** What an account may do at most, from least to most; each may do what those before it may. */
export const ROLES = ['reader', 'analyst', 'editor', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/** What a token may be used for, as far as its account may do it; none includes another. */
export const SCOPES = ['read', 'decide', 'keep', 'share', 'admin'] as const;
export type Scope = (typeof SCOPES)[number];

/** What is asked of whoever asks. */
export type Right = 'read' | 'decide' | 'keep' | 'confirm' | 'share' | 'admin';

interface Need {
  readonly role: Role;
  readonly scope: Scope;
}

/** The one table of who may do what. */
const NEEDS: Readonly<Record<Right, Need>> = {
  // See what is kept, and have it for one's own organisation as far as its marking allows.
  read: { role: 'reader', scope: 'read' },
  // Decide on findings, add and grade them, make stories, rate hypotheses.
  decide: { role: 'analyst', scope: 'decide' },
  // Bring in reports and logs, watch sources.
  keep: { role: 'analyst', scope: 'keep' },
  // Make a story of what the desk suggests.
  confirm: { role: 'editor', scope: 'decide' },
  // Hand on beyond one's own organisation.
  share: { role: 'editor', scope: 'share' },
  // Accounts, tokens, the audit log.
  admin: { role: 'admin', scope: 'admin' },
};

/** @param scopes of the token that is used; undefined where somebody signed in */
export function mayDo(right: Right, role: Role, scopes: readonly Scope[] | undefined): boolean {
  const need = NEEDS[right];
  const isSenior = ROLES.indexOf(role) >= ROLES.indexOf(need.role);
  return isSenior && (scopes === undefined || scopes.includes(need.scope));
}

/** The scope a token must have for a right. */
export function scopeFor(right: Right): Scope {
  return NEEDS[right].scope;
}

/** Somebody who may sign in. The name stands beside whatever they decide, so no account is ever deleted. */
export interface Account {
  readonly kind: 'account';
  readonly name: string;
  readonly role: Role;
  readonly createdAt: UtcInstant;
  /** Neither signs in nor has working tokens since then. */
  readonly disabledAt?: UtcInstant;
  readonly passwordChangedAt: UtcInstant;
}

/** What is known of a token after it was shown once. */
export interface Token {
  readonly kind: 'token';
  /** Names it in lists and in the audit log; says nothing of its secret. */
  readonly id: string;
  readonly account: string;
  /** What it is for, in its maker's words. */
  readonly label: string;
  readonly scopes: readonly Scope[];
  readonly createdAt: UtcInstant;
  readonly expiresAt: UtcInstant;
  /** To the minute. */
  readonly usedAt?: UtcInstant;
  readonly revokedAt?: UtcInstant;
}

/** By which door somebody came, and from which address. */
export interface Origin {
  /** `terminal`: a command on this machine. `desk`: the browser, while there are no accounts. */
  readonly via: 'terminal' | 'desk' | 'session' | 'token';
  /** Of whoever connected, without port. */
  readonly address?: string;
  /** The token's id. */
  readonly token?: string;
}

/**
 * The rules of a name: it stands in journals for ever and must not be taken for another, so only what everybody
 * tells apart.
 */
export function isAccountName(name: string): boolean {
  return /^[a-z0-9][a-z0-9._@-]{0,63}$/u.test(name);
}
