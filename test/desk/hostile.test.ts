import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { hostilePage, VECTORS } from '../fixtures/hostile-page.ts';
import { temporaryFolder } from '../howdunit.ts';
import { launch, open, reportsOf, shoot, visit, type Watched, whyNot } from './browser.ts';
import { type DeskHere, serveHere } from './here.ts';

const reason = whyNot();
/** Long enough for a refresh of one second, and for whatever is fetched late. */
const LATE_MS = 2_500;

/** Counts what is asked of it, by path; the page itself is at `/`. */
async function runBeacons(): Promise<{ server: Server; url: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    if (request.url === '/') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      response.end(hostilePage((name) => `${url}/beacon-${name}`));
      return;
    }
    asked.push(request.url ?? '');
    response.writeHead(200, { 'access-control-allow-origin': '*' }).end('');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { server, url, asked };
}

describe.skipIf(reason !== undefined)(
  `a page with ${VECTORS.length} ways to report home${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    const home = temporaryFolder();
    let beacons: Awaited<ReturnType<typeof runBeacons>>;
    let desk: DeskHere;
    let browser: Browser;
    let report: string;

    beforeAll(async () => {
      beacons = await runBeacons();
      desk = await serveHere(home, [{ kind: 'url', url: `${beacons.url}/` }]);
      const [first] = await reportsOf(desk);
      report = first?.id ?? '';
      browser = await launch();
    }, 120_000);
    afterAll(async () => {
      await browser?.close();
      await desk?.end();
      beacons?.server.close();
    });

    test('does report home in a browser that opens it by itself: the page works', async () => {
      expect(VECTORS).toHaveLength(25);
      beacons.asked.length = 0;
      const page = await browser.newPage();
      await page.goto(`${beacons.url}/`, { waitUntil: 'commit' }).catch(() => undefined);
      const fired = (): number => new Set(beacons.asked.map((path) => path.replace('/beacon-', ''))).size;
      await expect.poll(fired).toBeGreaterThanOrEqual(12);
      await page.close();
    }, 30_000);

    /** A click on what is in the frame, where it is there at all. */
    async function tryClick(page: Page, what: string): Promise<void> {
      const target = page.frameLocator('iframe').locator(what).first();
      await target.click({ timeout: 1_000, force: true }).catch(() => undefined);
    }

    const isOurs = async ({ page }: Watched, path: string): Promise<void> => {
      expect(page.url().startsWith(`${desk.url}${path}`)).toBe(true);
      expect(await page.evaluate('[globalThis.taken, document.title.includes("taken")]')).toEqual([
        undefined,
        false,
      ]);
      expect(page.context().pages()).toHaveLength(1);
    };

    test('in no view of the desk: nothing is asked for, nothing taken over, and the policy has nothing to stop', async () => {
      beacons.asked.length = 0;
      const watched = await open(browser, desk);
      const { page } = watched;
      const path = `/reports/${report}`;
      await page.goto(desk.url + path);
      await page.locator('.finding').first().waitFor();
      // Text and cards: every finding once, with the words it stands in.
      expect(await page.locator('.text').textContent()).toContain(`<img src=${beacons.url}/beacon-text`);
      const seen = new Set<string>();
      for (let at = 0; at < 40; at += 1) {
        await page.keyboard.press('J');
        seen.add((await page.locator('.card h2').textContent()) ?? '');
      }
      expect(seen.size).toBeGreaterThan(3);
      expect(await page.locator('.text img, .text script, .card img, .finding img').count()).toBe(0);
      await isOurs(watched, path);

      // As captured, with whatever may be clicked.
      await page.goto(`${desk.url}${path}?tab=captured`);
      await page.frameLocator('iframe').getByText('198.51.100.7').waitFor();
      for (const what of ['#send', '#out', '#run', 'svg text']) await tryClick(page, what);
      await page.waitForTimeout(LATE_MS);
      await shoot(page, 'hostile-captured');
      await isOurs(watched, path);

      // The rest of what says something of it.
      for (const tab of ['diff', 'provenance']) {
        await visit(page, `${desk.url}${path}?tab=${tab}`);
        await isOurs(watched, path);
      }
      for (const screen of ['/', '/how', '/ledger', '/search?q=tide']) {
        await visit(page, desk.url + screen);
        await isOurs(watched, screen.split('?', 1)[0] ?? '');
      }
      await page.goto(`${desk.url}/api/v1/reports/${report}/brief?format=html`);
      await page.getByText('Slow Tide').first().waitFor();
      await shoot(page, 'hostile-brief');
      expect(await page.locator('img, script, iframe').count()).toBe(0);
      await isOurs(watched, '/api/v1/reports/');
      // The capture by its own address, as somebody may open it in a tab.
      await page.goto(`${desk.url}/api/v1/reports/${report}/captured`);
      await page.waitForTimeout(LATE_MS);
      await isOurs(watched, '/api/v1/reports/');

      expect(beacons.asked).toEqual([]);
      // Of the button that was pressed the sandbox says so; the policy had nothing to stop.
      const faults = watched.faults.filter((fault) => !fault.startsWith('Blocked form submission'));
      expect([watched.external, watched.violations, faults]).toEqual([[], [], []]);
      await page.context().close();
    }, 90_000);
  },
);
