import { createHash } from 'node:crypto';
import type { SignInWords } from './words.ts';

const STYLE = `:root{color-scheme:light dark;font:1.05rem/1.5 system-ui,sans-serif}
body{max-width:22rem;margin:12vh auto;padding:0 1rem}
label,button{display:block;margin-top:1rem}
input{display:block;width:100%;box-sizing:border-box;font:inherit;padding:.4rem}
button{font:inherit;padding:.4rem 1.2rem}
[role=alert]{border-inline-start:.25rem solid;padding-inline-start:.75rem}`;

/** Nothing runs and nothing is loaded; the form goes to the desk alone. */
export const SIGN_IN_POLICY: string = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export interface SignInPage {
  /** Where to go on. */
  readonly to: string;
  /** Why the last try failed. */
  readonly alert?: string;
  /** Who is signed in already. */
  readonly account?: string;
  /** What the issuer is called by whom one may sign in, too. */
  readonly issuer?: string | undefined;
}

export function signInPage({ to, alert, account, issuer }: SignInPage, words: SignInWords): string {
  const told = alert === undefined ? '' : `<p role="alert">${escaped(alert)}</p>`;
  const next = `<input type="hidden" name="to" value="${escaped(to)}">`;
  const there =
    issuer === undefined
      ? ''
      : `<p><a href="/sign-in/oidc?to=${escaped(encodeURIComponent(to))}">${escaped(words.signInAt(issuer))}</a></p>
<p>${words.or}</p>`;
  const body =
    account === undefined
      ? `<h1>Howdunit</h1>${told}${there}<form method="post" action="/sign-in">${next}
<label>${words.account} <input name="account" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus></label>
<label>${words.password} <input name="password" type="password" autocomplete="current-password" required></label>
<button>${words.signIn}</button></form>`
      : `<h1>Howdunit</h1><p>${escaped(words.signedInAs(account))} <a href="/">${words.toTheDesk}</a></p>
<form method="post" action="/sign-out"><button>${words.signOut}</button><button name="everywhere" value="1">${words.signOutEverywhere}</button></form>`;
  return page(`${words.title} – Howdunit`, '', body, words);
}

/**
 * Leads on by a page of ours: a browser that follows a link from elsewhere does not send a `SameSite=Strict` cookie,
 * one that follows a link of ours does.
 */
export function againPage(to: string, words: SignInWords): string {
  const place = escaped(to);
  const refresh = `<meta http-equiv="refresh" content="0; url=${place}">`;
  return page('Howdunit', refresh, `<p><a href="${place}">${words.onToTheDesk}</a></p>`, words);
}

function page(title: string, head: string, body: string, { language }: SignInWords): string {
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><title>${title}</title>${head}
<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head>
<body><main>${body}</main></body></html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}
