import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../howdunit.ts';
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

const MODES: readonly (readonly [string, Parameters<Page['emulateMedia']>[0]])[] = [
  ['light', { colorScheme: 'light', forcedColors: 'none' }],
  ['dark', { colorScheme: 'dark', forcedColors: 'none' }],
  ['forced colours', { colorScheme: 'light', forcedColors: 'active' }],
];

describe.skipIf(reason !== undefined)(
  `every screen of the desk${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    const home = temporaryFolder();
    let desk: ServedDesk;
    let browser: Browser;
    let screens: Readonly<Record<string, string>>;

    beforeAll(async () => {
      desk = await serveExample(home);
      browser = await launch();
      const [report] = await reportsOf(desk);
      const story = await makeStory(desk);
      screens = {
        inbox: '/',
        desk: `/reports/${report?.id}`,
        captured: `/reports/${report?.id}?tab=captured`,
        changes: `/reports/${report?.id}?tab=diff`,
        provenance: `/reports/${report?.id}?tab=provenance`,
        how: '/how',
        who: '/ledger',
        stories: '/stories',
        story: `/stories/${story}`,
        names: '/names?q=APT27',
        hunt: '/hunt',
        watch: '/watch',
        search: '/search?q=heron',
        settings: '/settings',
        nothing: '/no/such/screen',
      };
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      await desk?.end();
    });

    test('in light, dark and forced colours: no barrier that axe sees, no external request, nothing the policy stops', async () => {
      const watched = await open(browser, desk);
      const { page } = watched;
      for (const [name, path] of Object.entries(screens)) {
        await visit(page, desk.url + path);
        if (name === 'desk') await selectFirst(page);
        expect(await page.locator('h1').count(), `headings of ${name}`).toBe(1);
        // Colours are all that a mode changes, and style sheets alone change them: no screen is loaded again.
        for (const [mode, media] of MODES) {
          await page.emulateMedia(media);
          await shoot(page, `${name}-${mode.replace(' ', '-')}`);
          expect(await barriers(page), `${name} in ${mode}`).toEqual([]);
        }
      }
      expect({ ...watched, page: undefined }).toEqual({
        page: undefined,
        external: [],
        violations: [],
        faults: [],
      });
      await page.context().close();
    }, 240_000);

    test('in German, right to left: the page says so, and nothing runs out of any screen, on a phone neither', async () => {
      const watched = await open(browser, desk, { locale: 'de-DE' });
      const { page } = watched;
      await page.goto(desk.url);
      await page.evaluate(`localStorage.setItem('howdunit.settings', JSON.stringify({ direction: 'rtl' }))`);
      for (const [name, path] of Object.entries(screens)) {
        await page.setViewportSize({ width: 1280, height: 860 });
        await visit(page, desk.url + path);
        expect(await page.evaluate(`[document.documentElement.lang, document.documentElement.dir]`)).toEqual([
          'de',
          'rtl',
        ]);
        expect(await runsOut(page), `${name} runs out of the page`).toBe(0);
        if (name === 'desk') {
          const title = await page.getByRole('heading', { level: 1 }).boundingBox();
          expect(title?.width).toBeGreaterThan(200);
        }
        await page.setViewportSize({ width: 360, height: 780 });
        await shoot(page, `${name}-german-rtl-phone`);
        expect(await runsOut(page), `${name} runs out of a phone`).toBe(0);
        if (name !== 'who') continue;
        // Who contradicts stands below, and what the desk itself says of echoes is German, too.
        const [claims, contrary] = [page.locator('.sides > div').first(), page.locator('.contrary').first()];
        const [above, below] = [await claims.boundingBox(), await contrary.boundingBox()];
        expect(below?.y).toBeGreaterThanOrEqual((above?.y ?? 0) + (above?.height ?? 0));
        const said = await page.locator('main').textContent();
        expect(said).toContain('nennt Northgate Labs als Quelle');
        expect(said).not.toMatch(/word for word|as its source/u);
      }
      expect(await page.getByRole('navigation').textContent()).toContain('Eingang');
      expect(watched.faults).toEqual([]);
      await page.context().close();
    }, 240_000);

    test('HOW stands before WHO in the navigation and in the filter', async () => {
      const { page } = await open(browser, desk);
      await page.goto(desk.url + screens['desk']);
      const navigation = (await page.getByRole('navigation').textContent()) ?? '';
      expect(navigation.indexOf('How')).toBeGreaterThan(-1);
      expect(navigation.indexOf('How')).toBeLessThan(navigation.indexOf('Who'));
      await page.context().close();
    });

    test('the ledger prints independent origins, and says where no evidence is given', async () => {
      const { page } = await open(browser, desk);
      await page.goto(desk.url + screens['who']);
      const first = page.locator('.claim-group').first();
      await first.waitFor();
      expect(await first.textContent()).toMatch(/independent origin/u);
      expect(await first.textContent()).toContain('Evidence: none given');
      expect(await first.getByRole('heading', { level: 2 }).textContent()).toContain('did it');
      await page.context().close();
    });
  },
);

/** Pixels by which the page is wider than its window. */
async function runsOut(page: Page): Promise<unknown> {
  return page.evaluate(
    'Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth - 1)',
  );
}

async function selectFirst(page: Page): Promise<void> {
  await page.locator('.finding').first().waitFor();
  await page.keyboard.press('j');
  await page.locator('.card').waitFor();
}

async function makeStory(desk: ServedDesk): Promise<string> {
  const reports = (await reportsOf(desk)).map(({ id }) => id);
  const made = await fetch(`${desk.url}/api/v1/stories`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ title: 'Copper Heron', reports }),
  });
  return ((await made.json()) as { id: string }).id;
}
