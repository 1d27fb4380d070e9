import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Page } from '../../test/fixtures/watched-pages.ts';
import { answer, CAPTCHA, PARAGRAPHS, report, TABLE } from '../../test/fixtures/watched-pages.ts';
import type { Problem, Watch } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { openDesk } from './desk.ts';
import { addWatch } from './watch-add.ts';
import { watchOnce } from './watch-once.ts';
import { newsIn, watchLines } from './watch-text.ts';

const HOUR = 3_600_000;
let home = '';
let desk: Desk;
let clock = 0;
let server: Server;
let base = '';
/** What the server says now, by path; a page of its own is missing as honestly as can be. */
let pages = new Map<string, Page>();
let asked: IncomingMessage[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    answer(pages, request, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'howdunit-watch-'));
  clock = Date.UTC(2026, 2, 3, 9, 30);
  const opened = await openDesk({ home, version: '0.1.0', now: () => clock });
  if (!opened.ok) throw new Error(opened.problem.message);
  desk = opened.value;
  pages = new Map([['/report', { body: report() }]]);
  asked = [];
});

afterEach(async () => {
  await desk.store.close();
  rmSync(home, { recursive: true });
});

const options = { all: true, allowPrivate: true, sleep: async () => {} };

/** The watch, or the problem that kept it from being one. */
async function add(path = '/report'): Promise<Watch | Problem> {
  const added = await addWatch(`${base}${path}`, 6 * HOUR, desk, options);
  return added.ok ? added.value : added.problem;
}

/** Six hours later: what there is to tell, and how much of it is news. */
async function look(): Promise<{ news: number; out: string; seen: unknown }> {
  clock += 6 * HOUR;
  const run = await watchOnce(desk, options);
  if (!run.ok) throw new Error(run.problem.message);
  if (run.value.problems[0] !== undefined) throw new Error(run.value.problems[0].message);
  return {
    news: newsIn(run.value),
    out: watchLines(run.value).join('\n'),
    seen: run.value.looks[0]?.observation,
  };
}

async function state(): Promise<string | undefined> {
  const watches = await desk.store.watches();
  return watches.ok ? watches.value[0]?.standing.state : undefined;
}

const kept = (): number => readdirSync(join(home, 'archive')).filter((name) => name.endsWith('.wacz')).length;

test('one 404 among good answers says nothing', async () => {
  await add();
  pages.delete('/report');
  expect(await look()).toMatchObject({ news: 0, out: '' });
  pages.set('/report', { body: report() });
  expect(await look()).toMatchObject({ news: 0, out: '' });
  expect(await state()).toBe('live');
});

test('a bot check is no removal: the page is unknown, and back without an alert', async () => {
  await add();
  pages.set('/report', { body: CAPTCHA });
  await look();
  const gated = await look();
  expect(gated.news).toBe(0);
  expect(gated.out).toMatch(/^NOTICE /);
  expect(gated.out).toContain('gated: a bot check');
  expect(gated.out).toContain('; unknown since 2026-03-03 15:30 UTC)');
  pages.set('/report', { body: report() });
  await look();
  expect((await look()).news).toBe(0);
  expect(await state()).toBe('live');
});

test('advertisements, counters and clocks are no change, and nothing is kept for them', async () => {
  await add();
  for (const noise of [
    '<p>Viewed 1,204 times.</p>',
    '<aside><a href="/x">Buy a firewall today</a></aside>',
  ]) {
    pages.set('/report', { body: report(PARAGRAPHS, TABLE, noise) });
    expect(await look()).toMatchObject({ news: 0, out: '' });
  }
  expect(kept()).toBe(1);
});

test('an edited page is kept as one more copy, without an alert', async () => {
  await add();
  const edited = PARAGRAPHS.map((p) => p.replace('forty minutes', 'fifty minutes'));
  pages.set('/report', { body: report(edited) });
  expect(await look()).toMatchObject({ news: 0, out: '' });
  expect(await look()).toMatchObject({ news: 0, out: '' });
  expect(kept()).toBe(2);
});

test('a page of its own for what is not there is seen through by asking for nothing in particular', async () => {
  await add();
  const answer =
    '<title>Northgate</title><h1>Hm.</h1><p>Perhaps one of our other pieces is of interest to you?</p>';
  const asking = { get: (path: string) => (path === '/robots.txt' ? undefined : { body: answer }) };
  pages = asking as unknown as typeof pages;
  await look();
  const { news, out } = await look();
  expect(news).toBe(1);
  expect(out).toMatch(/soft-404: the site answers the same where there is nothing/);
  expect(out).toMatch(/what came instead is kept as archive\/\S+\.wacz/);
});

