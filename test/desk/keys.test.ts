import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT, temporaryFolder } from '../howdunit.ts';
import { barriers, launch, open, reportsOf, shoot, whyNot } from './browser.ts';
import { type DeskHere, serveHere } from './here.ts';

const reason = whyNot();

describe.skipIf(reason !== undefined)(
  `keys and highlights${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    const home = temporaryFolder();
    let desk: DeskHere;
    let browser: Browser;
    let path: string;

    beforeAll(async () => {
      desk = await serveHere(home, [{ kind: 'file', path: join(ROOT, 'examples/copper-heron/report.html') }]);
      const [report] = await reportsOf(desk);
      path = `/reports/${report?.id}`;
      browser = await launch();
    }, 60_000);
    afterAll(async () => {
      await browser?.close();
      await desk?.end();
    });

    const headOf = (page: Page): Promise<string | null> =>
      page.locator('.card h2').textContent({ timeout: 5_000 });

    test('a key is changed, refused where it is taken, switched off, and put back; the help says how it is', async () => {
      const { page, faults } = await open(browser, desk);
      await page.goto(`${desk.url}/settings`);
      const next = page.getByLabel('next not yet reviewed');
      await next.focus();
      await page.keyboard.type('x');
      const refusal = page.getByRole('alert');
      expect(await refusal.textContent()).toBe('“x” is taken: reject');
      expect(await next.inputValue()).toBe('j');
      expect(await barriers(page)).toEqual([]);
      await shoot(page, 'keymap');
      await next.focus();
      await page.keyboard.type('n');
      expect([await next.inputValue(), await refusal.count()]).toEqual(['n', 0]);
      await page.getByLabel('accept', { exact: true }).fill('');
      await page.goto(desk.url + path);
      await page.locator('.finding').first().waitFor();
      await page.keyboard.press('j');
      expect(await page.locator('.card').count()).toBe(0);
      await page.keyboard.press('n');
      const first = await headOf(page);
      const accept = page.locator('.card').getByRole('button', { name: 'Accept' }).first();
      expect(await accept.locator('kbd').count()).toBe(0);
      await page.keyboard.press('a');
      expect(await headOf(page)).toBe(first);
      expect((await reportsOf(desk))[0]?.counts.reviewed).toBe(0);
      await page.keyboard.press('n');
      expect(await headOf(page)).not.toBe(first);
      await page.keyboard.press('?');
      const help = await page.getByRole('dialog').locator('.keys').textContent();
      expect(help).toMatch(/n\s*next not yet reviewed/u);
      expect(help).toMatch(/no key\s*accept/u);
      await page.getByRole('dialog').getByRole('link', { name: 'Change the keys' }).click();
      await page.getByRole('button', { name: 'Put all keys back' }).click();
      expect(await next.inputValue()).toBe('j');
      expect(faults).toEqual([]);
      await page.context().close();
    }, 60_000);

    test('what a browser holds of another map that makes no sense harms nothing', async () => {
      const { page, faults } = await open(browser, desk);
      await page.goto(`${desk.url}/settings`);
      const stored = { keys: { next: 'long', accept: 7, reject: null, none: 'q', __proto__: 'p' } };
      await page.evaluate(
        `localStorage.setItem('howdunit.settings', ${JSON.stringify(JSON.stringify(stored))})`,
      );
      await page.reload();
      expect(await page.getByLabel('next not yet reviewed').inputValue()).toBe('j');
      expect(await page.getByLabel('reject', { exact: true }).inputValue()).toBe('');
      expect(faults).toEqual([]);
      await page.context().close();
    });

    test('where a browser paints no highlights of its own, elements say the same, and selecting works on', async () => {
      const { page, faults, violations } = await open(browser, desk);
      await page.addInitScript(
        'delete CSS.highlights; delete globalThis.Highlight; delete CSS.__proto__.highlights',
      );
      await page.goto(desk.url + path);
      const marks = page.locator('.text mark.lit');
      await marks.first().waitFor();
      expect(await page.evaluate(`'highlights' in CSS`)).toBe(false);
      const text = await page.locator('.text').textContent();
      await page.keyboard.press('j');
      const active = page.locator('.text mark.lit.active');
      await active.first().waitFor();
      const quote = await page.locator('.card .said mark').textContent();
      expect((await active.allTextContents()).join('').replaceAll(/\W/gu, '')).toContain(
        (quote ?? '').replaceAll(/\W/gu, '').slice(0, 20),
      );
      await shoot(page, 'marks');
      expect(await barriers(page)).toEqual([]);
      // The words are the same with the highlights and without.
      await page.keyboard.press('h');
      await expect.poll(() => page.locator('.text mark.lit:not(.active)').count()).toBe(0);
      expect(await page.locator('.text').textContent()).toBe(text);
      await page.keyboard.press('h');
      // A click on a mark chooses its finding; words across marks become one finding.
      await marks.nth(3).click();
      await page.locator('.card').waitFor();
      await page.evaluate(`(() => {
        const place = [...document.querySelectorAll('.text p')].find((p) => p.querySelectorAll('mark').length > 1);
        const texts = [];
        const walk = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
        while (walk.nextNode()) texts.push(walk.currentNode);
        document.getSelection().setBaseAndExtent(texts[0], 0, texts[2], texts[2].length);
      })()`);
      const words = String(await page.evaluate('document.getSelection().toString()')).trim();
      await page.keyboard.press('m');
      await page.getByLabel('Kind of finding').selectOption('software');
      await page.getByRole('dialog').getByRole('button', { name: 'Add a finding' }).press('Enter');
      await expect.poll(() => headOf(page)).toBe(words);
      const added = (await (
        await fetch(`${desk.url}/api/v1${path}/findings?kind=software&held=all`)
      ).json()) as {
        items: { span: { quote: string } }[];
      };
      expect(added.items.map(({ span }) => span.quote)).toContain(words);
      expect([faults, violations]).toEqual([[], []]);
      await page.context().close();
    }, 60_000);
  },
);
