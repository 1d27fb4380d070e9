import { randomBytes, scryptSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeToken } from '../app/accounts/keep-tokens.ts';
import { newSessionId } from '../app/accounts/secret.ts';
import type { Acting, PasswordHash } from '../app/accounts/session.ts';
import type { Desk } from '../app/desk.ts';
import { openDesk } from '../app/desk.ts';
import type { Result, Role, Scope } from '../model/index.ts';
import { SCOPES, sha256, utcInstant } from '../model/index.ts';
import { routesWithRights } from './rights.ts';
import { type ServedDesk, serveDesk } from './serve-desk.ts';

/** Who may do what, said here once more by hand: the test compares the desk with this, not with its own table. */
const ANYONE = ['GET /openapi.json', 'GET /session', 'POST /session'];
const PEOPLE = ['DELETE /session', 'POST /session/password'];
const READ = [
  'GET /home',
  'GET /reports',
  'GET /reports/{id}',
  'GET /reports/{id}/blocks',
  'GET /reports/{id}/boxes',
  'GET /reports/{id}/pages',
  'GET /reports/{id}/pages/{page}',
  'GET /reports/{id}/findings',
  'GET /reports/{id}/brief',
  'GET /reports/{id}/leaving',
  'GET /feeds/{id}',
  'GET /reports/{id}/captured',
  'GET /reports/{id}/wacz',
  'GET /reports/{id}/provenance',
  'POST /reports/{id}/verify',
  'GET /reports/{id}/diff',
  'GET /findings/{id}',
  'GET /findings/{id}/grade',
  'GET /ledger',
  'GET /stories',
  'GET /stories/suggestions',
  'GET /stories/{id}',
  'GET /stories/{id}/events',
  'GET /stories/{id}/hypotheses',
  'GET /names',
  'GET /journal',
  'GET /inventory',
  'GET /matrix',
  'GET /search',
  'GET /watch',
  'GET /watch/{id}/observations',
  'GET /posts',
  'GET /posts/{id}',
  'GET /replies',
  'GET /replies/{id}',
  'GET /blocked-domains',
  'GET /jobs',
  'GET /jobs/{id}',
  'GET /jobs/{id}/events',
  'GET /hunt/{id}/hits',
  'GET /sightings',
];
const DECIDE = [
  'POST /reports/{id}/findings',
  'POST /findings/{id}/decisions',
  'POST /findings/{id}/grade',
  'POST /stories',
  'POST /stories/{id}',
  'POST /stories/{id}/hypotheses',
];
const KEEP = ['POST /reports', 'POST /watch', 'DELETE /watch/{id}', 'POST /hunt'];
const SHARE = [
  'POST /posts',
  'POST /posts/{id}',
  'POST /replies/{id}',
  'POST /blocked-domains',
  'DELETE /blocked-domains/{id}',
];
const ADMIN = [
  'GET /audit',
  'GET /sessions',
  'GET /accounts',
  'GET /tokens',
  'POST /tokens',
  'DELETE /tokens/{id}',
];
const ADMIN_PEOPLE = ['POST /accounts', 'POST /accounts/{id}', 'DELETE /sessions/{id}'];
const ALL = [...ANYONE, ...PEOPLE, ...READ, ...DECIDE, ...KEEP, ...SHARE, ...ADMIN, ...ADMIN_PEOPLE];

const MAY: Readonly<Record<string, readonly string[]>> = {
  nobody: ANYONE,
  reader: [...ANYONE, ...PEOPLE, ...READ],
  analyst: [...ANYONE, ...PEOPLE, ...READ, ...DECIDE, ...KEEP],
  editor: [...ANYONE, ...PEOPLE, ...READ, ...DECIDE, ...KEEP, ...SHARE],
  admin: ALL,
  'token read': [...ANYONE, ...READ],
  'token decide': [...ANYONE, ...DECIDE],
  'token keep': [...ANYONE, ...KEEP],
  'token share': [...ANYONE, ...SHARE],
  'token admin': [...ANYONE, ...ADMIN],
  'token of all scopes, of a reader': [...ANYONE, ...READ],
  'token that expired': ANYONE,
  'token that was revoked': ANYONE,
  'token that was never made': ANYONE,
};

let home: string;
let desk: Desk;
let served: ServedDesk;
let clock = Date.parse('2026-11-17T09:30:00Z');
const tokens = new Map<string, string>();

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function acting(by = 'root'): Acting {
  return { by, at: utcInstant(clock), origin: { via: 'terminal' } };
}

/** As stored, at no cost. */
function cheap(password: string): PasswordHash {
  const salt = randomBytes(16);
  const hash = scryptSync(password, salt, 32, { N: 16, r: 1, p: 1 });
  const plain = (bytes: Buffer): string => bytes.toString('base64').split('=', 1)[0] ?? '';
  return `$scrypt$ln=4,r=1,p=1$${plain(salt)}$${plain(hash)}` as PasswordHash;
}

