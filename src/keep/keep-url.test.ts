import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import {
  type AddressInfo,
  createServer as createTcpServer,
  type Socket,
  type Server as TcpServer,
} from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Problem, Result } from '../model/index.ts';
import { type FetchOptions, type KeepOptions, type Kept, keepUrl, readKept } from './index.ts';

const REPORT = `<!doctype html><title>Operation Copper Heron</title><p>${'The loader called home at noon. '.repeat(40)}</p>`;

let folder: string;
const servers: (Server | TcpServer)[] = [];
const sockets: Socket[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'keep-url-'));
});

afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
  for (const socket of sockets.splice(0)) socket.destroy();
  await rm(folder, { recursive: true });
});

async function listen(server: Server | TcpServer, scheme = 'http'): Promise<string> {
  servers.push(server);
  server.on('connection', (socket: Socket) => sockets.push(socket));
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const serve = (listener: RequestListener): Promise<string> => listen(createServer(listener));

/** A server that says exactly these bytes, whatever it is asked, and hangs up. */
const serveRaw = (answer: string): Promise<string> =>
  listen(
    createTcpServer((socket) => void socket.once('data', () => socket.end(Buffer.from(answer, 'latin1')))),
  );

function keep(url: string, more: Partial<KeepOptions & FetchOptions> = {}): Promise<Result<Kept>> {
  return keepUrl(url, {
    archive: join(folder, 'archive'),
    now: () => Date.UTC(2026, 10, 17, 9, 30),
    software: 'howdunit/0.1.0',
    allowPrivate: true,
    timeoutMs: 10_000,
    ...more,
  });
}

async function kept(url: string, more?: Partial<KeepOptions & FetchOptions>): Promise<Kept> {
  const result = await keep(url, more);
  if (!result.ok) throw new Error(`${result.problem.code}: ${result.problem.message}`);
  return result.value;
}

/** The problem; and nothing may lie in the archive. */
async function refused(url: string, more?: Partial<KeepOptions & FetchOptions>): Promise<Problem> {
  const result = await keep(url, more);
  if (result.ok) throw new Error(`kept ${result.value.capture.wacz}`);
  expect(await readdir(folder)).toEqual([]);
  return result.problem;
}

describe('a page', () => {
  it('is kept with its address, its instant and its hash, and read back', async () => {
    const url = await serve((_, response) => response.setHeader('Content-Type', 'text/html').end(REPORT));
    const { capture, payload } = await kept(`${url}/copper-heron#part-2`);
    expect(Buffer.from(payload).toString()).toBe(REPORT);
    expect(capture).toMatchObject({
      capturedAt: '2026-11-17T09:30:00.000Z',
      bytes: REPORT.length,
      declaredType: 'text/html',
      source: { requested: `${url}/copper-heron#part-2`, final: `${url}/copper-heron`, redirects: [] },
    });
    expect(await readdir(join(folder, 'archive'))).toEqual([capture.wacz]);
    expect(await readKept(join(folder, 'archive'), capture)).toEqual({
      ok: true,
      value: Buffer.from(REPORT),
    });
  });

  it('is kept with every redirect on the way to it', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/a') response.writeHead(301, { location: '/b' }).end('moved');
      else if (request.url === '/b') response.writeHead(302, { location: '/r\u00c3\u00a9port' }).end();
      else response.end(REPORT);
    });
    const { capture } = await kept(`${url}/a`);
    expect(capture.source).toEqual({
      kind: 'url',
      requested: `${url}/a`,
      final: `${url}/r%C3%A9port`,
      redirects: [
        { from: `${url}/a`, to: `${url}/b`, status: 301 },
        { from: `${url}/b`, to: `${url}/r%C3%A9port`, status: 302 },
      ],
    });
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ['gzip', gzipSync],
    ['x-gzip', gzipSync],
    ['br', brotliCompressSync],
    ['deflate', deflateSync],
    ['deflate', deflateRawSync],
    ['br, gzip', (bytes) => gzipSync(brotliCompressSync(bytes))],
    ['identity', (bytes) => bytes],
  ])('is decoded when the server sends %s although it was not asked to', async (coding, encode) => {
    const url = await serve((_, response) =>
      response.setHeader('Content-Encoding', coding).end(encode(Buffer.from(REPORT))),
    );
    const { capture, payload } = await kept(url);
    expect(Buffer.from(payload).toString()).toBe(REPORT);
    expect(await readKept(join(folder, 'archive'), capture)).toEqual({
      ok: true,
      value: Buffer.from(REPORT),
    });
  });

  it('is asked for plainly: no cookie, no credentials, no referrer, no compression', async () => {
    const seen: string[][] = [];
    const url = await serve((request, response) => {
      seen.push(request.rawHeaders.filter((_, i) => i % 2 === 0));
      if (request.url === '/a') response.writeHead(302, { location: '/b', 'set-cookie': 'id=1' }).end();
      else response.end(REPORT);
    });
    await kept(`${url}/a`);
    const names = ['Host', 'User-Agent', 'Accept', 'Accept-Encoding', 'Connection'];
    expect(seen).toEqual([names, names]);
  });

  it('reports its progress in bytes', async () => {
    const url = await serve((_, response) => response.end(REPORT));
    const seen: number[] = [];
    await kept(url, { onProgress: (bytes) => seen.push(bytes) });
    expect(seen.at(-1)).toBe(REPORT.length);
  });
});

