import { existsSync, readdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { howdunit, type Outcome, temporaryFolder } from '../howdunit.ts';

const home = join(temporaryFolder(), 'home');
const page =
  '<!doctype html><html><head><title>Quiet Harbour</title></head><body><h1>Quiet Harbour</h1><p>The implant beacons to update[.]heron-cdn[.]example once an hour, day and night, the analysts saw.</p></body></html>';
const login =
  '<!doctype html><title>Log in</title><form><label>User <input name=user></label><input type=password name=pw><button>Log in</button></form>';
let server: Server;
let base = '';

const ROUTES: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/report': (response) => html(response, page),
  '/moved': (response) => redirect(response, '/report'),
  '/loop': (response) => redirect(response, '/loop'),
  '/login': (response) => html(response, login),
  '/empty': (response) => html(response, ''),
  '/bomb': (response) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-encoding': 'br' });
    response.end(BOMB);
  },
  '/silent': () => {},
};

/** Made beforehand: a server that is busy compressing is a silent one. */
const BOMB = brotliCompressSync(Buffer.alloc(200_000_000));

beforeAll(async () => {
  server = createServer((request: IncomingMessage, response) => {
    const route = ROUTES[request.url ?? ''];
    if (route === undefined) response.writeHead(404).end('gone');
    else route(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function html(response: ServerResponse, body: string): void {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(body);
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(302, { location }).end();
}

function read(path: string, ...flags: string[]): Promise<Outcome> {
  return howdunit(['read', `${base}${path}`, '--home', home, '--allow-private', ...flags]);
}

function kept(): string[] {
  return existsSync(join(home, 'archive')) ? readdirSync(join(home, 'archive')) : [];
}

test('a page is kept with its redirects and read', async () => {
  const { exit, out } = await read('/moved', '--json');
  expect(exit).toBe(0);
  const { report, capture, findings } = JSON.parse(out);
  expect(report).toMatchObject({ title: 'Quiet Harbour', url: `${base}/report` });
  expect(capture.source).toMatchObject({
    requested: `${base}/moved`,
    final: `${base}/report`,
    redirects: [{ status: 302 }],
  });
  expect(findings).toContainEqual(
    expect.objectContaining({ value: 'update.heron-cdn.example', role: 'attacker' }),
  );
});

test('capturing a page again adds a capture and no report', async () => {
  const count = kept().length;
  expect((await read('/report')).exit).toBe(0);
  expect(kept()).toHaveLength(count + 1);
  expect(JSON.parse((await howdunit(['reports', '--home', home, '--json'])).out)).toHaveLength(1);
});

test.each([
  ['/nothing-here', 3, 'source-gone', /404/],
  ['/login', 3, 'source-gated', /log/i],
  ['/empty', 3, 'empty-source', /./],
  ['/bomb', 3, 'decompression-limit', /./],
  ['/loop', 5, 'redirect-loop', /./],
])('%s keeps nothing and says what came instead', async (path, exit, code, words) => {
  const before = kept();
  const outcome = await read(path);
  expect(outcome).toMatchObject({ exit, out: '' });
  expect(outcome.err).toContain(`[${code}]`);
  expect(outcome.err).toMatch(words);
  expect(outcome.err.trimEnd().split('\n')).toHaveLength(1);
  expect(kept()).toEqual(before);
});

test('a server that never answers is given up', async () => {
  const outcome = await read('/silent', '--timeout', '1');
  expect(outcome).toMatchObject({ exit: 5, out: '' });
  expect(outcome.err).toContain('[timed-out]');
});

test('a private address is refused unless it is allowed', async () => {
  const outcome = await howdunit(['read', `${base}/report`, '--home', home]);
  expect(outcome).toMatchObject({ exit: 4, out: '' });
  expect(outcome.err).toContain('[address-refused]');
});
