import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { Result } from '../../model/index.ts';
import { credentialsIn, type ForeignPage, findCollections, pagesOf, type TaxiiOptions } from './index.ts';

const TYPE = 'application/taxii+json;version=2.1';
const servers: Server[] = [];
const options: TaxiiOptions = {
  now: () => Date.UTC(2026, 10, 17, 9, 30),
  software: 'howdunit/0.1.0',
  timeoutMs: 5_000,
  allowPrivate: true,
};

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

interface Asked {
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
}

/** What a server answers: JSON with a status and headers, by path and query. */
type Answers = (
  asked: Asked,
  turn: number,
) => {
  readonly json?: unknown;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
};

async function serve(answers: Answers): Promise<{ readonly url: string; readonly asked: readonly Asked[] }> {
  const asked: Asked[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    const one = { url: new URL(request.url ?? '/', 'http://taxii.example'), headers: request.headers };
    asked.push(one);
    const { json, status = 200, headers = {} } = answers(one, asked.length);
    response.writeHead(status, { 'content-type': TYPE, ...headers });
    response.end(json === undefined ? undefined : JSON.stringify(json));
  });
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, asked };
}

async function all(pages: AsyncGenerator<Result<ForeignPage>>): Promise<readonly Result<ForeignPage>[]> {
  const found: Result<ForeignPage>[] = [];
  for await (const page of pages) found.push(page);
  return found;
}

/** The n-th page of three, each of one object. */
function three(n: number): ReturnType<Answers> {
  return {
    json: { more: n < 3, ...(n < 3 && { next: 'the same for a whole run' }), objects: [{ id: `x--${n}` }] },
    headers: { 'x-taxii-date-added-last': `2026-11-17T09:30:00.00000${n}Z`, etag: `"${n}"` },
  };
}

describe('pages', () => {
  test('are asked for one after another under the same filters, and again only from where it ended', async () => {
    const { url, asked } = await serve((_, turn) => three(turn));
    const soFar = { addedAfter: '2026-11-01T00:00:00.000000Z' };
    const pages = await all(pagesOf(`${url}c/`, soFar, options));
    expect(pages.map((page) => page.ok && page.value.objects)).toEqual([1, 1, 1]);
    for (const { url: each, headers } of asked) {
      expect(each.pathname).toBe('/c/objects/');
      expect(each.searchParams.get('added_after')).toBe(soFar.addedAfter);
      expect(each.searchParams.get('limit')).toBe('1000');
      expect(headers.accept).toBe(TYPE);
    }
    expect(asked.map(({ url: each }) => each.searchParams.get('next'))).toEqual([
      null,
      'the same for a whole run',
      'the same for a whole run',
    ]);
    // Until all is had, no further than what cannot come again.
    expect(pages.map((page) => page.ok && page.value.soFar.addedAfter)).toEqual([
      soFar.addedAfter,
      '2026-11-17T09:30:00.000001Z',
      '2026-11-17T09:30:00.000003Z',
    ]);
  });

  test('that come again are noticed, and nothing is had twice', async () => {
    const { url, asked } = await serve(() => three(1));
    const pages = await all(pagesOf(`${url}c/`, {}, options));
    expect(pages.map((page) => (page.ok ? page.value.objects : page.problem.code))).toEqual([
      1,
      'redirect-loop',
    ]);
    expect(asked).toHaveLength(2);
  });

  test('without `next` are had by the date of the last object', async () => {
    const { url, asked } = await serve(({ url: each }) => {
      const after = each.searchParams.get('added_after');
      const n = after === null ? 1 : Number(after.slice(-2, -1)) + 1;
      const { json, headers } = three(n);
      const { next: _, ...rest } = json as { readonly next?: string };
      return { json: rest, headers: headers ?? {} };
    });
    const pages = await all(pagesOf(`${url}c/`, {}, options));
    expect(pages.map((page) => page.ok)).toEqual([true, true, true]);
    expect(asked).toHaveLength(3);
  });

  test('that have not changed since are not sent again (304)', async () => {
    const { url, asked } = await serve(({ headers }) =>
      headers['if-none-match'] === '"3"' ? { status: 304 } : three(3),
    );
    const [first] = await all(pagesOf(`${url}c/`, {}, options));
    if (first?.ok !== true) throw new Error('no page');
    const { tag } = first.value.soFar;
    expect(await all(pagesOf(`${url}c/`, { ...(tag && { tag }) }, options))).toEqual([]);
    expect(asked).toHaveLength(2);
    // An empty end is remembered, too: it is what is asked for most often.
    const empty = await serve(() => ({ json: { more: false }, headers: { etag: '"none"' } }));
    const [end] = await all(pagesOf(`${empty.url}c/`, {}, options));
    expect(end).toMatchObject({ ok: true, value: { objects: 0, soFar: { tag: { etag: '"none"' } } } });
  });

  test.each([
    ['another media type', { json: {}, headers: { 'content-type': 'application/json' } }, 'source-error'],
    ['no JSON', { json: undefined, headers: {} }, 'empty-source'],
    ['an error', { json: { title: 'no' }, status: 404 }, 'source-gone'],
    ['nobody signed in', { json: { title: 'no' }, status: 401 }, 'source-gated'],
  ])('%s is a problem, and no page', async (_, answer, code) => {
    const { url } = await serve(() => answer);
    expect(await all(pagesOf(`${url}c/`, {}, options))).toMatchObject([{ ok: false, problem: { code } }]);
  });

  test('a refusal is told in the server’s words, and what helps is credentials, not a browser', async () => {
    const json = { title: 'Not for you\u001b[31m', description: 'Ask the owner.', http_status: '401' };
    const { url } = await serve(() => ({ json, status: 401 }));
    const refused = async (more: object): Promise<{ message: string; hint?: string }> => {
      const [page] = await all(pagesOf(`${url}c/`, {}, { ...options, ...more }));
      if (page === undefined || page.ok) throw new Error('it was not refused');
      return page.problem;
    };
    const { message, hint } = await refused({});
    expect(message).toContain('401 Unauthorized: Not for you\uFFFD[31m: Ask the owner.');
    expect(hint).toContain('--credentials');
    const credentials = new Map([[new URL(url).origin, { kind: 'token', token: 'abc' } as const]]);
    expect((await refused({ credentials })).hint).toMatch(/sent are not taken/u);
  });

  test('that end on the second are behind those that have a fraction of it', async () => {
    const instants = ['2026-11-17T09:30:00Z', '2026-11-17T09:30:00.5Z'];
    const { url } = await serve((_, turn) => ({
      json: { more: turn === 1, ...(turn === 1 && { next: 'x' }), objects: [{ id: `x--${turn}` }] },
      headers: { 'x-taxii-date-added-last': instants[turn - 1] ?? '' },
    }));
    const pages = await all(pagesOf(`${url}c/`, {}, options));
    const last = pages.at(-1);
    expect(last?.ok && last.value.soFar.addedAfter).toBe(instants[1]);
  });

  test('more than agreed is not taken', async () => {
    const { url } = await serve(() => ({ json: { objects: ['x'.repeat(10_000)] } }));
    const [page] = await all(pagesOf(`${url}c/`, {}, { ...options, maxBytes: 1_000 }));
    expect(page).toMatchObject({ ok: false, problem: { code: 'too-large' } });
  });

  test('of a server on this machine are had only where that is allowed', async () => {
    const { url, asked } = await serve(() => three(3));
    const { allowPrivate: _, ...guarded } = options;
    const [page] = await all(pagesOf(`${url}c/`, {}, guarded));
    expect(page).toMatchObject({ ok: false, problem: { code: 'address-refused' } });
    expect(asked).toEqual([]);
  });
});

