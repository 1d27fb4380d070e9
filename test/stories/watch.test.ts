import { existsSync, readdirSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runDesk } from '../desk.ts';
import type { Page } from '../fixtures/watched-pages.ts';
import { answer, CAPTCHA, PARAGRAPHS, report } from '../fixtures/watched-pages.ts';
import { howdunit, type Outcome, temporaryFolder } from '../howdunit.ts';

const folder = temporaryFolder();
let home = '';
let count = 0;
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

beforeEach(() => {
  home = join(folder, `home-${++count}`);
  pages = new Map([['/report', { body: report() }]]);
  asked = [];
});

function run(...args: string[]): Promise<Outcome> {
  return howdunit([...args, '--home', home]);
}

const add = (path = '/report', ...flags: string[]): Promise<Outcome> =>
  run('watch', 'add', `${base}${path}`, '--allow-private', ...flags);
const look = (...flags: string[]): Promise<Outcome> =>
  run('watch', '--once', '--now', '--allow-private', ...flags);

async function state(): Promise<string> {
  const [watch] = JSON.parse((await run('watch', 'list', '--json')).out);
  return watch.standing.state;
}

const kept = (): number => readdirSync(join(home, 'archive')).filter((name) => name.endsWith('.wacz')).length;

test('a page that is gone is told of once, when a second look confirms it, with the times of both', async () => {
  expect((await add()).exit).toBe(0);
  pages.delete('/report');
  expect(await look()).toMatchObject({ exit: 0, out: '' });
  const { exit, out } = await look();
  expect(exit).toBe(10);
  expect(out).toContain(`ALERT  ${base}/report  gone: the server answered 404 Not Found (present `);
  expect(out).toMatch(/; absent \d{4}-\d\d-\d\d \d\d:\d\d UTC/);
  expect(out).not.toMatch(/removed|deleted/);
  expect(await look()).toMatchObject({ exit: 0, out: '' });
  expect(await state()).toBe('gone');
});

test('what is missing from a page is counted and named, and the earlier copy is still what is hunted by', async () => {
  await add();
  pages.set('/report', {
    body: report(
      PARAGRAPHS.filter((_, at) => at !== 2),
      '',
    ),
  });
  await look();
  const { exit, out } = await look();
  expect(exit).toBe(10);
  expect(out).toContain('  drifted: ');
  expect(out).toContain('; absent in part ');
  expect(out).toContain('2 of 2 observables');
  expect(out).toContain('1 of 1 claims');
  expect(out).toContain('update[.]heron-cdn[.]example');
  expect(out).not.toContain('update.heron-cdn.example');
  expect(kept()).toBe(2);
  const shown = JSON.parse((await run('share', 'copper-heron', '--json')).out);
  expect(shown.findings).toContainEqual(expect.objectContaining({ value: 'update.heron-cdn.example' }));
  // Compared with the drifted copy from now on: the same page is no news.
  expect(await look()).toMatchObject({ exit: 0, out: '' });
  expect(await state()).toBe('drifted');
});

test('only what is due is looked at', async () => {
  await add('/report', '--every', '1d');
  asked = [];
  const { exit, err } = await run('watch', '--once', '--allow-private');
  expect(exit).toBe(0);
  expect(err).toContain('1 not due');
  expect(asked).toEqual([]);
});

test.each([
  ['/nothing', 3, 'source-gone'],
  ['/door', 3, 'source-gated'],
])('%s is not watched, there being no report to miss', async (path, exit, code) => {
  pages.set('/door', { body: CAPTCHA });
  const outcome = await add(path);
  expect(outcome).toMatchObject({ exit, out: '' });
  expect(outcome.err).toContain(`[${code}]`);
  expect(JSON.parse((await run('watch', 'list', '--json')).out)).toEqual([]);
});

test('what is removed from the list is looked at no more, and its copies stay', async () => {
  await add();
  expect((await run('watch', 'remove', `${base}/report`)).exit).toBe(0);
  expect(await run('watch', 'list')).toMatchObject({ exit: 0, out: '' });
  expect(kept()).toBe(1);
  expect((await run('watch', 'remove', `${base}/report`)).err).toContain('[not-in-store]');
});

test('a secret in an address is refused and stays out of everything that is written', async () => {
  const secret = base.replace('http://', 'http://user:hunter2@');
  const outcome = await howdunit(['watch', 'add', `${secret}/report`, '--allow-private', '--home', home]);
  expect(outcome.exit).toBe(2);
  expect(outcome.out + outcome.err).not.toContain('hunter2');
  expect(existsSync(join(home, 'archive'))).toBe(false);
});

test('while the desk is open, what is due is looked at, and news are said once', async () => {
  await add();
  pages.delete('/report');
  await look();
  const makeDue = (): void => {
    const store = new Database(join(home, 'howdunit.db'));
    store.exec(
      "update watches set next_due = '2000-01-01T00:00:00.000Z', record = json_set(record, '$.nextDue', '2000-01-01T00:00:00.000Z')",
    );
    store.close();
  };
  makeDue();
  const desk = await runDesk(home, '--allow-private');
  await expect.poll(desk.said, { timeout: 45_000 }).toContain(`ALERT  ${base}/report  gone`);
  await desk.kill('SIGTERM');
  expect(await state()).toBe('gone');
});