test('a page that sends to the home page is told of as such; one that moved whole is not', async () => {
  await add();
  pages.set('/report', { status: 301, location: '/library/copper-heron', body: '' });
  pages.set('/library/copper-heron', { body: report() });
  await look();
  expect(await look()).toMatchObject({ news: 0, out: '' });
  pages.set('/report', { status: 302, location: '/', body: '' });
  pages.set('/', {
    body: '<title>Northgate</title><h1>Northgate Labs</h1><p>We look after harbours at night.</p>',
  });
  await look();
  expect((await look()).out).toMatch(/redirected-away: the address leads to http:/);
});

test('a page that has not changed is asked for with its tag, and not sent again', async () => {
  pages.set('/report', { body: report(), etag: '"v1"' });
  await add();
  asked = [];
  const { seen } = await look();
  expect(asked.find(({ url }) => url === '/report')?.headers['if-none-match']).toBe('"v1"');
  expect(seen).toMatchObject({ sight: 'live', status: 304 });
});

test('robots.txt is asked first and obeyed', async () => {
  pages.set('/robots.txt', { type: 'text/plain', body: 'User-agent: howdunit\nDisallow: /report\n' });
  expect(await add()).toMatchObject({ code: 'source-gated', message: 'robots.txt asks not to fetch it' });
  expect(asked.map(({ url }) => url)).toEqual(['/robots.txt']);
});

const FEEDS: readonly (readonly [string, string, (titles: readonly string[]) => string])[] = [
  [
    'RSS',
    'application/rss+xml',
    (titles) =>
      `<?xml version="1.0"?><rss version="2.0"><channel><title>Notes</title>${titles.map((t) => `<item><title>${t}</title><link>https://northgate.example/${t}</link><guid>${t}</guid></item>`).join('')}</channel></rss>`,
  ],
  [
    'Atom',
    'application/atom+xml',
    (titles) =>
      `<feed xmlns="http://www.w3.org/2005/Atom"><title>Notes</title>${titles.map((t) => `<entry><id>urn:${t}</id><title>${t}</title><link href="https://northgate.example/${t}"/></entry>`).join('')}</feed>`,
  ],
  [
    'JSON Feed',
    'application/feed+json',
    (titles) =>
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Notes',
        items: titles.map((title) => ({ id: title, title, url: `https://northgate.example/${title}` })),
      }),
  ],
];

test.each(FEEDS)('a new entry of a feed is told of once (%s)', async (_, type, feed) => {
  pages.set('/feed', { type, body: feed(['one', 'two']) });
  expect(await add('/feed')).toMatchObject({ kind: 'feed', title: 'Notes' });
  expect(await look()).toMatchObject({ news: 0, out: '' });
  pages.set('/feed', { type, body: feed(['three', 'one', 'two']) });
  const { news, out } = await look();
  expect(news).toBe(1);
  expect(out).toMatch(/^NEW {4}https:\/\/northgate\.example\/three {2}three/);
  expect(await look()).toMatchObject({ news: 0, out: '' });
});

test('a feed that would swell is not read', async () => {
  const bomb =
    '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><rss><channel><title>&b;</title></channel></rss>';
  pages.set('/feed', { type: 'application/rss+xml', body: `<?xml version="1.0"?>${bomb}` });
  expect(await add('/feed')).toMatchObject({ code: 'damaged', message: expect.stringContaining('entities') });
});

test('the words are those of an observer, with times in UTC', async () => {
  await add();
  pages.delete('/report');
  await look();
  const { out } = await look();
  expect(out.split('\n')[0]).toBe(
    `ALERT  ${base}/report  gone: the server answered 404 Not Found (present 2026-03-03 09:30 UTC; absent 2026-03-03 15:30 UTC and 2026-03-03 21:30 UTC)`,
  );
});

test('what is unconfirmed is looked at sooner, but not sooner than the server would have it', async () => {
  await add();
  const due = async (): Promise<number> => {
    const watches = await desk.store.watches();
    return watches.ok ? (Date.parse(watches.value[0]?.nextDue ?? '') - clock) / HOUR : Number.NaN;
  };
  pages.delete('/report');
  await look();
  expect(await due()).toBe(1);
  pages.set('/report', { status: 503, retryAfter: '7200', body: 'busy' });
  await look();
  expect(await due()).toBe(2);
  pages.set('/report', { body: report() });
  await look();
  expect(await due()).toBe(6);
});
