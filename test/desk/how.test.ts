import type { Browser } from 'playwright-core';
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
  whyNot,
} from './browser.ts';

const reason = whyNot();

interface Inventory {
  readonly software: readonly { readonly name: string; readonly places: readonly Place[] }[];
  readonly rules: readonly { readonly text: string; readonly place: Place }[];
  readonly indicators: readonly {
    readonly role: string;
    readonly values: readonly { readonly value: string; readonly place: Place }[];
  }[];
}
interface Place {
  readonly reportId: string;
  readonly findingId: string;
  readonly sentence: string;
}

describe.skipIf(reason !== undefined)(
  `what was used, on the board${reason === undefined ? '' : `: ${reason}`}`,
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

    const inventory = async (query = ''): Promise<Inventory> =>
      (await (await fetch(`${desk.url}/api/v1/inventory${query}`)).json()) as Inventory;

    test('programs, rules and indicators by role stand there with their words, the attackers’ first', async () => {
      const { software, rules, indicators } = await inventory();
      expect(software.map(({ name }) => name)).toEqual(expect.arrayContaining(['Rclone', 'Cobalt Strike']));
      expect(indicators[0]?.role).toBe('attacker');
      expect(rules.length).toBeGreaterThan(0);
      for (const { name, places } of software) {
        expect(places[0]?.sentence.toLowerCase()).toContain(name.toLowerCase());
      }

      const { page, faults } = await open(browser, desk);
      await page.goto(`${desk.url}/how`);
      const part = page.getByRole('region', { name: 'Malware and tools' });
      await part.waitFor();
      expect(await part.textContent()).toContain('Cobalt Strike');
      const attackers = page.getByRole('article').filter({ hasText: /^attacker/u });
      expect(await attackers.first().textContent()).toContain('heron-cdn[.]example');
      await shoot(page, 'how-inventory');
      expect(await barriers(page)).toEqual([]);
      await part.getByRole('link').first().click();
      await page.locator('.card').waitFor();
      expect(faults).toEqual([]);
    }, 60_000);

    test('a value that an analyst rejects leaves the board', async () => {
      const [report] = await reportsOf(desk);
      const before = await inventory(`?reports=${report?.id}`);
      const [first] = before.indicators[0]?.values ?? [];
      const decided = await fetch(`${desk.url}/api/v1/findings/${first?.place.findingId}/decisions`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ action: 'reject', allSameValue: true }),
      });
      expect(decided.status).toBe(200);
      const values = (await inventory()).indicators.flatMap(({ values: all }) =>
        all.map(({ value }) => value),
      );
      expect(values).not.toContain(first?.value);
    }, 60_000);
  },
);
