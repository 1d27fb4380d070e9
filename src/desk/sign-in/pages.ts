import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { LONGEST_MS } from '../../app/accounts/session.ts';
import { signIn } from '../../app/accounts/sign-in.ts';
import { utcInstant } from '../../model/index.ts';
import { problemAnswer } from '../answer.ts';
import type { Serving } from '../serving.ts';
import { sessionCookie } from './cookie.ts';
import { html, leadOn, placeWithin } from './html.ts';
import { issuerPages, signOutThere } from './oidc.ts';
import { sessionBefore } from './try-sign-in.ts';
import { isSecure, whoAsks } from './who-asks.ts';
import { wordsFor } from './words.ts';

const MOST_BYTES = 16 * 1024;

/** The page to sign in on, which works without a script. */
export function signInPages(app: Hono, serving: Serving): void {
  const { desk, door } = serving;
  issuerPages(app, serving);
  app.get('/sign-in', async (c) => {
    const asker = await whoAsks(c, serving);
    if (asker instanceof Response) return asker;
    if (asker.kind === 'anybody') return c.redirect('/', 303);
    const said = c.req.query('to');
    const to = placeWithin(said);
    if (asker.kind === 'nobody') return html(c, { to }, serving);
    return said === undefined ? html(c, { to, account: asker.account.name }, serving) : c.redirect(to, 303);
  });
  app.use('/sign-in', bodyLimit({ maxSize: MOST_BYTES }));
  app.post('/sign-in', async (c) => {
    const form = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>);
    const { account: name, password, to: said } = form;
    const to = placeWithin(said);
    const words = wordsFor(c.req.header('accept-language'));
    if (typeof name !== 'string' || typeof password !== 'string')
      return html(c, { to, alert: words.bothPlease }, serving, 400);
    const credentials = { name: name.trim().toLowerCase(), password };
    const done = await signIn(credentials, sessionBefore(c, serving), door, desk);
    if (!done.ok) return problemAnswer(done.problem);
    switch (done.value.kind) {
      case 'refused':
        return html(c, { to, alert: words.refused }, serving, 403);
      case 'wait':
        return html(c, { to, alert: words.wait(Math.ceil(done.value.ms / 1_000)) }, serving, 429);
      case 'signed-in':
        c.header('set-cookie', sessionCookie(done.value.sessionId, LONGEST_MS / 1_000, isSecure(serving)));
        return c.redirect(to, 303);
    }
  });
  app.use('/sign-out', bodyLimit({ maxSize: MOST_BYTES }));
  app.post('/sign-out', async (c) => {
    const asker = await whoAsks(c, serving);
    if (asker instanceof Response) return asker;
    if (asker.kind === 'account' && asker.session !== undefined) {
      const form = await c.req.parseBody().catch(() => ({}) as Record<string, unknown>);
      const acting = { by: asker.account.name, at: utcInstant(desk.keep.now()), origin: asker.origin };
      const which = form['everywhere'] === '1' ? 'everywhere' : asker.session;
      const ended = await desk.store.accounts.end(which, acting);
      if (!ended.ok) return problemAnswer(ended.problem);
    }
    c.header('set-cookie', sessionCookie('', 0, isSecure(serving)));
    const there = await signOutThere(c, asker, serving);
    // Not a redirect: the policy of the page lets its form lead to the desk alone.
    return there === undefined ? c.redirect('/sign-in', 303) : leadOn(c, there);
  });
}

/** Sends whoever is not signed in to where they can, and lets everybody else through. */
export async function unlessSignedIn(c: Context, serving: Serving): Promise<Response | undefined> {
  const asker = await whoAsks(c, serving);
  if (asker instanceof Response) return asker;
  if (asker.kind !== 'nobody') return undefined;
  const { pathname, search } = new URL(c.req.url);
  const signIn = `/sign-in?to=${encodeURIComponent(pathname + search)}`;
  const site = c.req.header('sec-fetch-site');
  return site === 'cross-site' || site === 'same-site' ? leadOn(c, signIn) : c.redirect(signIn, 303);
}
