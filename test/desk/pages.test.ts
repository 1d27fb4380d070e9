import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { howdunit, ROOT, temporaryFolder } from '../howdunit.ts';
import { barriers, launch, open, reportsOf, type ServedDesk, serveHome, shoot, whyNot } from './browser.ts';

const reason = whyNot();

describe.skipIf(reason !== undefined)(
  `the pages of a PDF${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    const home = temporaryFolder();
    let desk: ServedDesk;
    let browser: Browser;

    beforeAll(async () => {
      const reports = ['report.pdf', 'cert-nx-statement.md'].map((name) =>
        join(ROOT, 'examples/copper-heron', name),
      );
      const read = await howdunit(['read', ...reports, '--home', home]);
      if (read.exit !== 0) throw new Error(read.err);
      desk = await serveHome(home);
      browser = await launch();
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      await desk?.end();
    });

    test('show each finding where it stands, select by a click, and follow the keyboard to another page', async () => {
      const watched = await open(browser, desk);
      const { page } = watched;
      const [report] = await reportsOf(desk);
      await page.goto(`${desk.url}/reports/${report?.id}?kind=observable`);
      await page.getByRole('tab', { name: 'Pages' }).click();
      const figures = page.locator('.pages figure');
      await figures.first().locator('g rect').first().waitFor();
      expect(
        await page.evaluate("document.querySelector('.pages img').decode().then(() => 'a picture', String)"),
      ).toBe('a picture');

      const marked = figures.first().locator('g').first();
      await marked.locator('rect').first().click();
      const value = (await page.locator('.card').textContent()) ?? '';
      expect(await page.locator('.pages g.active').count()).toBe(1);
      await shoot(page, 'pages');
      expect(await barriers(page)).toEqual([]);

      await page.keyboard.press('j');
      await page.locator('.card').filter({ hasNotText: value }).waitFor();
      await page.locator('.pages g.active').waitFor();
      for (let step = 0; step < 40; step++) await page.keyboard.press('j');
      const last = page.locator('.pages figure', { has: page.locator('g.active') });
      await last.waitFor();
      const isInView = async (): Promise<boolean> => {
        const [view, shown] = await Promise.all([page.locator('.pages').boundingBox(), last.boundingBox()]);
        if (view === null || shown === null) return false;
        return shown.y < view.y + view.height && shown.y + shown.height > view.y;
      };
      await expect.poll(isInView).toBe(true);
      const { external, violations, faults } = watched;
      expect({ external, violations, faults }).toEqual({ external: [], violations: [], faults: [] });
    }, 120_000);

    test('are there for a PDF alone; no such page is an answer, not a picture', async () => {
      const { page } = await open(browser, desk);
      const reports = await reportsOf(desk);
      const markdown = reports.find(({ title }) => /statement/iu.test(title));
      await page.goto(`${desk.url}/reports/${markdown?.id}?tab=pages`);
      await page.getByRole('tab', { name: 'Text' }).waitFor();
      expect(await page.getByRole('tab', { name: 'Pages' }).count()).toBe(0);

      const ask = (id: string | undefined, number: string): Promise<Response> =>
        fetch(`${desk.url}/api/v1/reports/${id}/pages/${number}`);
      const pdf = reports.find(({ id }) => id !== markdown?.id)?.id;
      expect((await ask(pdf, '1')).headers.get('content-type')).toBe('image/png');
      expect([(await ask(pdf, '99')).status, (await ask(pdf, '0')).status]).toEqual([404, 400]);
      expect(await (await ask(markdown?.id, '1')).json()).toMatchObject({ code: 'unsupported-format' });
    }, 60_000);
  },
);
