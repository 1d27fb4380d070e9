import { z } from '@hono/zod-openapi';
import { changePassword } from '../../app/accounts/keep-accounts.ts';
import { whyNoPassword } from '../../app/accounts/password.ts';
import { LONGEST_MS, may } from '../../app/accounts/session.ts';
import { signIn } from '../../app/accounts/sign-in.ts';
import type { Right } from '../../model/index.ts';
import { failed, ok, problem, utcInstant } from '../../model/index.ts';
import { httpProblem } from '../answer.ts';
import type { Api } from '../endpoint.ts';
import { flag } from '../schemas.ts';
import { sessionCookie } from '../sign-in/cookie.ts';
import { signOutThere } from '../sign-in/oidc.ts';
import { refusedSignIn, sessionBefore } from '../sign-in/try-sign-in.ts';
import { askerIn, isSecure } from '../sign-in/who-asks.ts';

const RIGHTS: readonly Right[] = ['read', 'decide', 'keep', 'confirm', 'share', 'admin'];
const WHO = z.object({
  accounts: z.boolean().describe('Whether there are accounts, and one must sign in.'),
  account: z.string().optional(),
  role: z.string().optional(),
  rights: z.array(z.string()),
});

/** Signing in and out, and who is signed in. */
export function sessionRoutes(api: Api): void {
  const { serving } = api;
  const { desk, door } = serving;
  const path = '/session';
  const asking = { method: 'get', path, summary: 'Who is signed in, and what they may do' } as const;
  api.on({ ...asking, answer: { json: WHO } }, async ({ c }) => {
    const asker = askerIn(c);
    if (asker === undefined || asker.kind === 'nobody') return ok({ accounts: true, rights: [] });
    const rights = RIGHTS.filter((right) => may(asker, right));
    if (asker.kind === 'anybody') return ok({ accounts: false, rights });
    const { name, role } = asker.account;
    return ok({ accounts: true, account: name, role, rights });
  });
  const credentials = z.object({ account: z.string().max(200), password: z.string().max(2_000) });
  const answer = { json: z.object({ account: z.string(), role: z.string() }) };
  api.on(
    { method: 'post', path, summary: 'Sign in; the session is a cookie', body: credentials, answer },
    async ({ body: { account: name, password }, c }) => {
      const done = await signIn({ name, password }, sessionBefore(c, serving), door, desk);
      if (!done.ok) return done;
      if (done.value.kind !== 'signed-in') return refusedSignIn(done.value);
      const { account, sessionId } = done.value;
      c.header('set-cookie', sessionCookie(sessionId, LONGEST_MS / 1_000, isSecure(serving)));
      return ok({ account: account.name, role: account.role });
    },
  );
  const ending = { method: 'delete', path, summary: 'Sign out, of this browser or everywhere' } as const;
  const query = z.object({ everywhere: flag });
  const ended = {
    json: z.object({ next: z.string().optional().describe('Where the issuer ends its own.') }),
  };
  api.on({ ...ending, query, answer: ended }, async ({ query: { everywhere }, c }) => {
    const asker = askerIn(c);
    if (asker?.kind !== 'account' || asker.session === undefined) return ok({});
    const acting = { by: asker.account.name, at: utcInstant(desk.keep.now()), origin: asker.origin };
    const done = await desk.store.accounts.end(everywhere === true ? 'everywhere' : asker.session, acting);
    if (!done.ok) return done;
    c.header('set-cookie', sessionCookie('', 0, isSecure(serving)));
    const next = await signOutThere(c, asker, serving);
    return ok(next === undefined ? {} : { next });
  });
  const passwords = z.object({ password: z.string().max(2_000), next: z.string().max(2_000) });
  const changing = { method: 'post', path: '/session/password', body: passwords } as const;
  const summary = 'Change one’s own password; that ends every session, and signs in again here';
  api.on({ ...changing, summary, answer }, async ({ body: { password, next }, c }) => {
    const asker = askerIn(c);
    if (asker?.kind !== 'account')
      return httpProblem(409, 'account-refused', 'there are no accounts', { hint: 'howdunit account add' });
    const { name } = asker.account;
    const why = whyNoPassword(next, name);
    if (why !== undefined) return failed(problem('bad-usage', why, { where: 'next' }));
    const from = sessionBefore(c, serving);
    // The old one is asked for again: a browser may have been left open.
    const known = await signIn({ name, password }, from, door, desk);
    if (!known.ok) return known;
    if (known.value.kind !== 'signed-in') return refusedSignIn(known.value);
    const acting = { by: name, at: utcInstant(desk.keep.now()), origin: asker.origin };
    const changed = await changePassword(name, next, acting, desk);
    if (!changed.ok) return changed;
    const again = await signIn({ name, password: next }, from, door, desk);
    if (!again.ok) return again;
    if (again.value.kind !== 'signed-in') return refusedSignIn(again.value);
    c.header('set-cookie', sessionCookie(again.value.sessionId, LONGEST_MS / 1_000, isSecure(serving)));
    return ok({ account: name, role: changed.value.role });
  });
}