describe('an answer that is not the report', () => {
  it.each([
    [404, 'source-gone', '404 Not Found'],
    [410, 'source-gone', '410 Gone'],
    [401, 'source-gated', '401 Unauthorized'],
    [403, 'source-gated', '403 Forbidden'],
    [407, 'source-gated', '407'],
    [429, 'source-gated', '429 Too Many Requests'],
    [451, 'source-gated', '451'],
    [400, 'source-error', '400 Bad Request'],
    [500, 'source-error', '500 Internal Server Error'],
    [503, 'source-error', '503 Service Unavailable'],
    [202, 'source-error', '202 Accepted'],
    [206, 'source-error', '206 Partial Content'],
    [204, 'source-error', '204 No Content'],
    [304, 'source-error', '304 Not Modified'],
    [302, 'source-error', '302 Found'],
  ])('is named when its status is %i', async (status, code, words) => {
    const url = await serve((_, response) => response.writeHead(status).end(REPORT));
    const problem = await refused(url);
    expect(problem).toMatchObject({ code, where: `${url}/` });
    expect(problem.message).toContain(`the server answered ${words}`);
  });

  it.each([
    [
      200,
      '<title>Sign in</title><form><input type=password></form>',
      'a log-in page came instead of the report',
    ],
    [200, '<meta http-equiv=refresh content="0;url=/login">', 'a log-in page came instead of the report'],
    [
      200,
      '<p>We use cookies and need your consent to cookies.</p><button>Accept</button>',
      'a cookie or consent wall came instead of the report',
    ],
    [200, '<title>Just a moment...</title>', 'a bot check (CAPTCHA) came instead of the report'],
    [503, '<title>Just a moment...</title>', '503 Service Unavailable: a bot check (CAPTCHA) came'],
    [403, '<title>Sign in</title><form><input type=password></form>', '403 Forbidden: a log-in page came'],
  ])('is named when it is a door (%i %s)', async (status, page, words) => {
    const url = await serve((_, response) =>
      response.writeHead(status, { 'content-type': 'text/html' }).end(page),
    );
    const problem = await refused(url);
    expect(problem.code).toBe('source-gated');
    expect(problem.message).toContain(words);
  });

  it('is named when it is empty, compressed or not', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/gzip') response.setHeader('Content-Encoding', 'gzip').end(gzipSync(''));
      else response.end();
    });
    expect(await refused(`${url}/`)).toMatchObject({ code: 'empty-source' });
    expect(await refused(`${url}/gzip`)).toMatchObject({ code: 'empty-source' });
  });

  it.each([
    ['promises more than comes', 'Content-Length: 500\r\n\r\nThe loader called'],
    ['breaks off between chunks', 'Transfer-Encoding: chunked\r\n\r\n5\r\nThe l\r\n'],
    ['breaks off inside a chunk', 'Transfer-Encoding: chunked\r\n\r\n500\r\nThe l'],
    [
      'breaks off inside gzip',
      `Content-Encoding: gzip\r\n\r\n${gzipSync(REPORT).subarray(0, 40).toString('latin1')}`,
    ],
    ['is gzip in name alone', 'Content-Encoding: gzip\r\n\r\nThe loader called home'],
    ['comes in an unknown coding', 'Content-Encoding: rot13\r\n\r\nGur ybnqre'],
  ])('is named when it %s', async (_, answer) => {
    const url = await serveRaw(`HTTP/1.1 200 OK\r\n${answer}`);
    expect(await refused(url)).toMatchObject({ code: 'source-error' });
  });

  it.each([
    ['SSH-2.0-OpenSSH_9\r\n', 'source-error'],
    ['HTTP/1.1 500 \x1b[2JOops\r\n\r\nx', 'source-error'],
    [`HTTP/1.1 200 OK\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`, 'source-error'],
    ['', 'unreachable'],
  ])('is named when it is no honest HTTP (%#)', async (answer, code) => {
    const problem = await refused(await serveRaw(answer));
    expect(problem.code).toBe(code);
    expect(problem.message).toMatch(/^[\x20-\x7e]+$/);
  });
});

