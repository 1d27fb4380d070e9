import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OidcSettings } from '../../src/app/accounts/oidc/settings.ts';
import { readOidcSettings, settingsIn } from '../../src/app/accounts/oidc/settings.ts';
import { noPassword } from '../../src/app/accounts/password.ts';
import { type Desk, openDesk } from '../../src/app/desk.ts';
import { type ServedDesk, serveDesk } from '../../src/desk/serve-desk.ts';
import { type Result, utcInstant } from '../../src/model/index.ts';
import { type RunningIssuer, runIssuer } from './issuer.ts';

const folder = mkdtempSync(join(tmpdir(), 'howdunit-oidc-'));
afterAll(() => rmSync(folder, { recursive: true }));

let desk: Desk;
let issuer: RunningIssuer;
let served: ServedDesk;
let clock = Date.now();

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const acting = () => ({ by: 'root', at: utcInstant(clock), origin: { via: 'terminal' as const } });

function settings(change: Readonly<Record<string, unknown>> = {}): OidcSettings {
  const told = { issuer: issuer.url, clientId: 'howdunit', clientSecret: 'a secret of the test', ...change };
  return valueIn(settingsIn(JSON.stringify(told), 'oidc.json'));
}

async function serve(port: number, oidc: OidcSettings | undefined): Promise<Result<ServedDesk>> {
  return serveDesk({
    desk,
    home: folder,
    version: '0.1.0',
    host: '127.0.0.1',
    port,
    analyst: undefined,
    readModule: fileURLToPath(new URL('../../src/cli/read-worker.ts', import.meta.url)),
    huntModule: fileURLToPath(new URL('../../src/cli/hunt-worker.ts', import.meta.url)),
    webRoot: join(folder, 'web'),
    allowPrivate: false,
    oidc,
    onFault: (error) => {
      throw error;
    },
  });
}

/** The same desk at the same address under other settings. */
async function serveAgain(change: Readonly<Record<string, unknown>>): Promise<void> {
  const { port } = new URL(served.url);
  await served.close();
  served = valueIn(await serve(Number(port), settings(change)));
}

/** A browser as far as it matters: cookies by host and port, and redirects followed one by one. */
class Browser {
  readonly #jars = new Map<string, Map<string, string>>();

