import { createHash } from 'node:crypto';

const STYLE = `:root{color-scheme:light dark;font:1.05rem/1.5 system-ui,sans-serif}
body{max-width:22rem;margin:12vh auto;padding:0 1rem}
label,button{display:block;margin-top:1rem}
input{display:block;width:100%;box-sizing:border-box;font:inherit;padding:.4rem}
button{font:inherit;padding:.4rem 1.2rem}
[role=alert]{border-left:.25rem solid;padding-left:.75rem}`;

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
}

export function signInPage({ to, alert, account }: SignInPage): string {
  const told = alert === undefined ? '' : `<p role="alert">${escaped(alert)}</p>`;
  const next = `<input type="hidden" name="to" value="${escaped(to)}">`;
  const body =
    account === undefined
      ? `<h1>Howdunit</h1>${told}<form method="post" action="/sign-in">${next}
<label>Account <input name="account" autocomplete="username" autocapitalize="none" spellcheck="false" required autofocus></label>
<label>Password <input name="password" type="password" autocomplete="current-password" required></label>
<button>Sign in</button></form>`
      : `<h1>Howdunit</h1><p>Signed in as ${escaped(account)}. <a href="/">To the desk</a></p>
<form method="post" action="/sign-out"><button>Sign out</button><button name="everywhere" value="1">Sign out everywhere</button></form>`;
  return page('Sign in – Howdunit', '', body);
}

/**
 * Leads on by a page of ours: a browser that follows a link from elsewhere does not send a `SameSite=Strict` cookie,
 * one that follows a link of ours does.
 */
export function againPage(to: string): string {
  const place = escaped(to);
  const refresh = `<meta http-equiv="refresh" content="0; url=${place}">`;
  return page('Howdunit', refresh, `<p><a href="${place}">On to the desk</a></p>`);
}

function page(title: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}
<meta name="viewport" content="width=device-width"><style>${STYLE}</style></head>
<body><main>${body}</main></body></html>
`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);
}
