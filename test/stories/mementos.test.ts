import { existsSync, readdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { howdunit, type Outcome, temporaryFolder } from '../howdunit.ts';

// An archive that speaks as the examples of RFC 7089 do, and as the public documentation of the Wayback
// Machine's CDX server, availability API and Save Page Now describes them.
const folder = temporaryFolder();
let home = '';
let count = 0;
let server: Server;
let base = '';
let asked: IncomingMessage[] = [];
/** What the archives answer instead, for one test. */
let instead: ((request: IncomingMessage, response: ServerResponse) => boolean) | undefined;

const PAGE =
  '<!doctype html><html><head><title>Quiet Harbour</title></head><body><h1>Quiet Harbour</h1><p>The implant beacons to update[.]heron-cdn[.]example once an hour, day and night, the analysts saw.</p></body></html>';
const CAPTCHA = '<!doctype html><title>One more step</title><p>Please complete the security check.</p>';
const original = 'http://northgate.example/quiet-harbour';
const MARCH = 'Tue, 03 Mar 2026 09:30:00 GMT';

function answer(request: IncomingMessage, response: ServerResponse): void {
  const url = request.url ?? '';
  const memento = `${base}/at/20260303093000/${original}`;
  if (url.startsWith('/at/timegate/')) {
    const link = `<${original}>; rel="original", <${base}/at/timemap/${original}>; rel="timemap"; type="application/link-format"`;
    return void response.writeHead(302, { vary: 'accept-datetime', location: memento, link }).end();
  }
  if (url.startsWith('/at/timemap/')) {
    const parts = [
      `<${original}>;rel="original"`,
      `<${base}/at/timemap/${original}>;rel="self";type="application/link-format";from="Tue, 03 Mar 2026 09:30:00 GMT"`,
      `<${base}/at/timegate/${original}>;rel="timegate"`,
      `<${memento}>;rel="first memento";datetime="${MARCH}"`,
      `<${base}/at/20260909100000/${original}>;rel="last memento";datetime="Wed, 09 Sep 2026 10:00:00 GMT"`,
    ];
    return void response
      .writeHead(200, { 'content-type': 'application/link-format' })
      .end(parts.join(',\n '));
  }
  if (url.startsWith('/at/2026')) {
    const link = `<${original}>; rel="original"`;
    return void response
      .writeHead(200, { 'content-type': 'text/html', 'memento-datetime': MARCH, link })
      .end(PAGE);
  }
  if (url.startsWith('/ia/cdx/search/cdx')) {
    const rows = [
      ['timestamp', 'original', 'statuscode'],
      ['20260401120000', original, '200'],
      ['20260501120000', original, '404'],
    ];
    return void response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(rows));
  }
  if (url.startsWith('/ia/web/20260401120000id_/')) {
    const headers = { 'content-type': 'text/html', 'memento-datetime': 'Wed, 01 Apr 2026 12:00:00 GMT' };
    return void response.writeHead(200, { ...headers, link: `<${original}>; rel="original"` }).end(PAGE);
  }
  if (url.startsWith('/ia/web/20260401120000/'))
    return void response.end(`<p>Toolbar of the archive</p>${PAGE}`);
  if (url.startsWith('/ia/save/')) {
    return void response
      .writeHead(200, { 'content-location': `/ia/web/20261125120000/${original}` })
      .end('saved');
  }
  if (url.startsWith('/at/submit/')) return void response.writeHead(429).end('slow down');
  response.writeHead(404).end();
}

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    if (instead?.(request, response) !== true) answer(request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  home = join(folder, `home-${++count}`);
  asked = [];
  instead = undefined;
});

function mementos(...flags: string[]): Promise<Outcome> {
  return howdunit(['mementos', original, '--home', home, '--allow-private', ...flags], {
    environment: { HOWDUNIT_INTERNET_ARCHIVE: `${base}/ia`, HOWDUNIT_ARCHIVE_TODAY: `${base}/at` },
  });
}

const archived = (): string[] =>
  existsSync(join(home, 'archive'))
    ? readdirSync(join(home, 'archive')).filter((name) => name.endsWith('.wacz'))
    : [];

test('what the archives hold is listed, oldest first, and nothing is fetched or asked for', async () => {
  const { exit, out } = await mementos();
  expect(exit).toBe(0);
  const lines = out.trimEnd().split('\n');
  expect(lines.map((line) => line.slice(0, 10))).toEqual([
    '2026-03-03',
    '2026-04-01',
    '2026-05-01',
    '2026-09-09',
  ]);
  expect(lines[1]).toContain(`/ia/web/20260401120000/${original}`);
  expect(lines[2]).toContain(' 404 ');
  expect(archived()).toEqual([]);
  expect(asked.some(({ url }) => /save|submit|\/2026/.test(url?.replace(/\?.*/, '') ?? ''))).toBe(false);
});

