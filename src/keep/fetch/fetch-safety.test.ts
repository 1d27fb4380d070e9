import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { FetchOptions } from '../options.ts';
import { fetchUrl } from './fetch-url.ts';
import { isPublicAddress } from './public-address.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

async function serve(listener: RequestListener): Promise<{ port: number; requests: IncomingMessage[] }> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { port: (server.address() as AddressInfo).port, requests };
}

const options = { now: () => Date.UTC(2026, 10, 17, 9, 30), software: 'howdunit/0.1.0', timeoutMs: 5_000 };
// Lets 127.0.0.1 stand for a public server, as there is none in a test.
const exceptOurs = (address: string): boolean => address === '127.0.0.1' || isPublicAddress(address);

/** Networks that are nobody's business, as first address and size in bits. */
const CLOSED: readonly (readonly [number, number])[] = [
  [0x7f000000, 24],
  [0x0a000000, 24],
  [0xac100000, 20],
  [0xc0a80000, 16],
  [0xa9fe0000, 16],
  [0x64400000, 22],
  [0x00000000, 24],
  [0xe0000000, 28],
  [0xf0000000, 28],
];

const closedAddress = fc
  .constantFrom(...CLOSED)
  .chain(([first, bits]) => fc.integer({ min: 0, max: 2 ** bits - 1 }).map((rest) => (first + rest) >>> 0));

const bytes = (address: number): number[] => [24, 16, 8, 0].map((shift) => (address >>> shift) & 0xff);
const dotted = (address: number): string => bytes(address).join('.');
const groups = (address: number): string =>
  `${(address >>> 16).toString(16)}:${(address & 0xffff).toString(16)}`;

/** Every way in which a URL's host may write an IPv4 address (WHATWG URL, section 3.5), or carry one in IPv6. */
const SPELLINGS: readonly ((address: number) => string)[] = [
  dotted,
  (address) => `${address}`,
  (address) => `0x${address.toString(16)}`,
  (address) => `0${address.toString(8)}`,
  (address) =>
    bytes(address)
      .map((byte) => `0x${byte.toString(16)}`)
      .join('.'),
  (address) =>
    bytes(address)
      .map((byte) => `0${byte.toString(8)}`)
      .join('.'),
  (address) =>
    bytes(address)
      .map((byte) => `000${byte.toString(8)}`)
      .join('.'),
  (address) => `${address >>> 24}.${address & 0xffffff}`,
  (address) => `${address >>> 24}.${(address >>> 16) & 0xff}.${address & 0xffff}`,
  (address) => `${dotted(address)}.`,
  (address) => dotted(address).replaceAll('.', '。'),
  (address) => dotted(address).replaceAll('.', '%2e'),
  (address) => `[::ffff:${dotted(address)}]`,
  (address) => `[::ffff:${groups(address)}]`,
  (address) => `[0:0:0:0:0:FFFF:${groups(address)}]`,
  (address) => `[::${groups(address)}]`,
  (address) => `[64:ff9b::${groups(address)}]`,
  (address) => `[64:ff9b::${dotted(address)}]`,
  (address) => `[64:ff9b:1::${groups(address)}]`,
  (address) => `[2002:${groups(address)}::]`,
  (address) => `[::ffff:0:${groups(address)}]`,
];

