import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { bring, type RunningDesk, runDesk } from '../desk.ts';
import { howdunit, temporaryFolder } from '../howdunit.ts';

const home = join(temporaryFolder(), 'home');
let desk: RunningDesk;
let own: string;

beforeAll(async () => {
  desk = await runDesk(home, '--allow-private');
  own = desk.url.replace('http://', '');
}, 60_000);

describe('who may ask', () => {
  test('no address that others can reach is listened on, said in one line', async () => {
    for (const host of ['0.0.0.0', '::', '192.0.2.1', 'desk.example']) {
      const { exit, out, err } = await howdunit(['serve', '--host', host, '--home', home]);
      expect([host, exit, out]).toEqual([host, 4, '']);
      expect(err).toContain('[bind-refused]');
      expect(err.trim().split('\n')).toHaveLength(1);
    }
  });

  test('a port that is taken is said', async () => {
    const { exit, err } = await howdunit(['serve', '--port', own.split(':')[1] ?? '', '--home', home]);
    expect(exit).toBe(5);
    expect(err).toContain('[bind-failed]');
  });

  test('a name that leads here is not the desk’s own: DNS rebinding', async () => {
    const port = own.split(':')[1];
    for (const host of [
      'attacker.example',
      `attacker.example:${port}`,
      '127.0.0.1',
      `127.0.0.1.nip.example:${port}`,
    ]) {
      const { status, json, text } = await desk.raw('GET', '/api/v1/home', { host });
      expect([host, status, json?.code]).toEqual([host, 421, 'host-refused']);
      expect(text).not.toContain('counts');
    }
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
      expect([host, (await desk.raw('GET', '/healthz', { host })).status]).toEqual([host, 200]);
  });

  test('another site’s page changes nothing and reads nothing: CSRF', async () => {
    const json = { 'content-type': 'application/json' };
    const body = JSON.stringify({ text: 'planted', name: 'planted' });
    for (const headers of [
      { origin: 'https://attacker.example' },
      { origin: 'null' },
      { origin: 'http://127.0.0.1:1' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ]) {
      for (const type of [json, { 'content-type': 'text/plain' }]) {
        const { status, json: told } = await desk.raw(
          'POST',
          '/api/v1/reports',
          { ...type, ...headers } as never,
          body,
        );
        expect([headers, status, told.code]).toEqual([headers, 403, 'origin-refused']);
      }
    }
    const read = await desk.raw('GET', '/api/v1/home', {
      'sec-fetch-site': 'cross-site',
      'sec-fetch-mode': 'cors',
    });
    expect(read.status).toBe(403);
    expect((await desk.get('/api/v1/jobs')).json.items).toEqual([]);
    const ok = await desk.raw(
      'POST',
      '/api/v1/stories',
      { ...json, origin: desk.url, 'sec-fetch-site': 'same-origin' },
      '{}',
    );
    expect(ok.status).toBe(400);
  });

  test('a form of another site, which needs no leave to be sent, is not taken for JSON', async () => {
    const { status } = await desk.raw(
      'POST',
      '/api/v1/stories',
      { 'content-type': 'text/plain' },
      '{"title":"x","reports":[]}',
    );
    expect(status).toBe(415);
  });
});

describe('every answer', () => {
  test('says what may be done with it', async () => {
    for (const path of [
      '/',
      '/api/v1/home',
      '/api/v1/none',
      '/healthz',
      '/metrics',
      '/assets/none.js',
      '/reports/x',
    ]) {
      const { headers, status } = await desk.get(path);
      expect([path, headers.get('x-content-type-options')]).toEqual([path, 'nosniff']);
      expect([path, headers.get('referrer-policy')]).toEqual([path, 'no-referrer']);
      expect([path, status, headers.get('content-security-policy')?.includes("default-src 'none'")]).toEqual([
        path,
        status,
        true,
      ]);
      expect(headers.get('access-control-allow-origin')).toBeNull();
    }
  });

  test('a problem is one of RFC 9457', async () => {
    const { status, headers, json } = await desk.get('/api/v1/reports/report-none');
    expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    expect(json).toMatchObject({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      code: 'not-in-store',
    });
    expect((await desk.get('/api/v1/nowhere')).json.code).toBe('no-such-path');
    const broken = await desk.raw(
      'POST',
      '/api/v1/stories',
      { 'content-type': 'application/json' },
      '{"title":',
    );
    expect([broken.status, broken.json.code]).toEqual([400, 'bad-request']);
  });

  test('a body that is too large is refused, and the desk goes on', async () => {
    const { status, json } = await desk.post('/api/v1/stories', {
      title: 'x'.repeat(17 * 1024 * 1024),
      reports: [],
    });
    expect([status, json.code]).toEqual([413, 'body-too-large']);
    expect((await desk.get('/healthz')).json.status).toBe('ok');
  });

  test('no path leads out of the folder of pages', async () => {
    for (const path of [
      '/../package.json',
      '/..%2f..%2fpackage.json',
      '/assets/..%2f..%2f..%2fpackage.json',
      '/%00',
    ]) {
      const { text } = await desk.raw('GET', path, {});
      expect([path, text.includes('"howdunit"')]).toEqual([path, false]);
    }
  });
});

/** A page that would report home in every way its maker could think of, and a server that lies about itself. */
describe('a hostile capture', () => {
  let hostile: Server;
  let base: string;
  let report: string;
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );

  beforeAll(async () => {
    hostile = createServer((request, response) => {
      if (request.url === '/pixel.png') {
        response.writeHead(200, { 'content-type': 'image/png' }).end(png);
        return;
      }
      if (request.url === '/style.css') {
        response
          .writeHead(200, { 'content-type': 'text/css' })
          .end(`p{background:url(/pixel.png)}@import "${base}/more.css";</style><script>top.x=1</script>`);
        return;
      }
      if (request.url !== '/') {
        response.writeHead(404).end();
        return;
      }
      response
        .writeHead(200, {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': "script-src * 'unsafe-inline'",
          'access-control-allow-origin': '*',
          'set-cookie': 'desk=taken',
          refresh: '900; url=https://attacker.example/',
          link: '<https://attacker.example/>; rel=preconnect',
        })
        .end(`<!doctype html><html><head><title>Slow Tide</title><base href="${base}/">
<meta http-equiv="refresh" content="900;url=https://attacker.example/"><link rel="stylesheet" href="/style.css">
<link rel="dns-prefetch" href="//attacker.example"><link rel="preconnect" href="//attacker.example"></head>
<body onload="fetch('https://attacker.example/')"><script>new Image().src='https://attacker.example/'</script>
<article><p>Slow Tide operators asked 198.51.100.7 for orders and wrote to hxxps://tide[.]example/gate every hour of the day.</p>
<p>They used PowerShell and left a scheduled task on each of the machines that they had taken, the report says.</p></article>
<img src="/pixel.png" onerror="alert(1)"><img src="https://attacker.example/beacon.gif" srcset="https://attacker.example/2 2x">
<iframe src="https://attacker.example/"></iframe><object data="https://attacker.example/"></object><embed src="https://attacker.example/">
<form action="https://attacker.example/"><button formaction="https://attacker.example/x">go</button></form>
<a href="https://attacker.example/" ping="https://attacker.example/ping" target="_top">link</a><video poster="https://attacker.example/p" src="https://attacker.example/v"></video>
<svg><use href="https://attacker.example/s.svg#x"></use><image href="https://attacker.example/i"></image><script>alert(2)</script></svg>
<div style="background:url('https://attacker.example/css')"></div><style>@import url(https://attacker.example/i.css); body{background:url(https://attacker.example/b)}</style>
<noscript><img src="https://attacker.example/n"></noscript></body></html>`);
    });
    await new Promise<void>((resolve) => hostile.listen(0, '127.0.0.1', resolve));
    base = `http://127.0.0.1:${(hostile.address() as AddressInfo).port}`;
    const { json } = await desk.post('/api/v1/reports', { url: `${base}/` });
    const job = await desk.ended(json.job.id);
    report = job.done?.reportId ?? JSON.stringify(job);
  }, 60_000);
  afterAll(() => void hostile.close());

  test('is shown under a policy that allows neither script nor network, whatever its server said', async () => {
    const { status, headers } = await desk.get(`/api/v1/reports/${report}/captured`);
    expect(status).toBe(200);
    const policy = headers.get('content-security-policy') ?? '';
    for (const part of [
      'sandbox',
      "default-src 'none'",
      'img-src data:',
      "form-action 'none'",
      "base-uri 'none'",
    ])
      expect(policy).toContain(part);
    expect(policy).not.toContain('script-src');
    expect(policy).not.toContain('allow-');
    for (const name of ['refresh', 'link', 'set-cookie', 'access-control-allow-origin', 'location'])
      expect([name, headers.get(name)]).toEqual([name, null]);
    expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  });

  test('has its own pictures inside, and nothing that would ask for anything', async () => {
    const { text } = await desk.get(`/api/v1/reports/${report}/captured`);
    expect(text).toContain(`data:image/png;base64,${png.toString('base64')}`);
    expect(text).toContain('198.51.100.7');
    for (const gone of [
      '<script',
      '<iframe',
      '<object',
      '<embed',
      '<base',
      '<meta',
      '<link',
      'onload',
      'onerror',
      '@import',
      'ping=',
      ' action=',
      'formaction',
    ])
      expect([gone, text.toLowerCase().includes(gone)]).toEqual([gone, false]);
    const loading = [
      ...text.matchAll(/(?:\s(?:src|href|srcset|poster|data|xlink:href)="|url\()([^")]*)/giu),
    ].map(([, url = '']) => url);
    expect(loading.filter((url) => url !== '' && !/^(?:&quot;)*(?:data:|#|$)/u.test(url))).toEqual([]);
  });

  test('is downloaded as bytes that no browser shows, and as the archive that was kept', async () => {
    const bytes = await desk.get(`/api/v1/reports/${report}/captured?download=1`);
    expect(bytes.headers.get('content-type')).toBe('application/octet-stream');
    expect(bytes.headers.get('content-disposition')).toMatch(/^attachment; /u);
    expect(bytes.text).toContain('<script>');
    const wacz = await desk.get(`/api/v1/reports/${report}/wacz`);
    expect([wacz.status, wacz.text.slice(0, 2)]).toEqual([200, 'PK']);
    const verified = await desk.post(`/api/v1/reports/${report}/verify`, {});
    expect([verified.status, verified.json.verdict]).toEqual([200, 'verifies']);
    expect(JSON.stringify(verified.json)).not.toContain(home);
    const { json } = await desk.get(`/api/v1/reports/${report}/provenance`);
    expect(json).toMatchObject({
      signature: { state: 'signed' },
      commands: { verify: `howdunit verify ${report}` },
    });
  });

  test('a file’s name makes no header', async () => {
    const id = await bring(
      desk,
      `re\u202eport\u0007 "x".txt`,
      Buffer.from('Slow Tide wrote to 198.51.100.9 and to tide.example often.'),
    );
    const { headers } = await desk.get(`/api/v1/reports/${id}/captured?download=1`);
    expect(headers.get('content-disposition')).toMatch(
      /^attachment; filename="[\w.\- ]+"; filename\*=UTF-8''[\w.%~!-]+$/u,
    );
  });
});

describe('every exit asks the marking', () => {
  const text =
    'TLP:RED\n\nSlow Tide operators asked 198.51.100.7 for orders, and used PowerShell to run what came back.';

  test('TLP:RED leaves in no form; on the screen it bears its banner', async () => {
    const id = await bring(desk, 'red.txt', Buffer.from(text));
    for (const path of [
      'brief?format=json',
      'brief?format=stix',
      'brief?format=csv',
      'brief?format=md',
      'brief?format=html&download=1',
      'brief?audience=RED',
      'wacz',
      'captured?download=1',
    ]) {
      const { status, json } = await desk.get(`/api/v1/reports/${id}/${path}`);
      expect([path, status, json?.code]).toEqual([path, 403, 'tlp-refused']);
    }
    const shown = await desk.get(`/api/v1/reports/${id}/brief`);
    expect([shown.status, shown.text.includes('TLP:RED')]).toEqual([200, true]);
    expect((await desk.get(`/api/v1/reports/${id}/leaving?format=stix`)).json).toMatchObject({
      allowed: false,
      problem: { code: 'tlp-refused' },
    });
  });

  test('no report goes to a wider audience than its marking allows, and one without a marking least of all', async () => {
    const unstated = await bring(desk, 'unstated.txt', Buffer.from(text.replace('TLP:RED\n\n', '')));
    const green = await bring(desk, 'green.txt', Buffer.from(text.replace('RED', 'GREEN')));
    const allowed = async (id: string, audience: string): Promise<number> =>
      (await desk.get(`/api/v1/reports/${id}/brief?format=csv&audience=${encodeURIComponent(audience)}`))
        .status;
    expect(await allowed(unstated, 'CLEAR')).toBe(403);
    expect(await allowed(unstated, 'AMBER')).toBe(403);
    expect(await allowed(unstated, 'AMBER+STRICT')).toBe(200);
    expect(await allowed(green, 'CLEAR')).toBe(403);
    expect(await allowed(green, 'GREEN')).toBe(200);
    expect(await allowed(green, 'AMBER')).toBe(200);
    expect((await desk.get(`/api/v1/reports/${green}/brief?format=csv&audience=PINK`)).status).toBe(400);
  });
});
