import type { Context } from 'hono';
import type { SignedIn } from '../../app/accounts/sign-in.ts';
import type { Origin, Sha256 } from '../../model/index.ts';
import { sha256 } from '../../model/index.ts';
import { httpProblem } from '../answer.ts';
import type { Serving } from '../serving.ts';
import { sessionIn } from './cookie.ts';
import { addressOf, isSecure } from './who-asks.ts';

/** The session that a browser brings to a sign-in, which ends there, and whence it comes. */
export function sessionBefore(
  c: Context,
  serving: Serving,
): { readonly before: Sha256 | undefined; readonly origin: Origin } {
  const id = sessionIn(c.req.header('cookie'), isSecure(serving));
  const address = addressOf(c, serving);
  return {
    before: id === undefined ? undefined : sha256(id),
    origin: { via: 'session', ...(address !== undefined && { address }) },
  };
}

/** Which of name and password was wrong, or whether there is such an account, is not said. */
export function refusedSignIn(refused: Exclude<SignedIn, { kind: 'signed-in' }>): Response {
  if (refused.kind === 'refused')
    return httpProblem(403, 'sign-in-refused', 'no account has this name and this password');
  const seconds = Math.ceil(refused.ms / 1_000);
  const answer = httpProblem(429, 'too-many-attempts', `too many tries; the next one in ${seconds} s`);
  answer.headers.set('retry-after', String(seconds));
  return answer;
}