  async get(url: string, method = 'GET'): Promise<{ status: number; to: string | undefined; text: string }> {
    const { origin } = new URL(url);
    const jar = this.#jars.get(origin) ?? new Map<string, string>();
    this.#jars.set(origin, jar);
    const answer = await fetch(url, {
      method,
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(set) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const location = answer.headers.get('location');
    const to = location === null ? undefined : new URL(location, url).href;
    return { status: answer.status, to, text: await answer.text() };
  }

  /** From a place on, as far as it leads; `change` may alter an address on the way. */
  async follow(
    from: string,
    change: (url: URL) => void = () => {},
  ): Promise<{ status: number; text: string; url: string }> {
    let url = from;
    for (let hop = 0; hop < 12; hop += 1) {
      const { status, to, text } = await this.get(url);
      if (to === undefined) return { status, text, url };
      const next = new URL(to);
      change(next);
      url = next.href;
    }
    throw new Error('it leads in circles');
  }

  signIn(change?: (url: URL) => void): Promise<{ status: number; text: string; url: string }> {
    return this.follow(`${own()}/sign-in/oidc?to=%2Fledger`, change);
  }

  async who(): Promise<{ account?: string; role?: string }> {
    return JSON.parse((await this.get(`${own()}/api/v1/session`)).text);
  }
}

const own = (): string => served.url.replace(/\/$/u, '');
const isBack = (url: URL): boolean => url.pathname === '/sign-in/oidc/callback';

async function lastLogged() {
  const [entry] = valueIn(await desk.store.audit({ order: 'newest', limit: 1 }));
  return entry;
}

beforeAll(async () => {
  desk = valueIn(await openDesk({ home: folder, version: '0.1.0', now: () => clock }));
  valueIn(await desk.store.accounts.add('ada', 'admin', noPassword(), acting()));
  valueIn(await desk.store.accounts.add('bo', 'analyst', noPassword(), acting()));
  served = valueIn(await serve(0, undefined));
  issuer = await runIssuer(own);
  issuer.people['s-bo'] = {};
  await serveAgain({ label: 'Port Authority', signOutThere: true });
}, 60_000);
afterAll(async () => {
  await served.close();
  issuer.end();
  await desk.store.close();
});

describe('somebody whom an admin linked', () => {
  test('signs in at the issuer, goes on to where they were going, and signs out of both', async () => {
    valueIn(await desk.store.accounts.link('bo', { issuer: issuer.url, subject: 's-bo' }, acting()));
    const browser = new Browser();
    const page = await browser.get(`${own()}/sign-in?to=/ledger`);
    expect(page.text).toContain('href="/sign-in/oidc?to=%2Fledger"');
    expect(page.text).toContain('Sign in with Port Authority');
    issuer.subject = 's-bo';
    const seen: URL[] = [];
    const done = await browser.signIn((url) => void seen.push(url));
    const asked = seen.find(({ origin }) => origin === issuer.url)?.searchParams;
    expect(Object.fromEntries(asked ?? [])).toMatchObject({
      response_type: 'code',
      code_challenge_method: 'S256',
      state: expect.stringMatching(/^[\w-]{43}$/u),
      nonce: expect.stringMatching(/^[\w-]{43}$/u),
    });
    // What the desk knows of the flow is in no address.
    expect(seen.map(String).join(' ')).not.toContain('verifier');
    expect(done.text).toContain('url=/ledger');
    expect(await browser.who()).toMatchObject({ account: 'bo', role: 'analyst' });
    expect(await lastLogged()).toMatchObject({
      what: 'signed in',
      by: 'bo',
      outcome: 'done',
      origin: { via: 'session', address: '127.0.0.1' },
      detail: { issuer: issuer.url },
    });
    const [session] = valueIn(await desk.store.accounts.sessions(utcInstant(0)));
    expect(session).toMatchObject({ account: 'bo', issuer: issuer.url, address: '127.0.0.1' });
    const out = JSON.parse((await browser.get(`${own()}/api/v1/session`, 'DELETE')).text);
    expect(new URL(out.next).origin).toBe(issuer.url);
    expect(new URL(out.next).searchParams.get('post_logout_redirect_uri')).toBe(`${own()}/sign-in`);
    expect((await browser.who()).account).toBeUndefined();
  });

  test('is let in by no answer that is not the one that was asked for', async () => {
    issuer.subject = 's-bo';
    const changes: readonly (readonly [string, (url: URL) => void])[] = [
      ['wrong-state', (url) => isBack(url) && url.searchParams.set('state', 'x'.repeat(43))],
      ['wrong-state', (url) => isBack(url) && url.searchParams.delete('state')],
      ['wrong-issuer', (url) => isBack(url) && url.searchParams.set('iss', 'https://other.example')],
      [
        'wrong-nonce',
        (url) => url.searchParams.has('nonce') && url.searchParams.set('nonce', 'x'.repeat(43)),
      ],
      ['not-valid', (url) => isBack(url) && url.searchParams.set('code', 'none-such')],
      [
        'declined',
        (url) => {
          if (!isBack(url)) return;
          url.searchParams.delete('code');
          url.searchParams.set('error', 'access_denied');
        },
      ],
    ];
    for (const [why, change] of changes) {
      const browser = new Browser();
      const done = await browser.signIn(change);
      expect([why, done.status]).toEqual([why, 403]);
      expect(done.text).toContain('role="alert"');
      expect([why, (await browser.who()).account]).toEqual([why, undefined]);
      expect(await lastLogged()).toMatchObject({
        what: 'sign-in refused',
        subject: 'no such account',
        outcome: 'sign-in-refused',
        detail: { why, issuer: issuer.url },
      });
    }
  });

  test('is not let in by an ID token that expired, nor by one that somebody else signed', async () => {
    const claims = (token: string): Record<string, unknown> =>
      JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    issuer.spoil = (path, body) => {
      if (path !== '/token') return undefined;
      const answer = JSON.parse(body) as { id_token: string };
      const [head, , signature] = answer.id_token.split('.');
      const planted = { ...claims(answer.id_token), sub: 's-ada' };
      const middle = Buffer.from(JSON.stringify(planted)).toString('base64url');
      return JSON.stringify({ ...answer, id_token: `${head}.${middle}.${signature}` });
    };
    const browser = new Browser();
    const spoiled = await browser.signIn();
    expect([spoiled.status, (await browser.who()).account]).toEqual([403, undefined]);
    issuer.spoil = undefined;
    // The library asks the clock of the machine: it is set on by a day between the answer and the check.
    const { now } = Date;
    let isLater = false;
    issuer.spoil = (path) => {
      if (path === '/token') isLater = true;
      return undefined;
    };
    Date.now = () => now() + (isLater ? 86_400_000 : 0);
    try {
      expect((await new Browser().signIn()).status).toBe(403);
    } finally {
      Date.now = now;
      issuer.spoil = undefined;
    }
    expect(await lastLogged()).toMatchObject({ detail: { why: 'expired' } });
  });

  test('must come back in the browser that was sent, in time, and once', async () => {
    issuer.subject = 's-bo';
    const browser = new Browser();
    let back = '';
    await browser.signIn((url) => {
      if (isBack(url)) back = url.href;
    });
    for (const each of [new Browser(), browser]) {
      const again = await each.get(back);
      expect([again.status, again.text.includes('begun elsewhere or too long ago')]).toEqual([403, true]);
    }
    const slow = new Browser();
    const late = await slow.signIn((url) => {
      if (isBack(url)) clock += 10 * 60_000 + 1;
    });
    expect([late.status, (await slow.who()).account]).toEqual([403, undefined]);
  });

  test('is not let in once disabled, and no more once the link is gone', async () => {
    issuer.subject = 's-bo';
    valueIn(await desk.store.accounts.change('bo', { isDisabled: true }, acting()));
    const browser = new Browser();
    expect((await browser.signIn()).text).toContain('This account is disabled.');
    expect(await lastLogged()).toMatchObject({
      what: 'sign-in refused',
      subject: 'bo',
      outcome: 'account-refused',
      detail: { why: 'disabled', identity: 's-bo' },
    });
    valueIn(await desk.store.accounts.change('bo', { isDisabled: false }, acting()));
    await browser.signIn();
    expect((await browser.who()).account).toBe('bo');
    valueIn(await desk.store.accounts.unlink('bo', acting()));
    expect((await browser.who()).account).toBeUndefined();
    expect((await new Browser().signIn()).text).toContain('no account here is yours');
  });
});

describe('somebody who is new', () => {
  const COMPANY = {
    domains: ['port.example'],
    roleClaim: 'groups',
    roles: { cti: 'analyst', lead: 'editor' },
  };

  beforeAll(() => {
    issuer.people['s-cy'] = { email: 'Cy@port.example', email_verified: true, groups: ['cti', 'other'] };
    issuer.people['s-liar'] = { email: 'cy@port.example', email_verified: false };
    issuer.people['s-far'] = { email: 'cy@elsewhere.example', email_verified: true };
    issuer.people['s-other-cy'] = { email: 'cy@port.example', email_verified: true };
  });

  async function account(name: string) {
    return valueIn(await desk.store.accounts.find(name))?.account;
  }

  test('is nobody unless the settings say what becomes of them', async () => {
    await serveAgain({ ...COMPANY });
    issuer.subject = 's-cy';
    expect((await new Browser().signIn()).text).toContain('no account here is yours');
    expect(await lastLogged()).toMatchObject({ detail: { why: 'nobody', identity: 's-cy' } });
    expect(await account('cy@port.example')).toBeUndefined();
  });

  test('is given an account by a verified address of an allowed domain, and by nothing less', async () => {
    await serveAgain({ ...COMPANY, unknown: ['make'] });
    for (const subject of ['s-liar', 's-far']) {
      issuer.subject = subject;
      expect([subject, (await new Browser().signIn()).status]).toEqual([subject, 403]);
    }
    issuer.subject = 's-cy';
    const browser = new Browser();
    await browser.signIn();
    expect(await browser.who()).toMatchObject({ account: 'cy@port.example', role: 'analyst' });
    const entries = valueIn(await desk.store.audit({ order: 'newest', limit: 2 }));
    expect(entries[1]).toMatchObject({
      what: 'account added',
      by: issuer.url,
      subject: 'cy@port.example',
      detail: { role: 'analyst', subject: 's-cy' },
    });
  });

  test('is not let in as somebody who has the same address and another subject', async () => {
    await serveAgain({ ...COMPANY, unknown: ['match', 'make'] });
    issuer.subject = 's-other-cy';
    const browser = new Browser();
    expect((await browser.signIn()).status).toBe(403);
    expect((await browser.who()).account).toBeUndefined();
  });

  test('is matched with the account of that address only where the settings say so', async () => {
    valueIn(await desk.store.accounts.add('di@port.example', 'reader', noPassword(), acting()));
    issuer.people['s-di'] = { email: 'di@port.example', email_verified: true, groups: ['lead'] };
    issuer.subject = 's-di';
    await serveAgain({ ...COMPANY, unknown: ['make'] });
    expect((await new Browser().signIn()).status).toBe(403);
    await serveAgain({ ...COMPANY, unknown: ['match'] });
    const browser = new Browser();
    await browser.signIn();
    expect(await browser.who()).toMatchObject({ account: 'di@port.example', role: 'editor' });
  });

  test('has the role that the claim gives at each sign-in; none of them, the default; the last admin stays', async () => {
    issuer.subject = 's-di';
    issuer.people['s-di'] = { email: 'di@port.example', email_verified: true };
    const browser = new Browser();
    await browser.signIn();
    expect((await browser.who()).role).toBe('reader');
    await serveAgain({ ...COMPANY, defaultRole: null });
    expect((await new Browser().signIn()).text).toContain('no role here');
    valueIn(await desk.store.accounts.link('ada', { issuer: issuer.url, subject: 's-ada' }, acting()));
    await serveAgain({ ...COMPANY });
    issuer.subject = 's-ada';
    const admin = new Browser();
    await admin.signIn();
    expect(await admin.who()).toMatchObject({ account: 'ada', role: 'admin' });
  });
});

describe('an issuer that is not as it was said', () => {
  test('lets nobody in: its document names another, or it does not answer; passwords work on', async () => {
    issuer.spoil = (path, body) =>
      path === '/.well-known/openid-configuration'
        ? body.replace(`"issuer":"${issuer.url}"`, '"issuer":"https://other.example"')
        : undefined;
    await serveAgain({});
    const done = await new Browser().signIn();
    expect([done.status, done.text.includes('does not answer')]).toEqual([502, true]);
    issuer.spoil = undefined;
    const away = valueIn(await serve(0, settings({ issuer: 'http://127.0.0.1:9' })));
    const { status, text } = await new Browser().get(`${away.url}sign-in/oidc`);
    expect([status, text.includes('name="password"')]).toEqual([502, true]);
    await away.close();
  });
});

describe('the settings', () => {
  const file = join(folder, 'oidc.json');
  const told = { issuer: 'https://id.example', clientId: 'howdunit', clientSecret: 'hush' };

  test('hold a secret only where nobody else can read them; the environment may have it instead', async () => {
    writeFileSync(file, JSON.stringify(told));
    chmodSync(file, 0o644);
    expect(await readOidcSettings(file, {})).toMatchObject({ problem: { code: 'key-refused' } });
    chmodSync(file, 0o600);
    expect(valueIn(await readOidcSettings(file, {}))).toMatchObject({
      clientSecret: 'hush',
      label: 'id.example',
    });
    writeFileSync(file, JSON.stringify({ ...told, clientSecret: undefined }));
    chmodSync(file, 0o644);
    const environment = { HOWDUNIT_OIDC_CLIENT_SECRET: 'from there' };
    expect(valueIn(await readOidcSettings(file, environment)).clientSecret).toBe('from there');
  });

  test('are refused where they would let in whom nobody meant', () => {
    for (const [change, said] of [
      [{ unknown: ['make'] }, 'domains'],
      [{ issuer: 'http://id.example' }, 'https'],
      [{ roles: { cti: 'root' } }, 'roles'],
      [{ unkown: ['make'] }, 'unkown'],
    ] as const)
      expect(settingsIn(JSON.stringify({ ...told, ...change }), file)).toMatchObject({
        problem: { code: 'bad-usage', message: expect.stringContaining(said) },
      });
  });
});
