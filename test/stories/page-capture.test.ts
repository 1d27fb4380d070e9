import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { findBrowser } from '../../src/keep/render/find-browser.ts';
import type { Capture } from '../../src/model/index.ts';
import { howdunit, type Outcome, temporaryFolder } from '../howdunit.ts';

const browser = await findBrowser(process.env['HOWDUNIT_CHROMIUM'], process.env['PATH'] ?? '');
const home = join(temporaryFolder(), 'home');

const PAGE = `<!doctype html><html><head><title>Quiet Harbour</title>
<link rel=stylesheet href=/site.css><style>@font-face{src:url("/harbour.woff2")}</style></head>
<body style="background:url(paper.png)"><h1>Quiet Harbour</h1>
<p>The implant beacons to update[.]heron-cdn[.]example once an hour, day and night, the analysts saw.</p>
<picture><source srcset="/map.webp 1x, /map2.webp 2x"><img src=/map.png></picture>
<img src=/gone.png><img src="http://127.0.0.2:9/private.png"><script src=/never.js></script></body></html>`;
const SCRIPTED = `<!doctype html><html><head><title>Quiet Harbour</title></head><body><main></main>
<script src=/build.js></script></body></html>`;
const BUILD = `fetch('/words.json').then((r) => r.json()).then(({ said }) => {
  document.querySelector('main').innerHTML = '<h1>Quiet Harbour</h1><p>' + said + '</p><img src=/map.png>';
});`;
const WORDS = {
  said: 'The implant beacons to update[.]heron-cdn[.]example once an hour, day and night, the analysts saw.',
};

let server: Server;
let base = '';
const asked: string[] = [];

const text =
  (type: string, body: string | Buffer, coding?: string) =>
  (response: ServerResponse): void => {
    response.writeHead(200, {
      'content-type': type,
      ...(coding !== undefined && { 'content-encoding': coding }),
    });
    response.end(body);
  };
const picture = text('image/png', 'picture');
const ROUTES: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/reports/heron': text('text/html; charset=utf-8', PAGE),
  '/site.css': text('text/css', gzipSync('@import "more.css"; h1{background:url(/head.png)}'), 'gzip'),
  '/more.css': text('text/css', 'p{background:url(/more.png)}'),
  '/harbour.woff2': text('font/woff2', 'font'),
  '/reports/paper.png': picture,
  '/map.png': picture,
  '/map.webp': text('image/webp', 'picture'),
  '/map2.webp': text('image/webp', 'picture'),
  '/head.png': picture,
  '/more.png': picture,
  '/scripted': text('text/html', SCRIPTED),
  '/build.js': text('text/javascript', BUILD),
  '/words.json': text('application/json', JSON.stringify(WORDS)),
};

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    const route = ROUTES[request.url ?? ''];
    if (route === undefined) response.writeHead(404, { 'content-type': 'text/plain' }).end('gone');
    else route(response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

function run(command: 'keep' | 'read', path: string, ...flags: string[]): Promise<Outcome> {
  asked.length = 0;
  return howdunit([command, `${base}${path}`, '--home', home, '--allow-private', ...flags]);
}

async function kept(path: string, ...flags: string[]): Promise<Capture> {
  const { exit, out, err } = await run('keep', path, ...flags);
  expect([exit, err]).toEqual([0, '']);
  return JSON.parse(out);
}

async function filesOf({ wacz }: Capture): Promise<{ index: string; warc: string }> {
  const files = new Map<string, Buffer>();
  const zip = await fromBufferPromise(readFileSync(join(home, 'archive', wacz)), { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    const parts: Buffer[] = [];
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
    files.set(entry.fileName, Buffer.concat(parts));
  }
  const file = (name: string): Buffer => files.get(name) ?? Buffer.alloc(0);
  return {
    index: file('indexes/index.cdx').toString(),
    warc: gunzipSync(file('archive/data.warc.gz')).toString('latin1'),
  };
}

/** Path and status of every line of the index. */
function indexed(index: string): string[] {
  const lines = index.trimEnd().split('\n');
  const records = lines.map((line) => JSON.parse(line.slice(line.indexOf('{'))));
  return records.map(({ url, status }) => `${url.replace(base, '')} ${status}`).sort();
}

async function verifies({ wacz }: Capture): Promise<void> {
  const { exit, out } = await howdunit(['verify', join(home, 'archive', wacz), '--home', home]);
  expect([exit, out]).toEqual([0, expect.stringContaining('VERIFIES   made by this desk')]);
}

test('a page is kept with what it is shown with, and what could not be had is said', async () => {
  const capture = await kept('/reports/heron');
  expect(capture).toMatchObject({ bytes: PAGE.length, declaredType: 'text/html; charset=utf-8' });
  const { index, warc } = await filesOf(capture);
  expect(indexed(index)).toEqual([
    '/gone.png 404',
    '/harbour.woff2 200',
    '/head.png 200',
    '/map.png 200',
    '/map.webp 200',
    '/map2.webp 200',
    '/more.css 200',
    '/more.png 200',
    '/reports/heron 200',
    '/reports/paper.png 200',
    '/site.css 200',
  ]);
  expect(warc).toContain('requisite-not-kept: address-refused http://127.0.0.2:9/private.png\r\n');
  expect(asked).not.toContain('/never.js');
  await verifies(capture);
});

test('what is read is the page alone: the same words, the same hash, with or without', async () => {
  const whole = JSON.parse((await run('read', '/reports/heron', '--json')).out);
  const bare = JSON.parse((await run('read', '/reports/heron', '--json', '--no-requisites')).out);
  expect(asked).toEqual(['/reports/heron']);
  expect(bare.capture.sha256).toBe(whole.capture.sha256);
  expect(bare.reading).toEqual(whole.reading);
  expect(indexed((await filesOf(bare.capture)).index)).toEqual(['/reports/heron 200']);
});

test('a page that is empty without script cannot be read', async () => {
  const { exit, err } = await run('read', '/scripted', '--no-requisites');
  expect([exit, err]).toEqual([6, expect.stringContaining('[no-text]')]);
});

test.skipIf(!browser.ok)('with --render it is, and is marked as made by a browser', async () => {
  const { exit, out } = await run('read', '/scripted', '--render', '--json');
  expect(exit).toBe(0);
  const { capture, findings, reading } = JSON.parse(out);
  expect(reading.text).toContain(WORDS.said);
  expect(findings).toContainEqual(expect.objectContaining({ value: 'update.heron-cdn.example' }));
  expect(capture.rendering).toMatchObject({
    isSettled: true,
    original: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  const { index, warc } = await filesOf(capture);
  expect(indexed(index)).toEqual(
    expect.arrayContaining(
      ['/build.js', '/map.png', '/scripted', '/words.json', 'urn:rendering:/scripted'].map(
        (url) => `${url} 200`,
      ),
    ),
  );
  expect(warc).toMatch(/^rendered-by: \S+\r\ncame-to-rest: yes\r$/m);
  expect(warc).toContain(SCRIPTED);
  await verifies(capture);
});

test('without a Chromium, --render says so and keeps nothing', async () => {
  const { exit, err } = await howdunit(
    ['keep', `${base}/scripted`, '--home', join(home, 'other'), '--allow-private', '--render'],
    { environment: { HOWDUNIT_CHROMIUM: join(home, 'no-such-browser') } },
  );
  expect(existsSync(join(home, 'other/archive'))).toBe(false);
  expect([exit, err]).toEqual([
    2,
    expect.stringContaining('the Chromium that HOWDUNIT_CHROMIUM names cannot be run'),
  ]);
});