async function token(account: string, scopes: readonly Scope[], lasts = 3_600_000): Promise<string> {
  return valueIn(await makeToken({ account, label: '', scopes, lasts }, acting(), desk)).secret;
}

async function session(account: string): Promise<string> {
  const id = newSessionId();
  const oldest = utcInstant(0);
  valueIn(await desk.store.accounts.begin({ hash: sha256(id), oldest }, acting(account)));
  return id;
}

async function ask(
  method: string,
  path: string,
  headers: Readonly<Record<string, string>> = {},
  body?: unknown,
): Promise<{ status: number; headers: Headers; json: { code?: string; [name: string]: unknown } }> {
  const answer = await fetch(new URL(path, served.url), {
    method,
    redirect: 'manual',
    headers: { ...(method !== 'GET' && { 'content-type': 'application/json' }), ...headers },
    ...(method !== 'GET' && { body: JSON.stringify(body ?? {}) }),
  });
  const text = await answer.text();
  let json = {};
  try {
    json = JSON.parse(text);
  } catch {}
  return { status: answer.status, headers: answer.headers, json };
}

async function as(who: string): Promise<Record<string, string>> {
  if (who === 'nobody') return {};
  const secret = tokens.get(who);
  if (secret !== undefined) return { authorization: `Bearer ${secret}` };
  return { cookie: `howdunit=${await session(who)}` };
}

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'howdunit-rights-'));
  desk = valueIn(await openDesk({ home, version: '0.1.0', now: () => clock }));
  served = valueIn(
    await serveDesk({
      desk,
      home,
      version: '0.1.0',
      host: '127.0.0.1',
      port: 0,
      analyst: 'whoever runs it',
      readModule: fileURLToPath(new URL('../cli/read-worker.ts', import.meta.url)),
      huntModule: fileURLToPath(new URL('../cli/hunt-worker.ts', import.meta.url)),
      webRoot: join(home, 'web'),
      allowPrivate: false,
      onFault: (error) => {
        throw error;
      },
    }),
  );
});
afterAll(async () => {
  await served.close();
  await desk.store.close();
  rmSync(home, { recursive: true });
});

describe('while there are no accounts', () => {
  test('whoever is on this machine may do all, but make the first account over the network', async () => {
    expect((await ask('GET', '/api/v1/home')).json['analyst']).toBe('whoever runs it');
    expect((await ask('GET', '/api/v1/session')).json).toMatchObject({ accounts: false });
    expect((await ask('GET', '/api/v1/audit')).status).toBe(200);
    const account = { name: 'ada', role: 'admin', password: 'four plain words here' };
    const made = await ask('POST', '/api/v1/accounts', {}, account);
    expect([made.status, made.json.code]).toEqual([409, 'account-refused']);
    expect(valueIn(await desk.store.accounts.exist())).toBe(false);
  });
});

