import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
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
  type Watched,
  whyNot,
} from './browser.ts';

const reason = whyNot();

/** A loaded machine writes a rating in a second or two. */
const SOON = { timeout: 15_000 };

const MODES: readonly (readonly [string, BrowserContextOptions])[] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced-colours', { forcedColors: 'active' }],
];

describe.skipIf(reason !== undefined)(
  `weighing what is said${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    const home = temporaryFolder();
    let desk: ServedDesk;
    let browser: Browser;
    let watched: Watched;
    let page: Page;
    let story: string;
    let reports: Awaited<ReturnType<typeof reportsOf>>;

    beforeAll(async () => {
      desk = await serveExample(home);
      browser = await launch();
      reports = await reportsOf(desk);
      story = (await send('/stories', { title: 'Copper Heron', reports: reports.map(({ id }) => id) })).id;
      watched = await open(browser, desk);
      page = watched.page;
    }, 120_000);

    afterAll(async () => {
      await browser?.close();
      await desk?.end();
    });

    // biome-ignore lint/suspicious/noExplicitAny: what a test expects of it is for the test to say
    async function send(path: string, body: unknown): Promise<any> {
      const answer = await fetch(`${desk.url}/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      return answer.json();
    }

    // biome-ignore lint/suspicious/noExplicitAny: what a test expects of it is for the test to say
    async function asked(path: string): Promise<any> {
      return (await fetch(`${desk.url}/api/v1${path}`)).json();
    }

    /** A short report of these words. */
    async function brought(text: string): Promise<{ readonly id: string }> {
      const { job } = await send('/reports', { text, name: 'note.txt' });
      for (;;) {
        const { state, done, problem } = await asked(`/jobs/${job.id}`);
        if (state === 'done') return { id: done.reportId };
        if (state === 'failed') throw new Error(JSON.stringify(problem));
        await new Promise((resolve) => setTimeout(resolve, 200));
      }
    }

    const go = (path: string): Promise<void> => visit(page, desk.url + path);

    test('a search marks its words, leads to the place, and more is one key away', async () => {
      await go('/');
      await page.keyboard.press('g');
      await page.keyboard.press('s');
      // The page that is left has a field of its own, to filter its reports: one waits until it has gone.
      await page.waitForURL('**/search');
      await page.getByRole('heading', { level: 1, name: 'Search' }).waitFor();
      await page.getByRole('searchbox').focus();
      await page.keyboard.type('intruders mail');
      await page.keyboard.press('Enter');
      const results = page.getByRole('region', { name: 'Places found' });
      await results.waitFor();
      const marked = await results.locator('mark').allTextContents();
      expect(new Set(marked.map((each) => each.toLowerCase()))).toEqual(new Set(['intruders', 'mail']));
      await shoot(page, 'search-words');
      await results.getByRole('link').first().focus();
      await page.keyboard.press('Enter');
      await page.waitForURL((url) => url.searchParams.has('at'));
      await page.locator('.finding').first().waitFor();

      await go('/search?q=example');
      const shown = page.locator('.found li li');
      const before = await shown.count();
      await page.getByRole('button', { name: 'Show more places' }).focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => shown.count(), SOON).toBeGreaterThan(before);
      await go(`/search?q=${encodeURIComponent('AND ("* NEAR(')}`);
      expect(await page.getByRole('alert').count()).toBe(0);
    }, 90_000);

    test('hypotheses are rated, added and undone in a table, by keyboard; none of them wins', async () => {
      await go(`/stories/${story}/hypotheses`);
      const table = page.getByRole('table');
      const heads = await table.locator('thead th').allTextContents();
      expect(heads.length).toBeGreaterThanOrEqual(5);
      expect(heads.join(' ')).toContain('an unknown other');
      expect(heads.join(' ')).toContain('a false flag');
      const first = table.locator('tbody tr').first();
      expect(await first.getByRole('rowheader').getByRole('link').textContent()).toMatch(/^[“‘]/u);
      for (const key of ['I', 'C', 'N']) {
        const choice = first.getByRole('combobox').nth(['I', 'C', 'N'].indexOf(key));
        await choice.focus();
        await page.keyboard.type(key);
        await expect.poll(() => choice.inputValue(), SOON).toBe(key);
      }
      await expect.poll(() => first.textContent(), SOON).toMatch(/tells apart, by 2 of 4/u);
      const falls = page.getByRole('region', { name: 'If one item fell' });
      await expect.poll(() => falls.textContent(), SOON).toContain('would be contradicted');
      await page.getByLabel('Another hypothesis').focus();
      await page.keyboard.type('a former contractor');
      await page.keyboard.press('Enter');
      await table.getByRole('button', { name: 'Drop “a former contractor”' }).waitFor();
      await shoot(page, 'hypotheses-light');
      await page.getByRole('button', { name: 'Undo the last change' }).focus();
      await page.keyboard.press('Enter');
      await expect.poll(() => table.textContent(), SOON).not.toContain('a former contractor');
      await page.reload();
      await expect.poll(() => first.getByRole('combobox').first().inputValue(), SOON).toBe('I');
      expect(await page.locator('main').textContent()).not.toMatch(/most likely|best hypothesis|winner:/iu);
      const { items } = await asked('/journal?topic=hypotheses');
      expect(items.map(({ record }: { record: { kind: string } }) => record.kind)).toEqual([
        'undone',
        'hypothesis-added',
        'rated',
        'rated',
        'rated',
      ]);
    }, 90_000);

    test('a claim is graded by keyboard; that one origin confirms itself is refused, with the reason', async () => {
      await go(`/ledger?story=${story}`);
      const group = page.locator('.claim-group').filter({ hasText: 'AMBER FINCH did it' }).first();
      // Side by side; both measured at once, since what loads above them moves them.
      const [main, contrary] = await group
        .locator('.sides > div, .sides > .contrary')
        .evaluateAll((sides) => sides.map((side) => side.getBoundingClientRect().toJSON()));
      expect(contrary.y).toBe(main.y);
      expect(contrary.x).toBeGreaterThan(main.x + main.width - 1);

      await group.getByRole('button', { name: 'Grade …' }).first().focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Information: credibility').focus();
      expect(await dialog.textContent()).toContain('Credibility 1 takes two');
      await page.keyboard.type('1');
      await page.keyboard.press('Enter');
      await dialog.getByRole('button', { name: 'Grade', exact: true }).press('Enter');
      const alert = dialog.getByRole('alert');
      await alert.waitFor();
      expect(await alert.textContent()).toMatch(
        /independent sources confirm it, but there is one independent origin/u,
      );
      expect(await alert.textContent()).toContain('grade-refused');
      await shoot(page, 'grade-refused');

      await dialog.getByLabel('Information: credibility').focus();
      await page.keyboard.type('2');
      await dialog.getByLabel('Source: reliability').focus();
      await page.keyboard.type('B');
      await dialog.getByLabel('Scale of the words').selectOption('PHIA');
      await dialog.getByRole('combobox', { name: 'Likelihood', exact: true }).selectOption('unlikely');
      await dialog.getByRole('button', { name: 'Grade', exact: true }).press('Enter');
      await dialog.waitFor({ state: 'detached' });
      await expect
        .poll(() => group.textContent(), SOON)
        .toContain('B (Admiralty reliability), 2 (Admiralty credibility), unlikely (PHIA likelihood)');
      const claim = new URL(
        (await group.locator('.voice a').first().getAttribute('href')) ?? '',
        desk.url,
      ).searchParams.get('finding');
      const { history, origins } = await asked(`/findings/${claim?.replaceAll('"', '')}/grade`);
      expect([history.length, origins]).toEqual([1, 1]);

      await group.locator('.voice a').first().click();
      const card = page.locator('.card');
      await expect.poll(() => card.textContent(), SOON).toContain('2 (Admiralty credibility)');
      await card.getByRole('button', { name: 'Grade …' }).press('Enter');
      await page.getByRole('dialog').getByRole('button', { name: 'Take the grade back' }).press('Enter');
      await expect.poll(() => card.textContent(), SOON).toContain('not graded');
    }, 120_000);

    test('the timeline has what the reports date, in their words, and dates nothing itself', async () => {
      const { items } = await asked(`/stories/${story}/events?limit=2000`);
      expect(items.length).toBeGreaterThan(10);
      for (const { passage, deed, sentence, when } of items) {
        const cut = ({ start, end }: { start: number; end: number }): string =>
          sentence.text.slice(start - sentence.start, end - sentence.start);
        expect([cut(passage.span), cut(deed)]).toEqual([passage.span.quote, deed.quote]);
        const years = `${passage.span.quote} ${when.year?.quote ?? ''}`;
        if (when.from === undefined) expect(passage.span.quote).not.toMatch(/^\d{1,2} \w+ 20\d\d$/u);
        else expect([years, years.includes(when.from.slice(0, 4))]).toEqual([years, true]);
      }
      await go(`/stories/${story}`);
      const drawn = page.locator('svg.timeline');
      expect(await drawn.locator('.lane-name').allTextContents()).toEqual(['Events', 'Published', 'Copies']);
      expect(await drawn.locator('.event').count()).toBeGreaterThan(3);
      await page.getByText('Timeline as a table').press('Enter');
      const row = page.getByRole('row').filter({ hasText: 'VPN gateway in Sennbay is exploited' });
      expect(await row.first().textContent()).toContain('year from the head of the column');
      expect(await page.getByText('no year stated').count()).toBeGreaterThan(0);
      await shoot(page, 'story-events');
      await row.first().getByRole('link').first().click();
      await page.waitForURL(/at=\d+/u);
    }, 60_000);

    test('two reports are compared by word, count and pattern, and a layer says what is covered', async () => {
      const [one] = reports;
      const two = await brought('They sent a mail (T1566.001), encrypted (T1486) and left through T1041.');
      await go(`/how?reports=${one?.id}&with=${two.id}`);
      const { techniques } = await asked(`/matrix?reports=${one?.id},${two.id}`);
      type Counted = { attackId: string; counts: Record<string, number> };
      const onlyA = techniques.filter(({ counts }: Counted) => (counts[two.id] ?? 0) === 0).length;
      const status = page.getByRole('status').filter({ hasText: 'only in A' });
      expect(await status.textContent()).toContain(`${onlyA} only in A`);
      const words = async (id: string): Promise<string | null> =>
        page.locator('.cell').filter({ hasText: id }).first().textContent();
      expect(await words('T1486')).toMatch(/only in B \(0 in A, \d+ in B\)/u);
      expect(await words('T1566.001')).toMatch(/in both \([1-9]\d* in A, [1-9]\d* in B\)/u);
      expect(await words('T1505.003')).toMatch(/only in A \(\d+ in A, 0 in B\)/u);
      const patterns = (await page.evaluate(
        "[...document.querySelectorAll('.swatch')].map((each) => getComputedStyle(each).backgroundImage)",
      )) as readonly string[];
      expect(new Set(patterns).size).toBe(3);

      const covered: string = techniques[0].attackId;
      const sub: string = techniques.find(
        ({ attackId }: Counted) => attackId.includes('.') && attackId !== covered,
      ).attackId;
      const layer = join(home, 'layer.json');
      const entries = [
        { techniqueID: covered, score: 3 },
        { techniqueID: sub.split('.')[0], color: '#abcdef' },
        {
          techniqueID: techniques.at(-1).attackId,
          enabled: true,
          color: '',
          comment: '',
          showSubtechniques: true,
        },
      ];
      writeFileSync(
        layer,
        JSON.stringify({ name: 'Ours', domain: 'enterprise-attack', techniques: entries }),
      );
      const file = page.locator('input[type="file"]');
      await file.setInputFiles(layer);
      await page.getByText('Layer “Ours”').waitFor();
      expect(await words(covered)).toContain('● covered');
      expect(await words(sub)).toContain(`◐ not itself, but ${sub.split('.')[0]}`);
      expect(await words(techniques.at(-1).attackId)).toContain('○ not covered');
      await shoot(page, 'how-compared');
      expect(await page.evaluate('Object.keys(localStorage).join()')).not.toContain('layer');

      for (const [content, told] of [
        ['{', 'no JSON'],
        ['{"techniques":[{"techniqueID":"<b>"}]}', 'techniques[0]'],
        ['{"domain":"mobile-attack","techniques":[]}', 'mobile-attack'],
        [`"${'x'.repeat(5 * 1024 * 1024)}"`, '5 MiB'],
      ] as const) {
        writeFileSync(layer, content);
        await file.setInputFiles(layer);
        await page.getByRole('alert').filter({ hasText: told }).waitFor();
      }
    }, 90_000);

    test.each(MODES)(
      '%s: no barrier that axe sees, on these screens and in every dialog',
      async (mode, options) => {
        const other = await open(browser, desk, options);
        const { page: there } = other;
        const look = async (name: string): Promise<void> => {
          await shoot(there, `${name}-${mode}`);
          expect([name, await barriers(there)]).toEqual([name, []]);
        };
        const goTo = (path: string): Promise<void> => visit(there, desk.url + path);
        await goTo(`/stories/${story}/hypotheses`);
        await look('hypotheses');
        await goTo('/search?q=port');
        await look('search-hits');
        await goTo(
          `/how?reports=${reports[0]?.id}&with=${(await brought('T1566.001, T1486 and T1041.')).id}`,
        );
        const layer = join(home, `layer-${mode}.json`);
        writeFileSync(layer, JSON.stringify({ techniques: [{ techniqueID: 'T1566', score: 1 }] }));
        await there.locator('input[type="file"]').setInputFiles(layer);
        await there.getByText('Layer “layer”').waitFor();
        await look('how-compared');
        await goTo(`/stories/${story}`);
        await there.getByText('Timeline as a table').press('Enter');
        await there.evaluate('scrollTo(0, 0)');
        await look('story-events');
        await goTo(`/ledger?story=${story}`);
        await there.getByRole('button', { name: 'Grade …' }).first().press('Enter');
        await there.getByLabel('Information: credibility').waitFor();
        await look('dialog-grade');

        await goTo(`/reports/${reports[0]?.id}`);
        await there.locator('.finding').first().waitFor();
        const dialog = there.getByRole('dialog');
        const shut = async (): Promise<void> => {
          await there.keyboard.press('Escape');
          await dialog.waitFor({ state: 'detached' });
        };
        await there.keyboard.press('?');
        await dialog.waitFor();
        await look('dialog-help');
        await shut();
        await there.keyboard.press('Control+k');
        await dialog.waitFor();
        await look('dialog-command');
        await shut();
        await there.getByRole('button', { name: 'Share …' }).press('Enter');
        await dialog.waitFor();
        await dialog.locator('.preview').waitFor();
        await look('dialog-share');
        await shut();
        await there.keyboard.press('j');
        await there.locator('.card').waitFor();
        await there.keyboard.press('e');
        await dialog.waitFor();
        await look('dialog-edit');
        await shut();
        await there.evaluate(
          `{ const words = document.querySelector('.view p[data-kind="paragraph"]').firstChild;
           getSelection().setBaseAndExtent(words, 0, words, 12); }`,
        );
        await there.keyboard.press('m');
        await dialog.waitFor();
        await look('dialog-mark');
        await shut();
        expect({ ...other, page: undefined }).toEqual({
          page: undefined,
          external: [],
          violations: [],
          faults: [],
        });
        await there.context().close();
      },
      180_000,
    );

    test('nothing went out, and nothing was stopped by the policy', () => {
      expect([watched.external, watched.violations]).toEqual([[], []]);
    });
  },
);
