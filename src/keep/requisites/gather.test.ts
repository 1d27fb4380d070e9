import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { utcInstant } from '../../model/index.ts';
import type { Exchange } from '../exchange.ts';
import type { RequisiteBudget } from './budget.ts';
import { type Gathered, gatherRequisites } from './gather.ts';
import { permitsOf } from './gather-for-page.ts';

const OPTIONS = { now: Date.now, software: 'howdunit/0.1.0' };
const exchangeWith = (address: string): Exchange => ({
  url: 'http://northgate.example/',
  at: utcInstant(0),
  request: '',
  statusLine: 'HTTP/1.1 200 OK',
  status: 200,
  rawHeaders: [],
  body: new Uint8Array(0),
  address,
});

const servers: Server[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(answer: (path: string, response: ServerResponse) => void): Promise<string> {
  const server = createServer((request: IncomingMessage, response) => answer(request.url ?? '', response));
  servers.push(server);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function gather(
  urls: readonly string[],
  budget: RequisiteBudget = {},
  kind: 'other' | 'style-sheet' = 'other',
  permits: (address: string) => boolean = () => true,
): Promise<Gathered> {
  return gatherRequisites(
    urls.map((url) => ({ url, kind, rank: 1 })),
    new Set(),
    permits,
    OPTIONS,
    budget,
  );
}

const paths = ({ exchanges }: Gathered): string[] => exchanges.map(({ url }) => new URL(url).pathname);

it('asks one host for no more than four things at once', async () => {
  let open = 0;
  let most = 0;
  const base = await serve((_, response) => {
    open += 1;
    most = Math.max(most, open);
    setTimeout(() => {
      open -= 1;
      response.end('x');
    }, 20);
  });
  const { exchanges } = await gather(Array.from({ length: 30 }, (_, i) => `${base}/${i}`));
  expect([exchanges.length, most]).toEqual([30, 4]);
});

it('gives them in the order of the page, whichever came first', async () => {
  const base = await serve(
    (path, response) => void setTimeout(() => response.end('x'), path === '/a' ? 80 : 0),
  );
  expect(paths(await gather(['a', 'b', 'c'].map((name) => `${base}/${name}`)))).toEqual(['/a', '/b', '/c']);
});

it('stops at the number of requests, redirects counted, and says what it did not ask for', async () => {
  let asked = 0;
  const base = await serve((path, response) => {
    asked += 1;
    if (path.startsWith('/moved')) response.writeHead(302, { location: `/at${path}` });
    response.end('x');
  });
  const names = ['moved1', 'moved2', 'moved3', 'moved4', 'e', 'f', 'g', 'h'];
  const { missing } = await gather(
    names.map((name) => `${base}/${name}`),
    { requests: 5 },
  );
  expect(asked).toBeLessThanOrEqual(8);
  expect(missing.filter(({ reason }) => reason === 'over-budget')).toHaveLength(4);
});

it('stops at the number of bytes', async () => {
  const base = await serve((_, response) => response.end('x'.repeat(1000)));
  const { exchanges, missing } = await gather(
    Array.from({ length: 40 }, (_, i) => `${base}/${i}`),
    {
      bytes: 5500,
    },
  );
  const bytes = exchanges.reduce((sum, { body }) => sum + body.length, 0);
  expect(bytes).toBeGreaterThan(0);
  expect(bytes).toBeLessThanOrEqual(5500);
  expect(exchanges.length + missing.length).toBe(40);
});

it('stops at the time', async () => {
  const base = await serve((path, response) => void (path === '/quick' && response.end('x')));
  const gathered = await gather([`${base}/quick`, `${base}/never`], { timeMs: 1_500 });
  expect(paths(gathered)).toEqual(['/quick']);
  expect(gathered.missing).toEqual([{ url: `${base}/never`, reason: 'timed-out' }]);
});

it('follows what style sheets import, in a circle only once, and keeps what they are answered with', async () => {
  const base = await serve((path, response) => {
    if (path === '/a.css') response.end('@import "/b.css"; p{background:url(/p.png)}');
    else if (path === '/b.css') response.end('@import "/a.css"; @font-face{src:url(f.woff2)}');
    else response.writeHead(path === '/p.png' ? 404 : 200).end('x');
  });
  const { exchanges, missing } = await gather([`${base}/a.css`], {}, 'style-sheet');
  const answers = exchanges.map(({ url, status }) => [new URL(url).pathname, status]);
  expect(answers).toEqual([
    ['/a.css', 200],
    ['/b.css', 200],
    ['/p.png', 404],
    ['/f.woff2', 200],
  ]);
  expect(missing).toEqual([]);
});

it('keeps each URL once, although two lead there', async () => {
  const base = await serve((path, response) => {
    if (path !== '/end') response.writeHead(302, { location: '/end' });
    response.end('x');
  });
  expect(paths(await gather([`${base}/a`, `${base}/b`])).sort()).toEqual(['/a', '/b', '/end']);
});

it('asks no private address but the page’s own, be it named or redirected to', async () => {
  const base = await serve((path, response) => {
    if (path === '/away') response.writeHead(302, { location: 'http://127.0.0.2:9/' });
    response.end('x');
  });
  const permits = permitsOf({ exchanges: [exchangeWith('127.0.0.1')] }, { ...OPTIONS, allowPrivate: true });
  const wanted = ['/own', '/away'].map((path) => `${base}${path}`);
  const gathered = await gather([...wanted, 'http://127.0.0.3:9/other'], {}, 'other', permits);
  expect(paths(gathered)).toEqual(['/own']);
  expect(gathered.missing.map(({ reason }) => reason)).toEqual(['address-refused', 'address-refused']);
});

it('asks not even the page’s own address, if it is private and that was not allowed', () => {
  const permits = permitsOf({ exchanges: [exchangeWith('127.0.0.1')] }, OPTIONS);
  expect(['127.0.0.1', '8.8.8.8'].map(permits)).toEqual([false, true]);
});
