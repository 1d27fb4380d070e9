import { spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Answer, RunningDesk } from '../desk.ts';
import { bring, runDesk } from '../desk.ts';
import { COMMAND, howdunit, type Outcome, temporaryFolder } from '../howdunit.ts';

const home = join(temporaryFolder(), 'home');
const PASSWORDS = {
  ada: 'heron over the harbour',
  bo: 'gull above the estuary',
  cleo: 'tern beyond the islands',
} as const;
type Name = keyof typeof PASSWORDS;
const JSON_TYPE = { 'content-type': 'application/json' };
const secrets: string[] = Object.values(PASSWORDS);
let desk: RunningDesk;

function run(args: readonly string[], input = ''): Promise<Outcome> {
  return howdunit([...args, '--home', home], { input });
}

async function add(name: Name, role: string): Promise<void> {
  const { exit, err } = await run(['account', 'add', name, '--role', role], `${PASSWORDS[name]}\n`);
  expect([exit, err]).toEqual([0, expect.stringContaining(name)]);
}

/** The cookie as a browser would send it back. */
function cookieOf({ headers }: Answer): string {
  const [pair = ''] = (headers.get('set-cookie') ?? '').split(';', 1);
  secrets.push(pair.split('=')[1] ?? '');
  return pair;
}

async function signIn(name: Name, headers: Readonly<Record<string, string>> = {}): Promise<string> {
  const answer = await desk.post('/api/v1/session', { account: name, password: PASSWORDS[name] }, headers);
  expect([answer.status, answer.json.account]).toEqual([200, name]);
  return cookieOf(answer);
}

async function statusOf(cookie: string): Promise<number> {
  return (await desk.get('/api/v1/home', { cookie })).status;
}

beforeAll(async () => {
  await add('ada', 'admin');
  await add('bo', 'analyst');
  await add('cleo', 'reader');
  desk = await runDesk(home, '--host', '0.0.0.0');
}, 120_000);

/** The port that it took, by an address of this machine. */
function own(): string {
  return `127.0.0.1:${new URL(desk.url).port}`;
}

describe('accounts are made on the machine', () => {
  test('a password that is too short is refused, and so is a second account of a name', async () => {
    const short = await run(['account', 'add', 'dee', '--role', 'reader'], 'short\n');
    expect([short.exit, short.err]).toEqual([2, expect.stringContaining('[bad-usage]')]);
    const again = await run(['account', 'add', 'bo', '--role', 'admin'], 'another long password\n');
    expect([again.exit, again.err]).toEqual([4, expect.stringContaining('[account-refused]')]);
    const none = await run(['account', 'add', 'dee', '--role', 'reader'], '');
    expect([none.exit, none.err]).toEqual([2, expect.stringContaining('no password came in')]);
  });

  test.skipIf(!existsSync('/usr/bin/script'))(
    'at a terminal a password is asked for twice and never shown, however early it is typed',
    async () => {
      const command = `"${process.execPath}" "${COMMAND}" account add ada --role admin --home "${home}-asked"`;
      const child = spawn('script', ['-qefc', command, '/dev/null'], { stdio: 'pipe' });
      let seen = '';
      let answered = 0;
      child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
        seen += chunk;
        const prompts = seen.split(/password of ada: |once more: /u).length - 1;
        for (; answered < prompts; answered += 1) child.stdin.write('heron over the harboux\u007fr\r');
      });
      const exit = await new Promise((resolve) => child.on('close', resolve));
      expect([exit, answered]).toEqual([0, 2]);
      expect(seen).toContain('ada is an admin');
      expect(seen).not.toContain('heron');
    },
  );

  test('the last admin stays one', async () => {
    for (const args of [
      ['disable', 'ada'],
      ['role', 'ada', 'editor'],
    ]) {
      const { exit, err } = await run(['account', ...args]);
      expect([args, exit, err]).toEqual([args, 4, expect.stringContaining('the last admin')]);
    }
    const { out } = await run(['account', 'list', '--json']);
    const all = JSON.parse(out) as { name: string; role: string }[];
    expect(all.map(({ name, role }) => [name, role])).toEqual([
      ['ada', 'admin'],
      ['bo', 'analyst'],
      ['cleo', 'reader'],
    ]);
    expect(out).not.toContain('scrypt');
  });
});

