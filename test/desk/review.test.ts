import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../howdunit.ts';
import { launch, open, reportsOf, type ServedDesk, serveExample, whyNot } from './browser.ts';

const reason = whyNot();
const MOST_KEYS = 110;
const PATIENCE = { timeout: 20_000 };

describe.skipIf(reason !== undefined)(
  `reviewing by keyboard${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    const home = temporaryFolder();
    let desk: ServedDesk;
    let browser: Browser;

    beforeAll(async () => {
      desk = await serveExample(home);
      browser = await launch();
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      await desk?.end();
    });

    async function openLargest(): Promise<Page> {
      const { page } = await open(browser, desk);
      const [report] = await reportsOf(desk);
      await page.goto(`${desk.url}/reports/${report?.id}`);
      await page.locator('.finding').first().waitFor();
      return page;
    }

    test(`fifty findings take at most ${MOST_KEYS} key presses, and stay decided`, async () => {
      const page = await openLargest();
      const [before] = await reviewed(page);
      let keys = 0;
      const press = async (key: string): Promise<void> => {
        keys += 1;
        await page.keyboard.press(key);
      };
      await press('j');
      for (let at = 0; at < 50; at += 1) await press(at % 5 === 4 ? 'x' : 'a');
      expect(keys).toBeLessThanOrEqual(MOST_KEYS);
      await expect.poll(async () => (await reportsOf(desk))[0]?.counts.reviewed, PATIENCE).toBe(before + 50);
      await page.reload();
      await page.locator('.finding').first().waitFor();
      expect(await reviewed(page)).toEqual([before + 50, expect.any(Number)]);
      await page.context().close();
    }, 120_000);

    test('a decision is undone with u', async () => {
      const page = await openLargest();
      const [before] = await reviewed(page);
      for (const key of ['j', 'a']) await page.keyboard.press(key);
      await expect.poll(async () => (await reportsOf(desk))[0]?.counts.reviewed, PATIENCE).toBe(before + 1);
      await page.keyboard.press('u');
      await expect.poll(async () => (await reportsOf(desk))[0]?.counts.reviewed, PATIENCE).toBe(before);
      await expect.poll(async () => (await reviewed(page))[0]).toBe(before);
      await page.context().close();
    });

    test('Enter goes to the words in the text, Escape comes back to the list', async () => {
      const page = await openLargest();
      for (const key of ['j', 'Enter']) await page.keyboard.press(key);
      const label = await page.locator('.card').getAttribute('aria-label');
      const focused = page.locator('.text :focus');
      const described = (await focused.getAttribute('aria-describedby')) ?? '';
      expect(label).not.toBe('');
      expect(await page.locator(`[id="${described}"]`).textContent()).toContain(label);
      await page.keyboard.press('Escape');
      await page.locator('[role="listbox"]:focus').waitFor();
      await page.context().close();
    });

    test('a role is corrected with e', async () => {
      const page = await openLargest();
      await page.keyboard.press('2');
      await page.waitForURL(/[?&]kind=/u);
      const kinds = async (): Promise<string> =>
        (await page.locator('.finding .kind').allTextContents()).join('\n');
      await expect.poll(kinds, PATIENCE).not.toMatch(/technique|claim|tool|malware/u);
      await page.keyboard.press('j');
      const value = await page.locator('.card h2').textContent();
      await page.keyboard.press('e');
      await page.getByRole('dialog').getByLabel('Role').selectOption('benign');
      await page.keyboard.press('Tab');
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).press('Enter');
      await expect.poll(() => page.locator('.card').textContent(), PATIENCE).toContain('corrected');
      expect(await page.locator('.card').textContent()).toContain('benign service');
      expect(await page.locator('.card h2').textContent()).toBe(value);
      await page.context().close();
    });

    test('selected words become a finding with m', async () => {
      const page = await openLargest();
      await page.evaluate(`(() => {
      const node = [...document.querySelectorAll('.text p')].find((p) => p.textContent.length > 80).firstChild;
      document.getSelection().setBaseAndExtent(node, 0, node, node.data.indexOf(' ', 8));
    })()`);
      const words = String(await page.evaluate('document.getSelection().toString()'));
      expect(words).not.toBe('');
      await page.keyboard.press('m');
      await page.getByLabel('Kind of finding').selectOption('software');
      await page.getByRole('dialog').getByRole('button', { name: 'Add a finding' }).press('Enter');
      await expect.poll(() => page.locator('.card h2').textContent(), PATIENCE).toBe(words.trim());
      await page.context().close();
    });

    test('single letters do nothing while somebody types, or once they are switched off', async () => {
      const page = await openLargest();
      const [before] = await reviewed(page);
      await page.keyboard.press('j');
      await page.keyboard.press('/');
      await page.keyboard.type('aaa');
      expect(await page.getByLabel('Find in findings').inputValue()).toBe('aaa');
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await page.getByRole('dialog').getByRole('checkbox').uncheck();
      await page.keyboard.press('Escape');
      for (const key of ['j', 'a', 'a', 'x']) await page.keyboard.press(key);
      expect((await reviewed(page))[0]).toBe(before);
      await page.context().close();
    });

    test('a filter is in the address, so that it can be sent to a colleague', async () => {
      const page = await openLargest();
      await page.keyboard.press('w');
      await expect.poll(() => page.url(), PATIENCE).toContain('side=how');
      await page.keyboard.press('w');
      await expect.poll(() => page.url(), PATIENCE).toContain('side=who');
      await page.reload();
      await page.locator('.finding').first().waitFor();
      expect(await page.locator('.finding .kind').allInnerTexts()).toSatisfy((rows: string[]) =>
        rows.every((row) => row.startsWith('WHO')),
      );
      await page.context().close();
    });
  },
);

/** What the progress says: `41/312 reviewed`. */
async function reviewed(page: Page): Promise<readonly [number, number]> {
  const said = await page.locator('.desk-head .progress').textContent();
  const [, done, of] = /(\d{1,6})\/(\d{1,6})/u.exec(said ?? '') ?? [];
  return [Number(done), Number(of)];
}