describe('credentials', () => {
  test('go to their own server, in no copy, and not along with a redirect elsewhere', async () => {
    const other = await serve(() => three(3));
    const { url, asked } = await serve(({ url: each }) =>
      each.pathname === '/c/objects/'
        ? { status: 302, headers: { location: `${other.url}c/objects/` } }
        : three(3),
    );
    const credentials = new Map([
      [new URL(url).origin, { kind: 'password', user: 'ada', password: 'hunter two' } as const],
    ]);
    const [page] = await all(pagesOf(`${url}c/`, {}, { ...options, credentials }));
    expect(asked[0]?.headers.authorization).toBe(`Basic ${Buffer.from('ada:hunter two').toString('base64')}`);
    expect(other.asked[0]?.headers.authorization).toBeUndefined();
    if (page?.ok !== true) throw new Error('no page');
    const sent = page.value.fetched.exchanges.map(({ request }) => request).join('\n');
    expect(sent).toContain('Authorization: withheld');
    expect(sent).not.toContain(Buffer.from('ada:hunter two').toString('base64'));
    expect(page.value.fetched.exchanges.at(-1)?.request).not.toContain('Authorization');
  });

  test('come from a file that nobody else may read', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'howdunit-taxii-'));
    const file = join(folder, 'credentials.json');
    writeFileSync(file, '{"https://taxii.example/first/": {"token": "abc"}}', { mode: 0o644 });
    chmodSync(file, 0o644);
    expect(await credentialsIn(file)).toMatchObject({ ok: false, problem: { code: 'permission-denied' } });
    chmodSync(file, 0o600);
    const found = await credentialsIn(file);
    expect(found.ok && [...found.value]).toEqual([
      ['https://taxii.example', { kind: 'token', token: 'abc' }],
    ]);
    writeFileSync(file, '{"https://taxii.example": {}}');
    expect(await credentialsIn(file)).toMatchObject({ ok: false, problem: { code: 'damaged' } });
    expect(await credentialsIn(join(folder, 'none'))).toMatchObject({ problem: { code: 'not-found' } });
    rmSync(folder, { recursive: true });
  });
});

describe('collections', () => {
  const collections = {
    collections: [
      { id: 'one', title: 'Feed\u001b[31m of one', can_read: true },
      { id: '../../etc', title: 'elsewhere', can_read: true },
      { id: 'two', can_read: false },
      'nothing',
    ],
  };

  test('are found from discovery, root or themselves; what they are called is one plain line', async () => {
    const { url } = await serve(({ url: { pathname } }) => {
      if (pathname === '/taxii2/') return { json: { title: 't', api_roots: ['/first'] } };
      if (pathname === '/first/') return { json: { title: 'r', versions: [TYPE] } };
      if (pathname === '/first/collections/') return { json: collections };
      return { json: collections.collections[0] };
    });
    const one = { id: 'one', canRead: true, url: `${url}first/collections/one/` };
    for (const from of ['taxii2', 'taxii2/', 'first/', 'first/collections/one']) {
      const found = await findCollections(`${url}${from}`, options);
      if (!found.ok) throw new Error(found.problem.message);
      expect([from, found.value[0]]).toEqual([from, expect.objectContaining(one)]);
      expect(found.value[0]?.title).not.toMatch(/\p{Cc}/u);
      expect(found.value.map(({ id }) => id)).not.toContain('../../etc');
    }
    const found = await findCollections(`${url}taxii2/`, options);
    expect(found.ok && found.value.map(({ id, canRead }) => [id, canRead])).toEqual([
      ['one', true],
      ['two', false],
    ]);
  });
});
