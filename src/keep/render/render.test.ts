import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openPromise } from 'yauzl';
import type { Problem } from '../../model/index.ts';
import { type Kept, keepUrl, readKept, verifyWacz } from '../index.ts';
import { findBrowser } from './find-browser.ts';
import type { RenderOptions } from './render-options.ts';

const browser = await findBrowser(process.env['HOWDUNIT_CHROMIUM'], process.env['PATH'] ?? '');

const servers: Server[] = [];
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keep-render-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await rm(folder, { recursive: true });
});

type Routes = Readonly<Record<string, string | ((response: ServerResponse) => void)>>;

/** Serves the routes and remembers what was asked, method and path. */
async function serve(routes: Routes, host = '127.0.0.1'): Promise<{ base: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    asked.push(`${request.method} ${path}`);
    const route = routes[path];
    if (typeof route === 'function') route(response);
    else if (route === undefined) response.writeHead(404).end('none');
    else {
      const type = path.endsWith('.js')
        ? 'text/javascript'
        : path.endsWith('.json')
          ? 'application/json'
          : 'text/html';
      response.setHeader('Content-Type', `${type}; charset=utf-8`).end(route);
    }
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, host, done));
  return { base: `http://${host}:${(server.address() as AddressInfo).port}`, asked };
}

function keep(url: string, render: RenderOptions = {}): ReturnType<typeof keepUrl> {
  return keepUrl(url, {
    archive: join(folder, 'archive'),
    now: Date.now,
    software: 'howdunit/0.1.0',
    allowPrivate: true,
    requisites: false,
    render: {
      ...(process.env['HOWDUNIT_CHROMIUM'] && { browser: process.env['HOWDUNIT_CHROMIUM'] }),
      ...render,
    },
  });
}

async function kept(url: string, render?: RenderOptions): Promise<Kept> {
  const result = await keep(url, render);
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}

async function refused(url: string, render?: RenderOptions): Promise<Problem> {
  const result = await keep(url, render);
  if (result.ok) throw new Error(`kept ${result.value.capture.wacz}`);
  expect(await readdir(folder)).toEqual([]);
  return result.problem;
}

/** A page whose body is empty until this script has run. */
const scripted = (script: string): string =>
  `<!doctype html><html><head><meta charset="windows-1251"><title>Heron</title></head><body><div id=a></div><script>${script}</script></body></html>`;
const say = (words: string): string => `document.getElementById('a').textContent = ${words};`;
const textOf = ({ payload }: Kept): string => Buffer.from(payload).toString();

