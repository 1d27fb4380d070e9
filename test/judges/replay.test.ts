import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keepUrl, verifyWacz } from '../../src/keep/index.ts';
import { findBrowser } from '../../src/keep/render/find-browser.ts';
import { fetchViewer, serveViewer, ViewerBrowser } from './replay-viewer.ts';

// ReplayWeb.page 2.4.6 shows what it is given. Its own counters of valid and invalid hashes cannot tell an
// edited archive from a clean one, with `recordDigest` in the index or without: it checks no record unless its
// worker is started with `useHashCheck=1`, which the viewer never does, and then it files the digest it expected
// where the name of the record belongs and compares nothing. What proves a copy is `howdunit verify`.

const browser = await findBrowser(process.env['HOWDUNIT_CHROMIUM'], process.env['PATH'] ?? '');
const viewer = browser.ok ? fetchViewer() : undefined;
const why = browser.ok ? 'ReplayWeb.page could not be fetched' : 'there is no Chromium';

const PAGE = `<!doctype html><title>Quiet Harbour</title><link rel=stylesheet href=/site.css>
<h1>Quiet Harbour</h1><p>The implant beacons at noon, the analysts saw.</p><img src=/map.svg>`;
const MAP =
  '<svg xmlns="http://www.w3.org/2000/svg" width="48" height="32"><rect width="48" height="32"/></svg>';

let folder: string;
const servers: Server[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'howdunit-replay-'));
});
afterAll(async () => {
  for (const server of servers) {
    server.closeAllConnections();
    server.close();
  }
  await rm(folder, { recursive: true });
});

/** A page kept from a server that is gone afterwards: what is seen later comes from the archive. */
async function keptPage(): Promise<{ url: string; wacz: Buffer }> {
  const server = createServer(({ url }, response) => {
    if (url === '/map.svg') response.setHeader('content-type', 'image/svg+xml').end(MAP);
    else if (url === '/site.css')
      response.setHeader('content-type', 'text/css').end('@import "/more.css"; p{color:rgb(1,2,3)}');
    else if (url === '/more.css') response.setHeader('content-type', 'text/css').end('h1{color:rgb(4,5,6)}');
    else response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/heron`;
  const options = { now: Date.now, software: 'howdunit/0.1.0', allowPrivate: true };
  const kept = await keepUrl(url, { archive: folder, ...options });
  server.close();
  if (!kept.ok) throw new Error(kept.problem.message);
  return { url, wacz: await readFile(join(folder, kept.value.capture.wacz)) };
}

const SEEN = `({ loaded: document.readyState === 'complete', text: document.body.innerText, widths: [...document.images].map((i) => i.naturalWidth),
  colours: ['p', 'h1'].map((e) => getComputedStyle(document.querySelector(e)).color) })`;

/** What the viewer shows of a page once its picture and its style are there, or what it last showed. */
async function shown(name: string, wacz: Buffer, url: string): Promise<unknown> {
  if (!browser.ok || viewer === undefined) throw new Error(why);
  const { base, server } = await serveViewer(viewer, new Map([[name, wacz]]));
  servers.push(server);
  const address = `${base}/?source=${name}&url=${encodeURIComponent(url)}`;
  let seen: unknown;
  for (let browsers = 0; browsers < 3 && !isWhole(seen); browsers += 1)
    seen = (await shownBy(new ViewerBrowser(browser.value), address)) ?? seen;
  return seen;
}

/** On a busy machine the viewer's worker may come too late for its page and never start: then another browser is asked. */
async function shownBy(window: ViewerBrowser, address: string): Promise<unknown> {
  try {
    await window.open(address);
    let seen: unknown;
    for (let tries = 0; tries < 50 && !isWhole(seen); tries += 1) {
      await sleep(500);
      // Frames come and go while the viewer starts.
      seen = await window.inFrame('mp_/', SEEN).catch(() => undefined);
    }
    return seen;
  } finally {
    await window.close();
  }
}

/** Whether the page's picture is there, and its style: a page has not loaded before its sheets have. */
function isWhole(seen: unknown): boolean {
  const page = seen as { loaded?: boolean; widths?: number[] } | undefined;
  return page?.loaded === true && Boolean(page.widths?.[0]);
}

const OTHER_WORDS = ['at nine', 'at five', 'at dawn', 'at dusk', 'at home', 'at last', 'at once', 'at noow'];

/** The archive with other words in its page; no offset and no length changes, only digests would tell. */
function edited(wacz: Buffer): { wacz: Buffer; words: string } {
  const member = Buffer.from([0x1f, 0x8b, 8]);
  for (let at = wacz.indexOf(member); at >= 0; at = wacz.indexOf(member, at + 1)) {
    const next = wacz.indexOf(member, at + 1);
    if (next < 0) break;
    const record = gunzipSync(wacz.subarray(at, next)).toString('latin1');
    if (!record.includes('beacons at noon')) continue;
    for (const words of OTHER_WORDS) {
      const other = memberOf(Buffer.from(record.replace('at noon', words), 'latin1'), next - at);
      if (other !== undefined)
        return { wacz: Buffer.concat([wacz.subarray(0, at), other, wacz.subarray(next)]), words };
    }
  }
  throw new Error('the page was not found in the archive, or other words need more room');
}

/** A gzip member of just so many bytes: a gap is filled with a file name (RFC 1952, FNAME), up to its NUL. */
function memberOf(content: Buffer, bytes: number): Buffer | undefined {
  const packed = gzipSync(content, { level: 9 });
  const gap = bytes - packed.length;
  if (gap <= 0) return gap === 0 ? packed : undefined;
  const head = Buffer.from(packed.subarray(0, 10));
  head[3] = 8;
  return Buffer.concat([head, Buffer.alloc(gap - 1, 'x'), Buffer.alloc(1), packed.subarray(10)]);
}

describe.skipIf(viewer === undefined)(`ReplayWeb.page (else skipped: ${why})`, () => {
  test('shows the page from the archive alone: its words, its picture, its style', async () => {
    const { url, wacz } = await keptPage();
    expect(await shown('clean.wacz', wacz, url)).toEqual({
      loaded: true,
      text: expect.stringContaining('The implant beacons at noon, the analysts saw.'),
      widths: [48],
      colours: ['rgb(1, 2, 3)', 'rgb(4, 5, 6)'],
    });
  }, 120_000);

  test('shows an edited page without a word, which our verifier does not let pass', async () => {
    const { url, wacz } = await keptPage();
    const other = edited(wacz);
    expect(await shown('edited.wacz', other.wacz, url)).toMatchObject({
      text: expect.stringContaining(`The implant beacons ${other.words}, the analysts saw.`),
    });
    await writeFile(join(folder, 'edited.wacz'), other.wacz);
    const report = await verifyWacz(join(folder, 'edited.wacz'));
    expect(report).toMatchObject({ ok: true, value: { verdict: 'broken' } });
  }, 120_000);
});
