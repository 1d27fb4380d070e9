import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { fetchUrl } from './fetch-url.ts';
import { isPublicAddress } from './public-address.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

/** A server on 127.0.0.1; the port is asked for, the request count kept. */
async function serve(listener: RequestListener): Promise<{ port: number; requests: () => number }> {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { port: (server.address() as AddressInfo).port, requests: () => requests };
}

const options = { now: () => Date.UTC(2026, 10, 17, 9, 30), software: 'howdunit/0.1.0', timeoutMs: 5_000 };
// Lets 127.0.0.1 stand for a public server, as there is none in a test.
const exceptOurs = (address: string): boolean => address === '127.0.0.1' || isPublicAddress(address);

describe('an address that is not public', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f000001/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://017700000001/',
    'http://127.0.0.1./',
    'http://0/',
    'http://0.0.0.0/',
    'http://１２７.0.0.1/',
    'http://127。0。0。1/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[0:0:0:0:0:ffff:7f00:1]/',
    'http://[::7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://10.0.0.1/',
    'http://192.168.1.1/',
    'http://172.16.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://[fd00::1]/',
    'http://[fe80::1]/',
    'https://127.0.0.1/',
    'http://localhost/',
  ])('is refused as %s', async (url) => {
    const result = await fetchUrl(url, options);
    expect(result).toMatchObject({ ok: false, problem: { code: 'address-refused' } });
  });

  it('is refused before a byte is sent', async () => {
    const { port, requests } = await serve((_, response) => response.end('secret'));
    const result = await fetchUrl(`http://2130706433:${port}/`, options);
    expect(result).toMatchObject({ ok: false, problem: { code: 'address-refused' } });
    expect(requests()).toBe(0);
  });

  it.each([[['127.0.0.1']], [['::1']], [['::ffff:10.0.0.1']], [['8.8.8.8', '10.0.0.1']]])(
    'is refused behind a public-looking name that resolves to %j',
    async (addresses) => {
      const { port, requests } = await serve((_, response) => response.end('secret'));
      const resolve = async (): Promise<string[]> => addresses;
      const result = await fetchUrl(`http://reports.example:${port}/`, { ...options, resolve });
      expect(result).toMatchObject({ ok: false, problem: { code: 'address-refused' } });
      expect(requests()).toBe(0);
    },
  );

  it('is not reached by a name that answers differently the second time', async () => {
    const { port } = await serve((_, response) => response.end('report'));
    let asked = 0;
    const resolve = async (): Promise<string[]> => (asked++ === 0 ? ['127.0.0.1'] : ['127.0.0.2']);
    const result = await fetchUrl(`http://reports.example:${port}/`, { ...options, resolve }, exceptOurs);
    expect(result).toMatchObject({ ok: true, value: { exchanges: [{ address: '127.0.0.1' }] } });
    expect(asked).toBe(1);
  });

  it.each([
    'http://127.0.0.2/',
    'http://[::1]/',
    'http://0x7f000002/',
    '//10.0.0.1/',
    'http://inside.example/',
  ])('is refused when a public server redirects to %s', async (location) => {
    const { port } = await serve((_, response) => response.writeHead(302, { location }).end());
    const resolve = async (): Promise<string[]> => ['192.168.0.1'];
    const result = await fetchUrl(`http://127.0.0.1:${port}/`, { ...options, resolve }, exceptOurs);
    expect(result).toMatchObject({ ok: false, problem: { code: 'address-refused' } });
  });

  it('is connected to when private addresses are allowed', async () => {
    const { port } = await serve((_, response) => response.end('report'));
    const result = await fetchUrl(`http://localhost:${port}/`, {
      ...options,
      allowPrivate: true,
      resolve: async () => ['127.0.0.1'],
    });
    expect(result.ok).toBe(true);
  });
});

describe('a URL', () => {
  it.each([
    ['not a url', 'could not be understood'],
    ['', 'could not be understood'],
    ['ftp://reports.example/a', 'not ftp:'],
    ['file:///etc/passwd', 'not file:'],
    ['javascript:alert(1)', 'not javascript:'],
    ['https://user:secret@reports.example/', 'user name or password'],
    ['https://user@reports.example/', 'user name or password'],
    ['https://user:secret@[/', 'could not be understood'],
  ])('%j is refused in words', async (url, words) => {
    const result = await fetchUrl(url, options);
    expect(result).toMatchObject({
      ok: false,
      problem: { code: 'bad-url', message: expect.stringContaining(words) },
    });
    expect(JSON.stringify(result)).not.toContain('secret');
  });
});