describe('too much', () => {
  it('is refused by its announcement', async () => {
    const url = await serveRaw('HTTP/1.1 200 OK\r\nContent-Length: 999999999999\r\n\r\nx');
    expect(await refused(url)).toMatchObject({ code: 'too-large' });
  });

  it('is refused as it comes', async () => {
    const url = await serve((_, response) => {
      for (let i = 0; i < 50; i++) response.write('x'.repeat(1000));
      response.end();
    });
    expect(await refused(url, { maxBytes: 10_000 })).toMatchObject({ code: 'too-large' });
  });

  it.each<[string, Buffer]>([
    ['br', brotliCompressSync(Buffer.alloc(20_000_000))],
    ['gzip', gzipSync(Buffer.alloc(20_000_000))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(20_000_000)))],
  ])('is refused when it unfolds from a small answer (%s)', async (coding, body) => {
    const url = await serve((_, response) => response.setHeader('Content-Encoding', coding).end(body));
    expect(await refused(url, { maxBytes: 1_000_000 })).toMatchObject({ code: 'decompression-limit' });
  });

  it('is refused when it is wrapped more than twice', async () => {
    const body = gzipSync(gzipSync(gzipSync(REPORT)));
    const url = await serve((_, response) =>
      response.setHeader('Content-Encoding', 'gzip, gzip, gzip').end(body),
    );
    expect(await refused(url)).toMatchObject({ code: 'decompression-limit' });
  });
});

describe('redirects', () => {
  it('that lead in a circle are refused', async () => {
    const url = await serve((request, response) =>
      response.writeHead(302, { location: request.url === '/a' ? '/b' : '/a' }).end(),
    );
    expect(await refused(`${url}/a`)).toMatchObject({ code: 'redirect-loop' });
  });

  it('that never end are refused', async () => {
    let requests = 0;
    const url = await serve((_, response) => response.writeHead(307, { location: `/${++requests}` }).end());
    expect(await refused(url, { maxRedirects: 3 })).toMatchObject({ code: 'too-many-redirects' });
    expect(requests).toBe(4);
  });

  it.each(['ftp://reports.example/', 'http://user:secret@reports.example/', 'http://[/'])(
    'to %s are refused',
    async (location) => {
      const url = await serve((_, response) => response.writeHead(302, { location }).end());
      expect(await refused(url)).toMatchObject({ code: 'bad-url' });
    },
  );
});

