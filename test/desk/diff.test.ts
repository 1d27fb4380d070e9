import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { howdunit, temporaryFolder } from '../howdunit.ts';
import { barriers, launch, open, reportsOf, type ServedDesk, serveHome, shoot, whyNot } from './browser.ts';

const reason = whyNot();
const VERDICT = 'Northgate Labs believes that AMBER FINCH did this, and names three[.]heron[.]example.';
const STAYS = 'The intruders read the mail of two port authorities for eleven months before anybody noticed.';
const LATER =
  'We have learned of a third victim since, and will say more <i>in spring</i>, when the case closes.';
const page = (second: string): string =>
  `<!doctype html><html lang="en"><title>Copper Heron</title><article><h1>Copper Heron</h1><p>${STAYS}</p><p>${second}</p></article></html>`;

describe.skipIf(reason !== undefined)(
  `what changed between captures${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    const home = temporaryFolder();
    let body = page(VERDICT);
    let source: Server;
    let desk: ServedDesk;
    let browser: Browser;

    beforeAll(async () => {
      source = createServer((_, answer) => answer.writeHead(200, { 'content-type': 'text/html' }).end(body));
      await new Promise<void>((done) => source.listen(0, '127.0.0.1', done));
      const url = `http://127.0.0.1:${(source.address() as AddressInfo).port}/report`;
      for (const second of [VERDICT, LATER]) {
        body = page(second);
        const read = await howdunit(['read', url, '--allow-private', '--home', home]);
        if (read.exit !== 0) throw new Error(read.err);
      }
      desk = await serveHome(home);
      browser = await launch();
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      await desk?.end();
      source?.closeAllConnections();
      source?.close();
    });

    test('says which words went and what stood in them, and either capture may be chosen', async () => {
      const { page, faults } = await open(browser, desk);
      const [report] = await reportsOf(desk);
      await page.goto(`${desk.url}/reports/${report?.id}`);
      await page.getByRole('tab', { name: 'Changes' }).click();
      const gone = page.locator('.changed').filter({ has: page.locator('del') });
      await gone.waitFor();
      expect(await gone.locator('del').textContent()).toBe(VERDICT);
      expect(await gone.textContent()).toContain('1 of its 1 observables · 1 of its 1 claims');
      expect(await page.locator('.changed ins').textContent()).toBe(LATER.replace(/<.i>|<i>/gu, ''));
      await shoot(page, 'changes-two');
      expect(await barriers(page)).toEqual([]);

      const to = page.getByLabel('to', { exact: true });
      const [from, now] = [await page.getByLabel('From').inputValue(), await to.inputValue()];
      await page.getByLabel('From').selectOption(now);
      await to.selectOption(from);
      await page.locator('.changed del').filter({ hasText: 'third victim' }).waitFor();
      expect(await page.locator('.changed ins').textContent()).toBe(VERDICT);
      expect(faults).toEqual([]);
    }, 120_000);
  },
);