/** All records of the archive, inflated. */
async function warcOf({ capture }: Kept): Promise<string> {
  const zip = await openPromise(join(folder, 'archive', capture.wacz), { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    if (!entry.fileName.endsWith('.warc.gz')) continue;
    return gunzipSync(await buffer(await zip.openReadStreamPromise(entry))).toString();
  }
  return '';
}

describe.skipIf(!browser.ok)('a page that is empty without script', () => {
  it('is kept as the browser built it, beside what the server sent, and verifies', async () => {
    const page = scripted(`fetch('/words.json').then((r) => r.json()).then((w) => { ${say('w.said')} })`);
    const { base } = await serve({
      '/': page,
      '/words.json': '{"said":"The loader called Zürich at noon."}',
    });
    const made = await kept(`${base}/`);
    expect(textOf(made)).toMatch(
      /^<!DOCTYPE html><html>.*<div id="a">The loader called Zürich at noon\.<\/div>/,
    );
    expect(made.capture.declaredType).toBe('text/html; charset=utf-8');
    expect(made.capture.rendering).toMatchObject({
      browser: expect.stringMatching(/Chrom/),
      isSettled: true,
    });

    const archive = join(folder, 'archive');
    const again = await readKept(archive, made.capture);
    expect(again).toMatchObject({ ok: true });
    if (again.ok) expect(Buffer.from(again.value).toString()).toBe(textOf(made));
    const report = await verifyWacz(join(archive, made.capture.wacz));
    expect(report).toMatchObject({ ok: true, value: { verdict: 'verifies' } });
    const bytes = await readFile(join(archive, made.capture.wacz), 'latin1');
    expect(bytes).toContain(`"url":"${base}/words.json"`);
    expect(bytes).toContain(`"url":"urn:rendering:${base}/"`);
  });

  it('has each URL asked for once, and only by GET', async () => {
    const script = `
      fetch('/w.json'); fetch('/w.json'); fetch('/order', { method: 'POST', body: 'one' });
      navigator.sendBeacon('/seen', 'x'); new Image().src = '/p.png';
      ${say("'done'")}`;
    const { base, asked } = await serve({ '/': scripted(script), '/w.json': '{}' });
    await kept(`${base}/`);
    // Whether the browser asks for its icon in time is its own affair.
    expect(asked.filter((each) => !each.endsWith('.ico')).sort()).toEqual([
      'GET /',
      'GET /p.png',
      'GET /w.json',
    ]);
  });

  it('reaches nothing past our own fetch: no web socket, worker, frame, other page or window', async () => {
    const other = await serve({ '/page': 'another page' }, '127.0.0.2');
    const script = `
      const o = '${other.base}';
      try { new WebSocket(o.replace('http', 'ws') + '/socket'); } catch {}
      try { new Worker(URL.createObjectURL(new Blob(["fetch('" + o + "/worker'); importScripts('" + o + "/import')"]))); } catch {}
      window.open(o + '/window');
      const f = document.createElement('iframe'); f.src = o + '/frame'; document.body.append(f);
      const l = document.createElement('link'); l.rel = 'preconnect'; l.href = o; document.head.append(l);
      fetch(o + '/private', { mode: 'no-cors' }).catch(() => {});
      navigator.serviceWorker?.register('/sw.js').catch(() => {});
      ${say("'still here'")}
      setTimeout(() => { location = o + '/page'; }, 100);`;
    const { base } = await serve({ '/': scripted(script), '/sw.js': '' });
    const connected: string[] = [];
    servers[0]?.on('connection', () => connected.push('connection'));
    const made = await kept(`${base}/`);
    expect(textOf(made)).toContain('still here');
    expect([other.asked, connected]).toEqual([[], []]);
    const noted = (await warcOf(made)).match(/^requisite-not-kept: .*(?=\r)/gm) ?? [];
    expect(noted.map((line) => line.replace(other.base, ''))).toEqual(
      expect.arrayContaining([
        'requisite-not-kept: address-refused /private',
        'requisite-not-kept: not-wanted /frame',
        'requisite-not-kept: not-wanted /page',
      ]),
    );
  });

  it('is taken as it stands when its time is over, and says so', async () => {
    const script = `${say("'so far'")} fetch('/never');`;
    const { base } = await serve({ '/': scripted(script), '/never': () => undefined });
    const made = await kept(`${base}/`, { timeMs: 4_000 });
    expect(textOf(made)).toContain('so far');
    expect(made.capture.rendering?.isSettled).toBe(false);
  });

  it('is refused when what its scripts build is a log-in form', async () => {
    const script = `document.body.innerHTML = '<h1>Log in</h1><form><input type=password></form>'`;
    const { base } = await serve({ '/': scripted(script) });
    expect(await refused(`${base}/`)).toMatchObject({ code: 'source-gated' });
  });

  it('is refused when a script never ends', async () => {
    const { base } = await serve({ '/': scripted('for(;;);') });
    expect(await refused(`${base}/`, { timeMs: 2_000 })).toMatchObject({ code: 'timed-out' });
  }, 40_000);

  it('leaves no profile behind', async () => {
    const profiles = async (): Promise<string[]> =>
      (await readdir(tmpdir())).filter((name) => name.startsWith('howdunit-render-'));
    const before = await profiles();
    const { base } = await serve({ '/': scripted(say("'x'")) });
    await kept(`${base}/`);
    expect((await profiles()).filter((name) => !before.includes(name))).toEqual([]);
  });
});

it('is told that there is no browser, before anything is kept', async () => {
  const { base } = await serve({ '/': scripted('') });
  const named = join(folder, 'no-such-browser');
  expect(await refused(`${base}/`, { browser: named })).toMatchObject({ code: 'bad-usage', where: named });
  expect(await findBrowser(undefined, folder)).toMatchObject({
    ok: false,
    problem: { code: 'bad-usage', hint: expect.stringContaining('HOWDUNIT_CHROMIUM') },
  });
});

it('is kept as it came where it is no HTML page: there is nothing to render', async () => {
  const { base } = await serve({
    '/report.txt': (response) => response.setHeader('Content-Type', 'text/plain').end('The loader.'),
  });
  const made = await kept(`${base}/report.txt`, { browser: join(folder, 'no-such-browser') });
  expect([textOf(made), made.capture.rendering]).toEqual(['The loader.', undefined]);
});