describe('a server', () => {
  it('that never answers is given up', async () => {
    const url = await serve(() => undefined);
    expect(await refused(url, { idleTimeoutMs: 50 })).toMatchObject({
      code: 'timed-out',
      message: 'the server said nothing for 0.05 s',
    });
  });

  it('that trickles is given up when the whole time is over', async () => {
    const url = await serve((_, response) => {
      const timer = setInterval(() => response.write('x'), 20);
      response.on('close', () => clearInterval(timer));
    });
    expect(await refused(url, { timeoutMs: 300, idleTimeoutMs: 5_000 })).toMatchObject({
      code: 'timed-out',
      message: 'the fetch did not end within 0.3 s',
    });
  });

  it('that is asleep at its name is given up', async () => {
    const never = new Promise<string[]>(() => undefined);
    const problem = await refused('http://reports.example/', { resolve: () => never, timeoutMs: 50 });
    expect(problem.code).toBe('timed-out');
  });

  it('that is not there is unreachable', async () => {
    const url = await serve(() => undefined);
    await new Promise((done) => servers.splice(0)[0]?.close(done));
    expect(await refused(url)).toMatchObject({ code: 'unreachable' });
  });

  it('that has no address is unreachable', async () => {
    expect(await refused('http://reports.example/', { resolve: async () => [] })).toMatchObject({
      code: 'unreachable',
      message: 'the server could not be reached: the name was not found',
    });
  });

  it('whose certificate nobody vouches for is not trusted, whatever the environment says', async () => {
    const url = await listen(
      createTlsServer({ key: KEY, cert: CERTIFICATE }, (_, response) => response.end(REPORT)),
      'https',
    );
    const before = process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
    try {
      expect(await refused(url)).toMatchObject({ code: 'tls-failed' });
    } finally {
      if (before === undefined) delete process.env['NODE_TLS_REJECT_UNAUTHORIZED'];
      else process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = before;
    }
  });

  it('that speaks no TLS is not trusted', async () => {
    const url = await serve((_, response) => response.end(REPORT));
    expect(await refused(url.replace('http:', 'https:'))).toMatchObject({ code: 'tls-failed' });
  });
});

// Made for this test alone: self-signed, for reports.example and 127.0.0.1.
const KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgurZgpJaFGNBFq0nb
UguL3HwEXS64riAD4CYmM9GeosqhRANCAASVK8JxDGt6CuckAGrm1DFO80YizDiQ
QQ9qchKmJvk751JKpPLVoHDs6RCzxr7GDN/JWvixNd956GLLunJoPNam
-----END PRIVATE KEY-----`;
const CERTIFICATE = `-----BEGIN CERTIFICATE-----
MIIBrTCCAVOgAwIBAgIUMkhXvm3IBWi4CcQKlKH8X48k5UQwCgYIKoZIzj0EAwIw
GjEYMBYGA1UEAwwPcmVwb3J0cy5leGFtcGxlMCAXDTI2MTEyNDA4MzgzMVoYDzIx
MjYxMDMxMDgzODMxWjAaMRgwFgYDVQQDDA9yZXBvcnRzLmV4YW1wbGUwWTATBgcq
hkjOPQIBBggqhkjOPQMBBwNCAASVK8JxDGt6CuckAGrm1DFO80YizDiQQQ9qchKm
Jvk751JKpPLVoHDs6RCzxr7GDN/JWvixNd956GLLunJoPNamo3UwczAdBgNVHQ4E
FgQUXT51Yyxi5B3qh8aWk8J6cGnKQdgwHwYDVR0jBBgwFoAUXT51Yyxi5B3qh8aW
k8J6cGnKQdgwDwYDVR0TAQH/BAUwAwEB/zAgBgNVHREEGTAXgg9yZXBvcnRzLmV4
YW1wbGWHBH8AAAEwCgYIKoZIzj0EAwIDSAAwRQIhAPxUJK6PXzTkGb5+9qf76EYI
N3sWMud8OrY56VvnDmM+AiAr5EeJ3lCrkeSOM8u0pTipC++/JIyJxdqblnRrSs1L
Fw==
-----END CERTIFICATE-----`;