describe('a closed address', () => {
  it('is let through in none of its spellings', async () => {
    const spelled = fc.tuple(closedAddress, fc.constantFrom(...SPELLINGS));
    await fc.assert(
      fc.asyncProperty(spelled, fc.constantFrom('http', 'https'), async ([address, spell], scheme) => {
        const result = await fetchUrl(`${scheme}://${spell(address)}/`, options);
        expect(result).toMatchObject({ ok: false, problem: { code: 'address-refused' } });
      }),
      { numRuns: 1_000 },
    );
  });

  it('is let through in no redirect, however it is spelled, and no second byte is asked for', async () => {
    let location = '';
    const { port, requests } = await serve((_, response) =>
      // Header bytes are sent as latin1: these are the UTF-8 of the location.
      response.writeHead(302, { location: Buffer.from(location).toString('latin1') }).end(),
    );
    for (const spell of SPELLINGS) {
      // Not 127.0.0.1 itself: that is the public server of this test.
      location = `http://${spell(0x7f000002)}:${port}/`;
      const result = await fetchUrl(`http://127.0.0.1:${port}/`, options, exceptOurs);
      expect([location, result]).toMatchObject([location, { problem: { code: 'address-refused' } }]);
    }
    expect(requests).toHaveLength(SPELLINGS.length);
  });

  it('is let through by no name that answers with it, alone or among public ones', async () => {
    const { port, requests } = await serve((_, response) => response.end('secret'));
    const inside = ['127.0.0.1', '::1', '::ffff:127.0.0.1', '64:ff9b::7f00:1', '169.254.169.254', 'fd00::1'];
    for (const address of inside) {
      for (const addresses of [[address], ['8.8.8.8', address], [address, '8.8.8.8']]) {
        const resolve = async (): Promise<string[]> => addresses;
        const result = await fetchUrl(`http://reports.example:${port}/`, { ...options, resolve });
        expect(result).toMatchObject({ ok: false, problem: { code: 'address-refused' } });
      }
    }
    expect(requests).toEqual([]);
  });

  it('is not reached by a name that is public at the first hop and closed at the second', async () => {
    let asked = 0;
    const resolve = async (): Promise<string[]> => (asked++ === 0 ? ['127.0.0.1'] : ['127.0.0.2']);
    const { port, requests } = await serve((_, response) =>
      response.writeHead(302, { location: '/again' }).end(),
    );
    const result = await fetchUrl(`http://reports.example:${port}/`, { ...options, resolve }, exceptOurs);
    expect(result).toMatchObject({ ok: false, problem: { code: 'address-refused' } });
    expect(requests).toHaveLength(1);
  });
});

describe('what a request says', () => {
  const fetched = async (listener: RequestListener, more: FetchOptions = {}): Promise<string> => {
    const { port } = await serve(listener);
    const result = await fetchUrl(`http://127.0.0.1:${port}/`, { ...options, ...more }, exceptOurs);
    if (!result.ok) throw new Error(result.problem.message);
    return result.value.exchanges.map(({ request }) => request).join('');
  };
  const page = '<!doctype html><title>Report</title><p>A report.</p>';

  it('never has a cookie in it, although one was given on the way', async () => {
    const sent = await fetched((request, response) => {
      if (request.url === '/') {
        response.writeHead(302, { location: '/report', 'set-cookie': 'session=hunter2' }).end();
      } else response.writeHead(200, { 'content-type': 'text/html' }).end(page);
    });
    expect(sent).toContain('GET /report');
    expect(sent).not.toMatch(/cookie|hunter2/i);
  });

  it('never has a header in it that is not on the list, nor one that would end another', async () => {
    const headers = {
      Authorization: 'Basic aHVudGVyMg==',
      Cookie: 'session=hunter2',
      'If-None-Match': '"v1"\r\nAuthorization: Basic aHVudGVyMg==',
      'Accept-Datetime': 'Tue, 03 Mar 2026 09:30:00 GMT',
    };
    const sent = await fetched(
      (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end(page),
      {
        headersFor: () => headers,
      },
    );
    expect(sent).toContain('Accept-Datetime: Tue, 03 Mar 2026 09:30:00 GMT');
    expect(sent).not.toMatch(/authorization|cookie|hunter2|aHVudGVyMg|if-none-match/i);
  });

  it('never has a user name or password in it, also not from a redirect', async () => {
    const { port, requests } = await serve((_, response) =>
      response.writeHead(302, { location: 'http://user:hunter2@127.0.0.1/' }).end(),
    );
    const result = await fetchUrl(`http://127.0.0.1:${port}/`, options, exceptOurs);
    expect(result).toMatchObject({ ok: false, problem: { code: 'bad-url' } });
    expect(JSON.stringify(result)).not.toContain('hunter2');
    expect(requests).toHaveLength(1);
  });
});