describe('once there are accounts', () => {
  beforeAll(async () => {
    for (const role of ['admin', 'editor', 'analyst', 'reader'] as const satisfies readonly Role[])
      valueIn(await desk.store.accounts.add(role, role, cheap(`password of ${role}`), acting()));
    for (const scope of SCOPES) tokens.set(`token ${scope}`, await token('admin', [scope]));
    tokens.set('token of all scopes, of a reader', await token('reader', SCOPES));
    tokens.set('token that expired', await token('admin', SCOPES, 60_000));
    const revoked = valueIn(
      await makeToken({ account: 'admin', label: '', scopes: SCOPES, lasts: 3_600_000 }, acting(), desk),
    );
    tokens.set('token that was revoked', revoked.secret);
    valueIn(await desk.store.accounts.revokeToken(revoked.token.id, acting()));
    tokens.set('token that was never made', `hdt_${'0'.repeat(49)}`);
    clock += 60_000;
  });

  test('every path that is described has a right, is in this test, and says what it asks', async () => {
    const { json } = await ask('GET', '/api/v1/openapi.json');
    const paths = json['paths'] as Record<string, Record<string, { security: Record<string, string[]>[] }>>;
    const described = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
    );
    expect([...described].sort()).toEqual([...ALL].sort());
    expect([...routesWithRights()].sort()).toEqual([...ALL].sort());
    const of = (path: string, method: string): unknown => paths[`/api/v1${path}`]?.[method]?.security;
    expect(of('/session', 'post')).toEqual([]);
    expect(of('/home', 'get')).toEqual([{ session: [] }, { token: ['read'] }]);
    expect(of('/stories', 'post')).toEqual([{ session: [] }, { token: ['decide'] }]);
    expect(of('/accounts', 'post')).toEqual([{ session: [] }]);
  });

  test.each(Object.keys(MAY))('%s may do what is said, and nothing else', async (who) => {
    const did: string[] = [];
    for (const route of ALL) {
      const [method = '', path = ''] = route.split(' ');
      const filled = path.replace('{id}', 'nothing-of-that-name').replace('{page}', '1');
      const { status, headers, json } = await ask(method, `/api/v1${filled}`, await as(who));
      const challenge = headers.get('www-authenticate');
      if (status === 401) {
        expect([route, json.code]).toEqual([route, 'not-signed-in']);
        expect(challenge).toMatch(/^Bearer realm="howdunit"/u);
        expect(challenge?.includes('invalid_token')).toBe(who !== 'nobody');
      } else if (status === 403 && json.code === 'not-allowed') {
        expect(headers.get('content-type')).toBe('application/problem+json');
        if (who.startsWith('token') && !PEOPLE.includes(route) && !ADMIN_PEOPLE.includes(route))
          expect(challenge).toMatch(/error="insufficient_scope", scope="(?:read|decide|keep|share|admin)"/u);
      } else did.push(route);
    }
    expect(did.sort()).toEqual([...(MAY[who] ?? [])].sort());
  });

  test('a path that there is not says so to anybody', async () => {
    expect((await ask('GET', '/api/v1/nowhere')).json.code).toBe('no-such-path');
  });

  test('numbers are for whoever may read; that it lives, for anybody', async () => {
    expect((await ask('GET', '/metrics')).status).toBe(401);
    expect((await ask('GET', '/metrics', await as('token read'))).status).toBe(200);
    expect((await ask('GET', '/healthz')).status).toBe(200);
  });

  test('a screen leads to where one signs in, and back; scripts are anybody’s', async () => {
    const screen = await ask('GET', '/reports/x?tab=who');
    expect([screen.status, screen.headers.get('location')]).toEqual([
      303,
      '/sign-in?to=%2Freports%2Fx%3Ftab%3Dwho',
    ]);
    expect((await ask('GET', '/assets/none.js')).status).toBe(404);
  });

  test('only an editor confirms what the desk suggests', async () => {
    const of = async (who: string): Promise<string | undefined> =>
      (await ask('POST', '/api/v1/stories', await as(who), { suggestion: 'none-such' })).json.code;
    expect(await of('analyst')).toBe('not-allowed');
    expect(await of('editor')).toBe('not-in-store');
  });

  test('whoever is signed in says it, whatever name is sent along', async () => {
    const body = { title: 'Slow Tide', reports: [], by: 'somebody else' };
    const headers = { ...(await as('analyst')), 'x-analyst': 'somebody%20else' };
    expect((await ask('POST', '/api/v1/stories', headers, body)).status).toBe(201);
    const entries = valueIn(await desk.store.journal('stories'));
    expect(entries.map(({ by }) => by)).toEqual(['analyst']);
    const [last] = valueIn(await desk.store.audit({ order: 'newest', limit: 1 }));
    expect(last).toMatchObject({ by: 'analyst', what: 'stories: made', origin: { address: '127.0.0.1' } });
  });

  test('a session ends when it is not used, and in the end however it is used', async () => {
    const headers = await as('reader');
    const status = async (): Promise<number> => (await ask('GET', '/api/v1/home', headers)).status;
    for (let hours = 0; hours < 23; hours += 1) {
      clock += 3_600_000;
      expect([hours, await status()]).toEqual([hours, 200]);
    }
    clock += 3_600_000 + 1;
    expect(await status()).toBe(401);
    const other = await as('reader');
    clock += 4 * 3_600_000 + 1;
    expect((await ask('GET', '/api/v1/home', other)).status).toBe(401);
  });

  test('a role that is taken away is gone with the next request', async () => {
    const headers = await as('editor');
    valueIn(await desk.store.accounts.change('editor', { role: 'reader' }, acting()));
    expect((await ask('POST', '/api/v1/stories', headers, {})).status).toBe(403);
    valueIn(await desk.store.accounts.change('editor', { role: 'editor' }, acting()));
    expect((await ask('POST', '/api/v1/stories', headers, {})).status).toBe(400);
  });

  test('a token makes none that may do more than itself', async () => {
    const headers = { authorization: `Bearer ${await token('admin', ['admin', 'read'])}` };
    const make = async (scopes: readonly Scope[]): Promise<number> =>
      (await ask('POST', '/api/v1/tokens', headers, { account: 'admin', scopes, lasts: 60_000 })).status;
    expect(await make(['read'])).toBe(201);
    expect(await make(['read', 'decide'])).toBe(403);
  });

  test('a refusal is written down, and not so often that it fills the disk', async () => {
    const count = async (): Promise<number> =>
      valueIn(await desk.store.audit({ order: 'newest', limit: 1_000 })).filter(
        ({ what }) => what === 'token refused',
      ).length;
    const headers = { authorization: `Bearer ${'x'.repeat(40)}` };
    for (let n = 0; n < 60; n += 1) expect((await ask('GET', '/api/v1/home', headers)).status).toBe(401);
    expect(await count()).toBeGreaterThan(0);
    expect(await count()).toBeLessThan(100);
  });
});
