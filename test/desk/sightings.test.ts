import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { howdunit, ROOT, temporaryFolder } from '../howdunit.ts';
import {
  barriers,
  launch,
  open,
  reportsOf,
  type ServedDesk,
  serveExample,
  shoot,
  visit,
  whyNot,
} from './browser.ts';

const reason = whyNot();
const MODES: readonly Parameters<Page['emulateMedia']>[0][] = [
  { colorScheme: 'light', forcedColors: 'none' },
  { colorScheme: 'dark', forcedColors: 'none' },
  { colorScheme: 'light', forcedColors: 'active' },
];

const SIGHTINGS = '/api/v1/sightings';

describe.skipIf(reason !== undefined)(`were we hit?${reason === undefined ? '' : `: ${reason}`}`, () => {
  const home = temporaryFolder();
  let desk: ServedDesk;
  let browser: Browser;
  let report: string;

  const get = async (path: string) => {
    const answer = await fetch(desk.url + path);
    return { status: answer.status, json: (await answer.json()) as Record<string, never> };
  };

  beforeAll(async () => {
    desk = await serveExample(home);
    browser = await launch();
    report = (await reportsOf(desk)).find(({ title }) => title.includes('Copper Heron'))?.id ?? '';
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await desk?.end();
  });

  test('before any hunt was kept the screens say nothing, and the hunt screen says so', async () => {
    expect((await get(SIGHTINGS)).json).toMatchObject({ items: [], total: 0, sum: { count: 0, hosts: 0 } });
    const { page } = await open(browser, desk);
    await page.goto(`${desk.url}/hunt`);
    await page.getByText('Nothing is kept.').waitFor();
    await visit(page, desk.url);
    await page.locator('#kept').waitFor();
    expect(await page.locator('.sighted').count()).toBe(0);
    await page.context().close();
  });

  test('what a hunt kept is in the API by page, by report and by indicator, and its lines are harmless text', async () => {
    const log = join(home, 'hostile.log');
    const filler = 'x'.repeat(2_000);
    writeFileSync(
      log,
      [
        `2026-11-17T09:00:00Z web07 app[1]: <img src=x onerror="document.title='hit'"> heron-cdn.example \u001B[2J\u202Egpj ${filler}`,
        '2026-11-18T09:00:00Z web08 app[1]: GET http://vessel-eta.example/ 200',
        '2026-11-18T09:01:00Z web08 app[1]: GET http://vessel-eta.example/ 200',
      ].join('\n'),
    );
    const args = ['hunt', log, join(ROOT, 'examples/copper-heron/logs/dns.log'), '--keep-sightings'];
    expect((await howdunit([...args, '--home', home])).exit).toBe(0);
    const { json } = await get(`${SIGHTINGS}?limit=1`);
    const { items, next, total, sum, reports } = json as unknown as {
      items: { reportId: string; lines: { text: string }[] }[];
      next: string;
      total: number;
      sum: { count: number; hosts: number; lastDay: string };
      reports: { reportId: string; count: number }[];
    };
    expect([items.length, sum.lastDay]).toEqual([1, '2026-11-18']);
    expect(total).toBeGreaterThanOrEqual(3);
    expect(reports.map(({ reportId }) => reportId)).toContain(report);
    expect((await get(`${SIGHTINGS}?limit=1&cursor=${next}`)).json['items']).toHaveLength(1);
    const vessel = (await get(`${SIGHTINGS}?report=${report}&type=domain-name&value=vessel-eta.example`))
      .json;
    expect(vessel).toMatchObject({ total: 1, sum: { count: 2, hosts: 1, firstDay: '2026-11-18' } });
    const all = (await get(`${SIGHTINGS}?report=${report}`)).json['items'] as unknown as typeof items;
    for (const { text } of all.flatMap(({ lines }) => lines)) {
      expect(text).not.toMatch(/[\p{Cc}\u202E]|(?:heron-cdn|vessel-eta)\.example/u);
      expect(text.length).toBeLessThan(400);
    }
    expect((await get(`${SIGHTINGS}?report=report-none`)).status).toBe(404);
    expect((await get(`${SIGHTINGS}?limit=5000`)).status).toBe(400);
  });

  test('home, report, card and hunt say how often, where and when, without a barrier in any colours', async () => {
    const watched = await open(browser, desk);
    const { page } = watched;
    const check = async (name: string): Promise<void> => {
      for (const [at, media] of MODES.entries()) {
        await page.emulateMedia(media);
        await shoot(page, `sightings-${name}-${at}`);
        expect(await barriers(page), `${name} in ${at}`).toEqual([]);
      }
    };
    await page.goto(desk.url);
    await page.getByRole('heading', { name: 'Seen in your logs' }).waitFor();
    await check('home');

    await page.goto(`${desk.url}/reports/${report}?at=0`);
    await page.locator('.desk-head .sighted').waitFor();
    const head = (await page.locator('.desk-head .sighted').textContent()) ?? '';
    expect(head).toMatch(/^Seen \d{1,3} times on \d hosts/u);
    expect(head).toContain('18 Nov 2026');
    const finding = (await get(`${SIGHTINGS}?report=${report}&type=domain-name&value=vessel-eta.example`))
      .json['items'] as unknown as { findingId: string }[];
    await page.goto(`${desk.url}/reports/${report}?finding=${finding[0]?.findingId}`);
    const seen = page.locator('.card .sighted');
    await seen.waitFor();
    expect(await seen.textContent()).toBe('Seen 2 times on 1 host · 18 Nov 2026');
    await check('card');

    // By keyboard from the card to the hunt, and in its table to the lines of the log.
    await seen.focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(`**/hunt?report=${report}`);
    const row = page.getByRole('row').filter({ hasText: 'web08' });
    await row.waitFor();
    expect(await row.textContent()).toMatch(/^vessel-eta\[\.\]exampleweb0818 Nov 20262/u);
    await row.locator('summary').focus();
    await page.keyboard.press('Enter');
    await row.getByText('GET http://vessel-eta[.]example/ 200').first().waitFor();
    await page.locator('summary').first().waitFor();
    for (const summary of await page.locator('table summary').all())
      if ((await summary.locator('..').getAttribute('open')) === null) await summary.click();
    expect(await page.locator('table img').count()).toBe(0);
    expect(await page.getByText('onerror=').first().textContent()).toContain('<img src=x');
    await check('hunt');
    expect({ ...watched, page: undefined }).toEqual({
      page: undefined,
      external: [],
      violations: [],
      faults: [],
    });
    await page.context().close();
  }, 120_000);
});
