import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { utcInstant } from '../../src/model/index.ts';
import { temporaryFolder } from '../howdunit.ts';
import { barriers, launch, open, shoot, visit, type Watched, whyNot } from './browser.ts';
import { addCheaply, cookieOf, type DeskHere, serveHere, valueIn } from './here.ts';

const reason = whyNot();
const NEXT = 'gull above the estuary';

describe.skipIf(reason !== undefined)(
  `the administration${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    const home = temporaryFolder();
    let served: DeskHere;
    let browser: Browser;

    beforeAll(async () => {
      served = await serveHere(home);
      await addCheaply(served, 'ada', 'admin', 'heron over the harbour');
      await addCheaply(served, 'bo', 'reader', 'tern beyond the islands');
      for (let at = 0; at < 60; at += 1)
        valueIn(
          await served.desk.store.log({
            at: utcInstant(Date.now()),
            by: 'bo',
            what: 'exported',
            subject: `report-${at}`,
            outcome: at === 7 ? 'tlp-refused' : 'done',
          }),
        );
      browser = await launch();
    }, 60_000);
    afterAll(async () => {
      await browser?.close();
      await served?.end();
    });

    async function as(name: string, path: string, options: BrowserContextOptions = {}): Promise<Watched> {
      const watched = await open(browser, served, options);
      await watched.page.context().addCookies([await cookieOf(served, name)]);
      await watched.page.goto(served.url + path);
      return watched;
    }

    const statusAs = async (page: Page, path: string): Promise<number> =>
      (await page.request.get(`${served.url}/api/v1${path}`)).status();

    test('an admin adds an account, gives it another role and password, disables it: in the list and in the log', async () => {
      const { page, faults, violations } = await as('ada', '/admin');
      await page.getByText('Add an account').first().press('Enter');
      const form = page.locator('form.asking');
      await form.getByLabel('Account').fill('cleo');
      await form.getByLabel('Role').selectOption('analyst');
      await form.getByLabel('Password').fill('short');
      await form.getByRole('button', { name: 'Add an account' }).press('Enter');
      await page.getByRole('alert').getByText('at least 15 characters').waitFor();
      await form.getByLabel('Password').fill('plover under the pier');
      await form.getByRole('button', { name: 'Add an account' }).press('Enter');
      const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'cleo' }) });
      await row.waitFor();
      await page.getByLabel('Role of cleo').selectOption('editor');
      await expect
        .poll(async () => valueIn(await served.desk.store.accounts.find('cleo'))?.account.role)
        .toBe('editor');
      await row.getByRole('button', { name: 'New password' }).press('Enter');
      await page.getByRole('dialog').getByLabel('Password').fill(NEXT);
      await page.getByRole('dialog').getByRole('button', { name: 'Save' }).press('Enter');
      const signIn = (): Promise<number> =>
        fetch(`${served.url}/api/v1/session`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ account: 'cleo', password: NEXT }),
        }).then(({ status }) => status);
      await expect.poll(signIn, { timeout: 20_000, interval: 500 }).toBe(200);
      await row.getByRole('button', { name: 'Disable' }).press('Enter');
      await row.getByText('disabled since').waitFor();
      expect(await signIn()).toBe(403);
      // What is refused is said: the last admin stays one.
      await page.getByLabel('Role of ada').selectOption('reader');
      await page.getByRole('alert').getByText('this is the last admin').waitFor();
      await page.getByRole('link', { name: 'Audit log' }).press('Enter');
      await page.getByLabel('What', { exact: true }).fill('account ');
      await page.getByRole('button', { name: 'Show' }).press('Enter');
      await expect
        .poll(() => page.locator('.audit tbody tr td:nth-child(3)').allInnerTexts())
        .toEqual(expect.arrayContaining(['account disabled', 'account added']));
      expect(await page.locator('.audit tbody tr').first().locator('td').allTextContents()).toEqual(
        expect.arrayContaining(['ada', 'account disabled', 'cleo', 'done']),
      );
      expect(violations).toEqual([]);
      // Of what the desk refused, the console says so, and nothing else.
      expect(faults.filter((fault) => !/status of 4\d\d/u.test(fault))).toEqual([]);
      await page.context().close();
    }, 60_000);

    test('a token is shown once, may do what its scopes say, and works no more once revoked', async () => {
      const { page } = await as('ada', '/admin?part=tokens');
      await page.getByText('Make a token').first().press('Enter');
      await page.getByLabel('What it is for').fill('nightly export');
      await page.getByLabel('Works for').selectOption('90');
      await page.locator('form.asking').getByRole('button', { name: 'Make a token' }).press('Enter');
      const secret = (await page.getByRole('dialog').locator('.once').textContent()) ?? '';
      expect(secret).toMatch(/^hdt_[0-9A-Za-z]{49}$/u);
      const status = async (path: string): Promise<number> =>
        (await fetch(served.url + path, { headers: { authorization: `Bearer ${secret}` } })).status;
      expect([await status('/api/v1/home'), await status('/api/v1/audit')]).toEqual([200, 403]);
      await page.getByRole('button', { name: 'I have it' }).press('Enter');
      await page.reload();
      const row = page.getByRole('row', { name: /nightly export/u });
      await row.waitFor();
      expect(await page.content()).not.toContain(secret);
      await row.getByRole('button', { name: 'Revoke' }).press('Enter');
      await row.getByText('revoked').waitFor();
      expect(await status('/api/v1/home')).toBe(401);
      await page.context().close();
    }, 60_000);

    test('a session of somebody else is ended at once', async () => {
      const reader = await as('bo', '/');
      expect(await statusAs(reader.page, '/home')).toBe(200);
      const { page } = await as('ada', '/admin?part=sessions');
      const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'bo' }) });
      expect(await row.first().textContent()).toContain('192.0.2.7');
      await row.first().getByRole('button', { name: 'End' }).press('Enter');
      await expect.poll(() => statusAs(reader.page, '/home')).toBe(401);
      await Promise.all([page.context().close(), reader.page.context().close()]);
    }, 60_000);

    test('the log is filtered and read to its end', async () => {
      const { page } = await as('ada', '/admin?part=audit');
      const rows = page.locator('.audit tbody tr');
      await page.getByLabel('Who', { exact: true }).fill('bo');
      await page.getByLabel('What', { exact: true }).fill('exported');
      await page.getByRole('button', { name: 'Show' }).press('Enter');
      await expect.poll(() => rows.count()).toBe(50);
      await page.getByRole('button', { name: 'Older entries' }).press('Enter');
      await expect.poll(() => rows.count()).toBe(60);
      await page.getByRole('button', { name: 'Older entries' }).waitFor({ state: 'detached' });
      await page.getByLabel('only what was refused').press('Space');
      await page.getByRole('button', { name: 'Show' }).press('Enter');
      await expect.poll(() => rows.count()).toBe(1);
      expect(await rows.first().textContent()).toContain('tlp-refused');
      await page.context().close();
    }, 60_000);

    test('whoever is no admin sees no way there, nothing there, and is refused', async () => {
      const watched = await as('bo', '/admin?part=audit');
      const { page } = watched;
      await page.getByText('Only an admin sees this.').waitFor();
      expect(await page.getByRole('link', { name: 'Admin' }).count()).toBe(0);
      for (const path of ['/accounts', '/tokens', '/sessions', '/audit'])
        expect([path, await statusAs(page, path)]).toEqual([path, 403]);
      // The screen asked for nothing that is not theirs.
      expect(watched.faults).toEqual([]);
      await page.context().close();
    });

    test('no barrier that axe sees in any part and mode; in German, right to left, nothing runs out', async () => {
      const { page, external } = await as('ada', '/admin');
      for (const part of ['accounts', 'tokens', 'sessions', 'audit']) {
        await visit(page, `${served.url}/admin?part=${part}`);
        for (const summary of await page.locator('summary').all()) await summary.press('Enter');
        for (const media of [
          { colorScheme: 'light', forcedColors: 'none' },
          { colorScheme: 'dark', forcedColors: 'none' },
          { colorScheme: 'light', forcedColors: 'active' },
        ] as const) {
          await page.emulateMedia(media);
          expect(await barriers(page), `${part} in ${JSON.stringify(media)}`).toEqual([]);
        }
        await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' });
        await shoot(page, `admin-${part}`);
      }
      await page.evaluate(
        `localStorage.setItem('howdunit.settings', JSON.stringify({ language: 'de', direction: 'rtl' }))`,
      );
      for (const part of ['accounts', 'tokens', 'sessions', 'audit']) {
        await visit(page, `${served.url}/admin?part=${part}`);
        await page.getByRole('heading', { name: 'Verwaltung' }).waitFor();
        await shoot(page, `admin-${part}-german-rtl`);
        expect(
          await page.evaluate(
            'document.documentElement.scrollWidth <= document.documentElement.clientWidth + 1',
          ),
          part,
        ).toBe(true);
      }
      expect(external).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('the page to sign in on speaks the browser’s language, and reads from right to left as well', async () => {
      const { page } = await open(browser, served, { locale: 'de-DE' });
      await page.goto(`${served.url}/sign-in`);
      expect(await page.locator('html').getAttribute('lang')).toBe('de');
      await page.getByRole('textbox', { name: 'Konto' }).fill('bo');
      await page.getByLabel('Passwort').fill('not this one, surely');
      await page.getByRole('button', { name: 'Anmelden' }).press('Enter');
      await page.getByRole('alert').getByText('Kein Konto hat diesen Namen').waitFor();
      await page.evaluate(`document.documentElement.dir = 'rtl'`);
      await shoot(page, 'sign-in-german-rtl');
      const [bar, wide] = (await page.evaluate(`[
        getComputedStyle(document.querySelector('[role=alert]')).borderRightWidth,
        document.documentElement.scrollWidth > document.documentElement.clientWidth + 1,
      ]`)) as [string, boolean];
      expect([bar, wide]).not.toContain('0px');
      expect(wide).toBe(false);
      await page.context().close();
    });
  },
);
