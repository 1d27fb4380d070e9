import type { Context } from 'hono';
import type { Serving } from '../serving.ts';
import { againPage, SIGN_IN_POLICY, type SignInPage, signInPage } from './page.ts';
import { wordsFor } from './words.ts';

/** The page to sign in on, in the browser's language. */
export function html(c: Context, told: SignInPage, { oidc }: Serving, status = 200): Response {
  const words = wordsFor(c.req.header('accept-language'));
  return page(c, signInPage({ ...told, issuer: oidc?.issuer.settings.label }, words), status);
}

/** A page of ours that leads on at once. */
export function leadOn(c: Context, to: string): Response {
  return page(c, againPage(to, wordsFor(c.req.header('accept-language'))), 200);
}

/** Only a place of this desk: anything else would lead whoever signs in elsewhere. */
export function placeWithin(said: unknown): string {
  return typeof said === 'string' && /^\/(?!\/)[\w\-./?#=&%~+:,;@!$'()*]{0,2000}$/u.test(said) ? said : '/';
}

function page(c: Context, text: string, status: number): Response {
  return c.body(text, status as 200, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': SIGN_IN_POLICY,
    vary: 'accept-language',
    // Under `no-referrer` a browser says `Origin: null` of a form (Fetch, 3.2), and the desk would refuse it.
    'referrer-policy': 'same-origin',
    'x-frame-options': 'DENY',
  });
}