test('the memento nearest to a date comes through the TimeGate and is kept as somebody else’s', async () => {
  instead = (request, response) => {
    if (!request.url?.startsWith('/ia/')) return false;
    response.writeHead(404).end();
    return true;
  };
  const { exit, out } = await mementos('--fetch', '2026-03-03T09:30:00Z', '--json');
  expect(exit).toBe(0);
  expect(asked.find(({ url }) => url?.startsWith('/at/timegate/'))?.headers['accept-datetime']).toBe(MARCH);
  const { mark } = JSON.parse(out);
  expect(mark).toEqual({ heldBy: new URL(base).host, datetime: '2026-03-03T09:30:00.000Z', original });
  const shown = JSON.parse((await howdunit(['share', 'quiet-harbour', '--json', '--home', home])).out);
  expect(shown.report.url).toBe(original);
  expect(shown.findings).toContainEqual(expect.objectContaining({ value: 'update.heron-cdn.example' }));
});

test('a memento of the Wayback Machine is fetched without the archive’s frame around it', async () => {
  const { exit } = await mementos('--fetch', `${base}/ia/web/20260401120000/${original}`);
  expect(exit).toBe(0);
  const shown = JSON.parse((await howdunit(['share', 'quiet-harbour', '--json', '--home', home])).out);
  expect(shown.reading.text).not.toContain('Toolbar');
});

test('a kept memento is always told from a copy of our own, and stands in time where its holder dates it', async () => {
  await mementos('--fetch', `${base}/ia/web/20260401120000/${original}`);
  await mementos('--fetch', `${base}/at/20260303093000/${original}`);
  const { out } = await howdunit(['diff', 'quiet-harbour', '--home', home]);
  expect(out).toMatch(/^from {2}capture-\w+ {2}2026-03-03 09:30 UTC {2}held by 127\.0\.0\.1:\d+$/m);
  expect(out).toMatch(/^to {4}capture-\w+ {2}2026-04-01 12:00 UTC {2}held by 127\.0\.0\.1:\d+$/m);
});

test.each([
  ['a bot check', CAPTCHA, 'source-gated'],
  ['a page like any other', PAGE, 'source-error'],
])('a 200 without Memento-Datetime is no memento: %s', async (_, body, code) => {
  instead = (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end(body);
    return true;
  };
  const { exit, err } = await mementos('--fetch', '2026-03-03');
  expect(exit).toBe(3);
  expect(err).toContain(`[${code}]`);
  expect(archived()).toEqual([]);
});

test('a memento of another page is not kept as one of this', async () => {
  instead = (_request, response) => {
    const headers = { 'memento-datetime': MARCH, link: '<http://elsewhere.example/>; rel="original"' };
    response.writeHead(200, { 'content-type': 'text/html', ...headers }).end(PAGE);
    return true;
  };
  const { exit, err } = await mementos('--fetch', '2026-03-03');
  expect(exit).toBe(3);
  expect(err).toContain('memento of another page');
});

test('an archive that does not answer hides no other', async () => {
  instead = (request, response) => {
    if (!request.url?.startsWith('/ia/')) return false;
    response.writeHead(503).end();
    return true;
  };
  const { out, err } = await mementos();
  expect(out.trimEnd().split('\n')).toHaveLength(2);
  expect(err).toContain('the archive answered 503');
});

test('where the list cannot be had, the newest memento is', async () => {
  instead = (request, response) => {
    if (request.url?.startsWith('/ia/wayback/available')) {
      const closest = {
        available: true,
        url: `${base}/ia/web/20260601000000/${original}`,
        timestamp: '20260601000000',
        status: '200',
      };
      response.end(JSON.stringify({ archived_snapshots: { closest } }));
      return true;
    }
    if (!request.url?.startsWith('/ia/')) return false;
    response.writeHead(504).end();
    return true;
  };
  expect((await mementos()).out).toContain('/ia/web/20260601000000/');
});

test('an archive is asked to save a page only with --submit, and what it says is told as it is', async () => {
  const { exit, out, err } = await mementos('--submit');
  expect(asked.map(({ url }) => url)).toEqual([
    `/ia/save/${original}`,
    `/at/submit/?url=${encodeURIComponent(original)}`,
  ]);
  expect(out).toContain(`${base}/ia/web/20261125120000/${original}`);
  expect(err).toContain('did not save it: it answered 429');
  expect(exit).toBe(3);
});
