import type { Context, Hono } from 'hono';
import { type SignedInThere, signInThere } from '../../app/accounts/oidc/sign-in.ts';
import type { Asker } from '../../app/accounts/session.ts';
import { LONGEST_MS } from '../../app/accounts/session.ts';
import { originOf } from '../guard/host.ts';
import type { Serving } from '../serving.ts';
import { sessionCookie } from './cookie.ts';
import { html, leadOn, placeWithin } from './html.ts';
import { sessionBefore } from './try-sign-in.ts';
import { isSecure } from './who-asks.ts';
import { wordsFor } from './words.ts';

const BACK = '/sign-in/oidc/callback';

/** The way to the issuer and back; nothing where the desk has none. */
export function issuerPages(app: Hono, serving: Serving): void {
  const { oidc, desk, door } = serving;
  if (oidc === undefined) return;
  const { issuer, flows } = oidc;
  app.get('/sign-in/oidc', async (c) => {
    const to = placeWithin(c.req.query('to'));
    const redirect = ownOrigin(c, serving) + BACK;
    const begun = await issuer.begin(redirect);
    if (!begun.ok) return refused(c, 'no-answer', to, serving, 502);
    const flow = { ...begun.value.asked, to, redirect, at: desk.keep.now() };
    c.header('set-cookie', flows.set(flow, isSecure(serving)));
    return c.redirect(begun.value.to.href, 303);
  });
  app.get(BACK, async (c) => {
    const flow = flows.read(c.req.header('cookie'), isSecure(serving), desk.keep.now());
    // Once, whatever comes of it.
    c.header('set-cookie', flows.clear(isSecure(serving)));
    if (flow === undefined) return refused(c, 'begin-again', '/', serving);
    const came = new URL(flow.redirect);
    came.search = new URL(c.req.url).search;
    const done = await signInThere(came, flow, sessionBefore(c, serving), { issuer, door, desk });
    if (!done.ok) return refused(c, 'no-answer', flow.to, serving, 502);
    if (done.value.kind === 'wait') {
      const words = wordsFor(c.req.header('accept-language'));
      const alert = words.wait(Math.ceil(done.value.ms / 1_000));
      return html(c, { to: flow.to, alert }, serving, 429);
    }
    if (done.value.kind === 'refused') return refused(c, toldOf(done.value.why), flow.to, serving);
    const { sessionId } = done.value;
    c.header('set-cookie', sessionCookie(sessionId, LONGEST_MS / 1_000, isSecure(serving)), { append: true });
    return leadOn(c, flow.to);
  });
}

type Told = keyof ReturnType<typeof wordsFor>['there'];

function refused(c: Context, why: Told, to: string, serving: Serving, status = 403): Response {
  const alert = wordsFor(c.req.header('accept-language')).there[why];
  return html(c, { to, alert }, serving, status);
}

/** What somebody who is not let in is told; the log has the whole of it. */
function toldOf(why: Extract<SignedInThere, { kind: 'refused' }>['why']): Told {
  switch (why) {
    case 'wrong-state':
      return 'begin-again';
    case 'wrong-nonce':
    case 'wrong-issuer':
    case 'expired':
      return 'not-valid';
    default:
      return why;
  }
}

/** Where the issuer ends the session that it began; undefined where it began none, or offers that not. */
export async function signOutThere(c: Context, asker: Asker, serving: Serving): Promise<string | undefined> {
  if (asker.kind !== 'account' || asker.issuer === undefined || serving.oidc === undefined) return undefined;
  const url = await serving.oidc.issuer.signOut(`${ownOrigin(c, serving)}/sign-in`);
  return url?.href;
}

/** As browsers call the desk: what was said, else what this one called it, which was checked. */
function ownOrigin(c: Context, { publicUrl }: Serving): string {
  return publicUrl?.origin ?? originOf(c.req.header('host'), undefined);
}
