import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RunningDesk, runDesk } from '../desk.ts';
import { OtherSite } from '../fixtures/talk-desk.ts';
import { howdunit, ROOT, temporaryFolder } from '../howdunit.ts';
import { barriers, launch, open, shoot, visit, whyNot } from './browser.ts';

const reason = whyNot();
const MODES: readonly Parameters<Page['emulateMedia']>[0][] = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
];

describe.skipIf(reason !== undefined)(`posts and replies${reason === undefined ? '' : `: ${reason}`}`, () => {
  const home = temporaryFolder();
  let desk: RunningDesk;
  let site: OtherSite;
  let browser: Browser;

  beforeAll(async () => {
    const path = join(ROOT, 'examples/copper-heron/cert-nx-statement.md');
    expect(readFileSync(path, 'utf8')).toContain('TLP:CLEAR');
    const read = await howdunit(['read', path, '--home', home]);
    if (read.exit !== 0) throw new Error(read.err);
    [desk, site, browser] = await Promise.all([
      runDesk(home, '--replies', 'webmention', '--allow-private'),
      OtherSite.open(),
      launch(),
    ]);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  test('from a report to a page that anybody reads, a reply that an analyst shows, and a dated correction', async () => {
    const watched = await open(browser, { url: desk.url, end: async () => undefined });
    const { page } = watched;
    const [report] = (await desk.get('/api/v1/reports')).json.items;
    await visit(page, `${desk.url}/reports/${report.id}`);
    await page.getByRole('link', { name: 'Publish', exact: true }).click();
    await page.getByLabel('Title').fill('What CERT-NX says');
    await page
      .getByLabel('Your words; an empty line begins a paragraph')
      .fill('It disagrees.\n\nWe quote why.');
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    const line = page.locator('.report-line').filter({ hasText: 'What CERT-NX says' });
    await line.waitFor();
    await page.getByText('The report still says what the post says.').waitFor();
    const id = new URL(page.url()).searchParams.get('post') ?? '';
    expect(id).toMatch(/^post-[0-9a-f]{16}$/u);

    const target = `${desk.url}/p/${id}`;
    const source = site.reply('/notes', target);
    const told = await fetch(`${desk.url}/p/webmention`, {
      method: 'POST',
      body: new URLSearchParams({ source, target }),
    });
    expect(told.status).toBe(201);
    const status = told.headers.get('location') ?? '';
    await expect
      .poll(async () => ((await (await fetch(status)).json()) as { state: string }).state)
      .toBe('held');

    await visit(page, `${desk.url}/posts?part=replies`);
    const card = page.getByRole('article', { name: 'From 127.0.0.1' });
    await card.getByText('We looked at our own gateways and see it differently').waitFor();
    expect(await card.textContent()).toContain('the first of its site');
    expect(await card.getByRole('link').allTextContents()).toEqual(['to this post']);
    for (const media of MODES) {
      await page.emulateMedia(media);
      expect(await barriers(page)).toEqual([]);
    }
    await shoot(page, 'replies');
    await card.getByRole('button', { name: 'Approve' }).click();
    await page.getByText('No reply stands so.').waitFor();

    await visit(page, `${desk.url}/posts?post=${id}`);
    await page.getByText('Correct', { exact: true }).click();
    await page.getByLabel('What is corrected, and why; readers see it').fill('It disagrees with one claim.');
    await page
      .getByLabel('Your words; an empty line begins a paragraph')
      .fill('It disagrees with one claim.\n\nWe quote why.');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Publish the correction' }).click();
    await page.getByText('Version 2, by').waitFor();

    await page.goto(target);
    await page.getByRole('heading', { level: 1, name: 'What CERT-NX says' }).waitFor();
    const words = (await page.locator('main').textContent()) ?? '';
    expect(words).toContain('We looked at our own gateways and see it differently');
    expect(words).toContain('It disagrees with one claim.');
    expect(await page.locator('del').allTextContents()).toEqual(['It disagrees.']);
    expect(words.indexOf('HOW')).toBeLessThan(words.indexOf('WHO'));
    expect(await page.locator('script').count()).toBe(0);
    for (const media of MODES) {
      await page.emulateMedia(media);
      expect(await barriers(page)).toEqual([]);
    }
    await shoot(page, 'post');
    await page.goto(`${desk.url}/p`);
    await page.getByRole('link', { name: 'What CERT-NX says' }).waitFor();
    expect(await barriers(page)).toEqual([]);
    const { external, violations, faults } = watched;
    expect({ external, violations, faults }).toEqual({ external: [], violations: [], faults: [] });
  }, 120_000);

  test('in German, the screens and the page say so', async () => {
    const { page } = await open(browser, { url: desk.url, end: async () => undefined }, { locale: 'de-DE' });
    await visit(page, `${desk.url}/posts?part=replies`);
    await page.getByRole('heading', { level: 1, name: 'Beiträge und Antworten' }).waitFor();
    await page.getByText('Keine Antwort steht so.').waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.goto(`${desk.url}/p`);
    await page.getByRole('heading', { level: 1, name: 'Beiträge' }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
  }, 60_000);

  test('the same by the command line: a refusal, the queue, a domain that is blocked and not any more', async () => {
    const ask = (...args: readonly string[]) => howdunit(['post', ...args, '--home', home]);
    expect((await ask('list')).out).toMatch(
      /^post-[0-9a-f]{16} {2}\S+ {2}What CERT-NX says .*corrected once/u,
    );
    const queue = await ask('replies', '--state', 'approved');
    expect(queue.out).toContain(
      '“We looked at our own gateways and see it differently: what CERT-NX has published',
    );
    expect(queue.out).toContain('from hxxp://127.0.0.1:');
    expect((await ask('block', '127.0.0.1', '--why', 'a test')).err).toContain('nothing is taken or shown');
    const [post] = (await desk.get('/api/v1/posts')).json.items;
    expect((await desk.get(`/p/${post.id}`)).text).not.toContain('see it differently');
    expect((await ask('unblock', '127.0.0.1')).exit).toBe(0);
    expect((await desk.get(`/p/${post.id}`)).text).toContain('see it differently');
    const shown = await ask('show', post.id, '--base', 'https://desk.example');
    expect(shown.out).toContain('<link rel="canonical" href="https://desk.example/p/post-');
  }, 60_000);
});
