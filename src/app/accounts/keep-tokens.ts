import { randomBytes } from 'node:crypto';
import type { Result, Scope, Token } from '../../model/index.ts';
import { failed, ok, problem, sha256, utcInstant } from '../../model/index.ts';
import type { Acting } from '../../store/index.ts';
import type { Desk } from '../desk.ts';
import { newToken } from './secret.ts';

const DAY_MS = 86_400_000;
/** The longest life of a token, ms. */
export const LONGEST_TOKEN_MS: number = 366 * DAY_MS;

export interface MadeToken {
  readonly token: Token;
  /** The whole token, shown this once: only its hash is kept. */
  readonly secret: string;
}

/** Makes a token that acts for an account. @param lasts ms from now */
export async function makeToken(
  asked: {
    readonly account: string;
    readonly label: string;
    readonly scopes: readonly Scope[];
    readonly lasts: number;
  },
  acting: Acting,
  desk: Desk,
): Promise<Result<MadeToken>> {
  const { account, label, scopes, lasts } = asked;
  if (scopes.length === 0) return failed(problem('bad-usage', 'a token that may do nothing is no use'));
  if (!(lasts > 0) || lasts > LONGEST_TOKEN_MS)
    return failed(problem('bad-usage', 'a token lasts at most 366 days', { hint: 'e.g. 90d' }));
  const now = desk.keep.now();
  const secret = newToken();
  const added = await desk.store.accounts.addToken(
    {
      id: randomBytes(6).toString('hex'),
      hash: sha256(secret),
      account,
      label,
      scopes: [...new Set(scopes)],
      createdAt: utcInstant(now),
      expiresAt: utcInstant(now + lasts),
    },
    acting,
  );
  return added.ok ? ok({ token: added.value, secret }) : added;
}
