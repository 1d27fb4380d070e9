import { join } from 'node:path';
import type { Browser, FileChooser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROOT, temporaryFolder } from '../howdunit.ts';
import {
  launch,
  makeOneStory,
  open,
  reportsOf,
  type ServedDesk,
  serveExample,
  type Watched,
  whyNot,
} from './browser.ts';

const reason = whyNot();
const PATIENCE = { timeout: 20_000 };
/** Presses of Tab after which something counts as out of reach. */
const MOST_TABS = 150;

const PASTED = `Plover Watch: a note

Intruders of Slow Tide asked plover-gate[.]example for orders, and used PowerShell to run what came back.
Northgate Labs believes that AMBER FINCH did it.`;

/** Runs in the page. */
function hasFocus(element: unknown): boolean {
  return Reflect.get(Reflect.get(globalThis, 'document'), 'activeElement') === element;
}

/** What everybody who uses the desk came for, from the first key to the last, by keyboard alone. */
describe.skipIf(reason !== undefined)(`without a mouse${reason === undefined ? '' : `: ${reason}`}`, () => {
  const home = temporaryFolder();
  let desk: ServedDesk;
  let browser: Browser;

  beforeAll(async () => {
    desk = await serveExample(home);
    await makeOneStory(home);
    browser = await launch();
  }, 120_000);
  afterAll(async () => {
    await browser?.close();
    await desk?.end();
  });

  async function begin(path: string): Promise<Watched> {
    const watched = await open(browser, desk, { permissions: ['clipboard-read', 'clipboard-write'] });
    await watched.page.goto(desk.url + path);
    await watched.page.getByRole('heading', { level: 1 }).waitFor();
    return watched;
  }

  /** Moves the focus there, as whoever has no mouse must. */
  async function tabTo(page: Page, target: Locator): Promise<void> {
    await target.first().waitFor(PATIENCE);
    for (let presses = 0; presses < MOST_TABS; presses += 1) {
      if (await target.first().evaluate(hasFocus)) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`Tab does not lead to ${target}`);
  }

  async function press(page: Page, target: Locator): Promise<void> {
    await tabTo(page, target);
    await page.keyboard.press('Enter');
  }

  async function go(page: Page, second: string, heading: string | RegExp): Promise<void> {
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('g');
    await page.keyboard.press(second);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor(PATIENCE);
  }

  test('an analyst keeps what came in, reviews it, disagrees with a claim, and hands on a brief', async () => {
    const watched = await begin('/');
    const { page } = watched;
    await tabTo(page, page.getByRole('textbox', { name: 'A URL, or the text of a report' }));
    for (const [at, line] of PASTED.split('\n').entries()) {
      if (at > 0) await page.keyboard.press('Shift+Enter');
      await page.keyboard.insertText(line);
    }
    await press(page, page.getByRole('button', { name: 'Keep and read' }));
    const kept = page.getByRole('link', { name: /Plover Watch/u });
    await press(page, kept);
    await page.locator('.finding').first().waitFor(PATIENCE);
    await page.keyboard.press('j');
    expect(await page.locator('.card .said').textContent()).not.toBe('');
    const open = await page.locator('.finding.suggested').count();
    await page.keyboard.press('a');
    await expect.poll(() => page.locator('.finding.suggested').count(), PATIENCE).toBe(open - 1);
    // The claim, which the analyst does not share: it stays, rejected in their name.
    await page.keyboard.press('6');
    await expect
      .poll(() => page.locator('.finding .kind').allTextContents(), PATIENCE)
      .toEqual([expect.stringContaining('claim')]);
    await page.keyboard.press('j');
    await page.locator('.card').getByText('AMBER FINCH').first().waitFor();
    await page.keyboard.press('x');
    await expect.poll(() => page.locator('.card .kicker').textContent(), PATIENCE).toContain('rejected');
    await page.keyboard.press('6');
    await press(page, page.getByRole('button', { name: 'Share …' }));
    const dialog = page.getByRole('dialog');
    // Nothing of it may leave for everybody, since its marking is not stated; for one’s own it may.
    await tabTo(page, dialog.getByLabel('Who is it for?'));
    await page.keyboard.press('Home');
    await dialog.getByText('May not leave for this audience').waitFor(PATIENCE);
    await page.keyboard.press('End');
    await dialog.getByText('May leave for this audience.').waitFor(PATIENCE);
    await dialog.getByText('Exactly these bytes').waitFor(PATIENCE);
    await tabTo(page, dialog.getByRole('link', { name: 'Download' }));
    const download = page.waitForEvent('download');
    await page.keyboard.press('Enter');
    expect((await download).suggestedFilename()).toMatch(/\.md$/u);
    await page.keyboard.press('Escape');
    // A refusal of the marking is an answer of the desk, which the console notes.
    expect(watched.faults.filter((fault) => !fault.includes('403'))).toEqual([]);
    await page.context().close();
  }, 120_000);

  test('every claim about the actor, its hedge, its echoes and whether anybody contradicts', async () => {
    const { page } = await begin('/');
    await go(page, 'l', 'Who');
    const ledger = page.getByRole('main');
    await ledger
      .getByText(/independent origin/u)
      .first()
      .waitFor(PATIENCE);
    const said = (await ledger.textContent()) ?? '';
    for (const part of ['Evidence: none given', 'Echoed by', 'Contrary', 'hedged'])
      expect([part, said.includes(part)]).toEqual([part, true]);
    await press(page, ledger.getByTitle('Open where it stands').first());
    await page.locator('.card').waitFor(PATIENCE);
    await page.context().close();
  }, 60_000);

  test('a detection engineer reads procedures with their sentences and copies a rule', async () => {
    const { page } = await begin('/');
    await go(page, 'h', 'How');
    await page.locator('.procedure .said').first().waitFor(PATIENCE);
    await press(page, page.getByRole('button', { name: 'Copy rule' }));
    await page.getByRole('status').getByText('Copied.').waitFor(PATIENCE);
    expect(String(await page.evaluate('navigator.clipboard.readText()'))).toMatch(/rule|alert|title/u);
    await page.context().close();
  }, 60_000);

  test('a responder drops a log, sees the verdict and the sentence, and rejects a false alarm for good', async () => {
    const { page } = await begin('/');
    const choosing = new Promise<FileChooser>((resolve) => page.once('filechooser', resolve));
    await go(page, 'u', 'Hunt');
    await press(page, page.getByRole('button', { name: 'Choose a log …' }));
    await (await choosing).setFiles(join(ROOT, 'examples/copper-heron/logs/proxy.log'));
    await page.locator('.verdict').getByText(/hit/u).waitFor(PATIENCE);
    const value = (await page.locator('.hit .value').first().textContent()) ?? '';
    expect(value).not.toBe('');
    await press(page, page.locator('.hit .said a'));
    await page.locator('.finding').first().waitFor(PATIENCE);
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('/');
    await page.keyboard.insertText(value);
    await page.keyboard.press('Enter');
    const rows = page.locator('.finding');
    await expect
      .poll(async () => (await rows.allTextContents()).every((row) => row.includes(value)), PATIENCE)
      .toBe(true);
    await page.keyboard.press('j');
    await expect.poll(() => page.locator('.card h2').textContent(), PATIENCE).toBe(value);
    await page.keyboard.press('x');
    await expect.poll(() => page.locator('.finding.rejected').count(), PATIENCE).toBeGreaterThan(0);
    await page.context().close();
  }, 90_000);

  test('a journalist proves the copy, and looks at what is watched and what changed', async () => {
    const { page } = await begin('/');
    await page.keyboard.press('Control+k');
    const [report] = await reportsOf(desk);
    const title = report?.title ?? '';
    await page.keyboard.insertText(title.slice(0, 14));
    await page.getByRole('dialog').getByRole('button', { name: title }).waitFor(PATIENCE);
    await page.keyboard.press('Enter');
    await page.locator('.finding').first().waitFor(PATIENCE);
    await tabTo(page, page.getByRole('tab', { name: 'Text' }));
    await page.keyboard.press('ArrowLeft');
    await press(page, page.getByRole('button', { name: 'Verify now' }));
    await page.getByText('verifies').first().waitFor(PATIENCE);
    await tabTo(page, page.getByRole('tab', { name: 'Provenance' }));
    await page.keyboard.press('ArrowLeft');
    await page.getByText(/one capture only/u).waitFor(PATIENCE);
    await go(page, 'w', 'Watch');
    await tabTo(page, page.getByRole('textbox', { name: 'Page or feed' }));
    await go(page, 's', 'Search');
    await page.context().close();
  }, 60_000);

  test('whoever looks after the desk reads the log of what was done, and finds every key', async () => {
    const { page } = await begin('/');
    await press(page, page.getByRole('link', { name: 'Admin' }));
    await page.getByText('There are no accounts').waitFor(PATIENCE);
    await press(page, page.getByRole('link', { name: 'Audit log' }));
    await page.locator('.audit tbody tr').first().waitFor(PATIENCE);
    await tabTo(page, page.getByRole('textbox', { name: 'What' }));
    await page.keyboard.insertText('rejected');
    await page.keyboard.press('Enter');
    await expect
      .poll(
        async () => new Set(await page.locator('.audit tbody td:nth-child(3)').allTextContents()),
        PATIENCE,
      )
      .toEqual(new Set(['rejected']));
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('?');
    await press(page, page.getByRole('dialog').getByRole('link', { name: 'Change the keys' }));
    await tabTo(page, page.getByLabel('next not yet reviewed'));
    await page.context().close();
  }, 60_000);
});