describe('an address that others reach', () => {
  test('is listened on once there are accounts, and says that passwords go in clear', () => {
    expect(desk.url).toContain('0.0.0.0');
    expect(desk.said()).toContain('in clear');
  });

  test('answers by its address, and by no name that was not said: DNS rebinding', async () => {
    const port = own().split(':')[1];
    for (const [host, status] of [
      [`192.0.2.7:${port}`, 401],
      [`[2001:db8::7]:${port}`, 401],
      [`attacker.example:${port}`, 421],
      [`127.0.0.1.nip.example:${port}`, 421],
      ['192.0.2.7:1', 421],
    ] as const)
      expect([host, (await desk.raw('GET', '/api/v1/home', { host })).status]).toEqual([host, status]);
  });
});

describe('a session', () => {
  test('is a cookie that no script reads and no other site sends', async () => {
    const body = { account: 'bo', password: PASSWORDS.bo };
    const answer = await desk.post('/api/v1/session', body);
    cookieOf(answer);
    expect(answer.headers.get('set-cookie')).toMatch(
      /^howdunit=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=86400$/u,
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
  });

  test('is never one that the browser brought: fixation', async () => {
    const planted = `howdunit=${'A'.repeat(43)}`;
    const given = await signIn('bo', { cookie: planted });
    expect(given).not.toBe(planted);
    expect([await statusOf(planted), await statusOf(given)]).toEqual([401, 200]);
    const next = await signIn('bo', { cookie: given });
    expect([await statusOf(given), await statusOf(next)]).toEqual([401, 200]);
  });

  test('does not help another site to change anything: CSRF', async () => {
    const cookie = await signIn('bo');
    for (const headers of [{ origin: 'https://attacker.example' }, { 'sec-fetch-site': 'same-site' }]) {
      const sent = { ...JSON_TYPE, ...headers, host: own(), cookie };
      const { status, json } = await desk.raw('POST', '/api/v1/stories', sent as never, '{}');
      expect([status, json.code]).toEqual([403, 'origin-refused']);
    }
  });

  test('ends where one signs out, and everywhere if one says so', async () => {
    const [one, two, three] = [await signIn('cleo'), await signIn('cleo'), await signIn('cleo')];
    const other = await signIn('bo');
    const out = (cookie: string, query = ''): Promise<Answer> =>
      desk.raw('DELETE', `/api/v1/session${query}`, { host: own(), cookie });
    expect((await out(one)).headers.get('set-cookie')).toContain('Max-Age=0');
    expect([await statusOf(one), await statusOf(two)]).toEqual([401, 200]);
    await out(two, '?everywhere=1');
    expect([await statusOf(two), await statusOf(three), await statusOf(other)]).toEqual([401, 401, 200]);
  });

  test('outlives the process, and not a new password', async () => {
    const cookie = await signIn('cleo');
    await desk.kill('SIGKILL');
    desk = await runDesk(home, '--host', '0.0.0.0');
    expect(await statusOf(cookie)).toBe(200);
    const { exit } = await run(['account', 'password', 'cleo'], `${PASSWORDS.cleo}\n`);
    expect([exit, await statusOf(cookie)]).toEqual([0, 401]);
  });

  test('a password is changed by whoever knows the old one', async () => {
    const cookie = await signIn('cleo');
    const ask = (password: string, next: string): Promise<Answer> =>
      desk.post('/api/v1/session/password', { password, next }, { cookie });
    expect((await ask('not the old one, no', 'tern beyond the mainland')).status).toBe(403);
    expect((await ask(PASSWORDS.cleo, 'short')).json.code).toBe('bad-usage');
    const changed = await ask(PASSWORDS.cleo, 'tern beyond the mainland');
    const now = cookieOf(changed);
    expect([changed.status, await statusOf(cookie), await statusOf(now)]).toEqual([200, 401, 200]);
    const back = { password: 'tern beyond the mainland', next: PASSWORDS.cleo };
    expect((await desk.post('/api/v1/session/password', back, { cookie: now })).status).toBe(200);
  });
});

describe('the page to sign in on', () => {
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const submit = (to: string, password: string = PASSWORDS.bo, more = {}): Promise<Answer> =>
    desk.raw(
      'POST',
      '/sign-in',
      { ...form, host: own(), origin: `http://${own()}`, ...more },
      new URLSearchParams({ account: 'bo', password, to }).toString(),
    );

  test('runs no script, and leads back to where one wanted to go and nowhere else', async () => {
    const page = await desk.get('/sign-in?to=/reports/x%22%3E');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'; style-src 'sha256-/u);
    expect(page.text).not.toContain('x">');
    for (const [to, place] of [
      ['/reports/x?tab=who', '/reports/x?tab=who'],
      ['//attacker.example/', '/'],
      ['/\\attacker.example/', '/'],
      ['https://attacker.example/', '/'],
      ['/x\r\nset-cookie: a=b', '/'],
    ] as const) {
      const { status, headers } = await submit(to);
      secrets.push(/=([\w-]{43});/u.exec(headers.get('set-cookie') ?? '')?.[1] ?? '');
      expect([to, status, headers.get('location')]).toEqual([to, 303, place]);
    }
  });

  test('says neither which of name and password was wrong, nor that to another site', async () => {
    const wrong = await submit('/', 'not the right one');
    expect([wrong.status, wrong.headers.get('set-cookie')]).toEqual([403, null]);
    expect(wrong.text).toContain('role="alert"');
    expect((await submit('/', PASSWORDS.bo, { origin: 'https://attacker.example' })).status).toBe(403);
    expect((await submit('/', PASSWORDS.bo, { origin: 'null' })).status).toBe(403);
  });

  test('asks a browser that follows a link from elsewhere for its cookie first', async () => {
    const linked = { host: own(), 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' };
    const { status, text } = await desk.raw('GET', '/reports/x', linked);
    expect([status, /refresh" content="0; url=([^"]*)"/u.exec(text)?.[1]]).toEqual([
      200,
      '/sign-in?to=%2Freports%2Fx',
    ]);
    const cookie = await signIn('bo');
    const onward = { host: own(), 'sec-fetch-site': 'same-origin', 'sec-fetch-mode': 'navigate', cookie };
    const { headers } = await desk.raw('GET', '/sign-in?to=%2Freports%2Fx', onward);
    expect(headers.get('location')).toBe('/reports/x');
  });
});

describe('what is decided and what leaves', () => {
  const words =
    'Slow Tide operators asked 198.51.100.7 for orders, and used PowerShell to run what came back.';
  let green: string;
  let red: string;
  let reader: Record<string, string>;
  let admin: Record<string, string>;

  beforeAll(async () => {
    const authorization = `Bearer ${await token('ada', 'keep,read')}`;
    const through: RunningDesk = {
      ...desk,
      post: (path, body, headers) => desk.post(path, body, { ...headers, authorization }),
      ended: (id) => ended(id, authorization),
    };
    green = await bring(through, 'green.txt', Buffer.from(`TLP:GREEN\n\n${words}`));
    red = await bring(through, 'red.txt', Buffer.from(`TLP:RED\n\n${words}`));
    reader = { cookie: await signIn('cleo') };
    admin = { cookie: await signIn('ada') };
  }, 120_000);

  async function ended(id: string, authorization: string): Promise<never> {
    for (let turn = 0; turn < 600; turn += 1) {
      const { json } = await desk.get(`/api/v1/jobs/${id}`, { authorization });
      if (json.state === 'done' || json.state === 'failed') return json as never;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('it did not end');
  }

  const exit = async (id: string, query: string, headers: Record<string, string>): Promise<unknown[]> => {
    const { status, json } = await desk.get(`/api/v1/reports/${id}/${query}`, headers);
    return [status, status === 200 ? undefined : json?.code];
  };

  test('a reader has what the marking allows one’s own organisation, and hands nothing on', async () => {
    expect(await exit(green, 'brief?format=csv', reader)).toEqual([200, undefined]);
    expect(await exit(green, 'brief?format=csv&audience=GREEN', reader)).toEqual([403, 'not-allowed']);
    expect(await exit(green, 'brief?format=csv&audience=GREEN', admin)).toEqual([200, undefined]);
    expect(await exit(green, 'brief?format=csv&audience=CLEAR', admin)).toEqual([403, 'tlp-refused']);
    expect(await exit(green, 'wacz', reader)).toEqual([200, undefined]);
    for (const path of ['brief?format=json', 'wacz', 'captured?download=1'])
      expect([path, ...(await exit(red, path, reader))]).toEqual([path, 403, 'tlp-refused']);
    const leaving = await desk.get(`/api/v1/reports/${green}/leaving?audience=GREEN&format=csv`, reader);
    expect(leaving.json).toMatchObject({ allowed: false, problem: { code: 'not-allowed' } });
  });

  test('a decision bears the name of who is signed in, and the log says from where', async () => {
    const cookie = await signIn('bo');
    const { json } = await desk.get(`/api/v1/reports/${green}/findings`, { cookie });
    const [card] = json.items;
    const body = { action: 'accept', revision: card.revision, by: 'ada' };
    const decided = await desk.post(`/api/v1/findings/${card.id}/decisions`, body, {
      cookie,
      'x-analyst': 'ada',
    });
    expect([decided.status, decided.json.decided[0].by]).toEqual([200, 'bo']);
    const stale = await desk.post(`/api/v1/findings/${card.id}/decisions`, body, { cookie });
    expect(stale.json.code).toBe('decided-meanwhile');
    const log = await desk.get('/api/v1/audit?limit=1', admin);
    expect(log.json.items).toMatchObject([
      { by: 'bo', what: 'accepted', subject: card.id, origin: { via: 'session', address: '127.0.0.1' } },
    ]);
    expect((await desk.get(`/api/v1/audit?limit=1&cursor=${log.json.next}`, admin)).json.items[0].seq).toBe(
      log.json.items[0].seq - 1,
    );
  });

  test('every exit is in the log with its format, marking, audience and outcome', async () => {
    const { out } = await run(['audit', '--jsonl']);
    const entries = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, n) => n + 1));
    const exports = entries.filter(({ what }) => what === 'exported');
    expect(exports).toMatchObject([
      { by: 'cleo', reportId: green, outcome: 'done', detail: { format: 'csv', tlp: 'TLP:GREEN' } },
      { by: 'ada', outcome: 'done', detail: { format: 'csv', audience: 'TLP:GREEN' } },
      { by: 'ada', outcome: 'tlp-refused', detail: { audience: 'TLP:CLEAR' } },
      { by: 'cleo', outcome: 'done', detail: { format: 'wacz' } },
      { by: 'cleo', reportId: red, outcome: 'tlp-refused', detail: { format: 'json', tlp: 'TLP:RED' } },
      { by: 'cleo', reportId: red, outcome: 'tlp-refused', detail: { format: 'wacz' } },
      { by: 'cleo', reportId: red, outcome: 'tlp-refused', detail: { format: 'capture' } },
    ]);
    const brought = entries.filter(({ what }) => what === 'report brought in');
    expect(brought.map(({ by, origin }) => [by, origin.via])).toEqual([
      ['ada', 'token'],
      ['ada', 'token'],
    ]);
    const last = await run(['audit', '--jsonl', '--after', String(entries.length - 1)]);
    expect(last.out.trim().split('\n')).toHaveLength(1);
  });
});

async function token(account: Name, scope: string): Promise<string> {
  const made = await run(['token', 'add', '--account', account, '--scope', scope, '--expires', '90d']);
  expect([made.exit, made.out]).toEqual([0, expect.stringMatching(/^hdt_[0-9A-Za-z]{49}\n$/u)]);
  secrets.push(made.out.trim());
  return made.out.trim();
}

describe('a token', () => {
  test('works until it is revoked, is told once, and says when it was used', async () => {
    const authorization = `Bearer ${await token('cleo', 'read')}`;
    expect((await desk.get('/api/v1/home', { authorization })).json.analyst).toBe('cleo');
    const [first] = JSON.parse((await run(['token', 'list', '--json'])).out);
    expect(first).toMatchObject({ account: 'cleo', scopes: ['read'], usedAt: expect.any(String) });
    expect((await run(['token', 'revoke', first.id])).exit).toBe(0);
    const { status, headers } = await desk.get('/api/v1/home', { authorization });
    expect([status, headers.get('www-authenticate')]).toEqual([
      401,
      'Bearer realm="howdunit", error="invalid_token"',
    ]);
  });

  test('needs an end and a scope', async () => {
    for (const args of [
      ['--scope', 'read'],
      ['--expires', '90d'],
      ['--scope', 'all', '--expires', '90d'],
      ['--scope', 'read', '--expires', '9000d'],
    ])
      expect([args, (await run(['token', 'add', '--account', 'bo', ...args])).exit]).toEqual([args, 2]);
  });

  test('goes with its account, and so do its sessions', async () => {
    const authorization = `Bearer ${await token('bo', 'read')}`;
    const cookie = await signIn('bo');
    expect((await run(['account', 'disable', 'bo'])).exit).toBe(0);
    expect((await desk.get('/api/v1/home', { authorization })).status).toBe(401);
    expect(await statusOf(cookie)).toBe(401);
    const { status } = await desk.post('/api/v1/session', { account: 'bo', password: PASSWORDS.bo });
    expect(status).toBe(403);
    expect((await run(['account', 'enable', 'bo'])).exit).toBe(0);
    expect((await desk.get('/api/v1/home', { authorization })).status).toBe(401);
  });
});

test('behind a proxy with TLS the cookie is for secure pages of this host alone', async () => {
  const flags = ['--public-url', 'https://desk.example', '--behind', '127.0.0.1'];
  const secure = await runDesk(home, '--host', '0.0.0.0', ...flags);
  expect(secure.said()).not.toContain('in clear');
  const sent = { ...JSON_TYPE, host: 'desk.example', origin: 'https://desk.example' };
  const body = JSON.stringify({ account: 'ada', password: PASSWORDS.ada });
  const forwarded = { ...sent, 'x-forwarded-for': '203.0.113.9, 192.0.2.44' };
  const answer = await secure.raw('POST', '/api/v1/session', forwarded, body);
  expect(answer.headers.get('set-cookie')).toMatch(
    /^__Host-howdunit=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=86400; Secure$/u,
  );
  const cookie = cookieOf(answer);
  const status = async (pair: string): Promise<number> =>
    (await secure.raw('GET', '/api/v1/home', { host: 'desk.example', cookie: pair })).status;
  expect(await status(cookie)).toBe(200);
  expect(await status(cookie.replace('__Host-', ''))).toBe(401);
  const plain = { ...sent, origin: 'http://desk.example' };
  expect((await secure.raw('POST', '/api/v1/session', plain, body)).status).toBe(403);
  const { json } = await secure.raw('GET', '/api/v1/audit?limit=1', { host: 'desk.example', cookie });
  expect(json.items[0]).toMatchObject({ what: 'signed in', origin: { address: '192.0.2.44' } });
  await secure.kill('SIGTERM');
});

test('no password, session or token stands in what the desk says or keeps', async () => {
  await desk.kill('SIGTERM');
  const kept = readdirSync(home)
    .filter((name) => name.startsWith('howdunit.db'))
    .map((name) => readFileSync(join(home, name), 'latin1'))
    .join('');
  const told = kept + desk.said() + (await run(['audit', '--jsonl'])).out;
  const known = secrets.filter((secret) => secret !== '');
  expect(known.length).toBeGreaterThan(15);
  for (const secret of known) expect(told.includes(secret)).toBe(false);
});
