import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { howdunit, temporaryFolder } from '../howdunit.ts';
import {
  barriers,
  launch,
  open,
  type ServedDesk,
  serveHome,
  shoot,
  type Watched,
  whyNot,
} from './browser.ts';

const reason = whyNot();
const PASSWORD = 'heron over the harbour';
const MODES: readonly (readonly [string, BrowserContextOptions])[] = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
];

describe.skipIf(reason !== undefined)(
  `signing in, in a browser${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    const home = join(temporaryFolder(), 'home');
    let desk: ServedDesk;
    let browser: Browser;
    let elsewhere: Server;

    beforeAll(async () => {
      const added = await howdunit(['account', 'add', 'ada', '--role', 'admin', '--home', home], {
        input: PASSWORD,
      });
      expect([added.exit, added.err]).toEqual([0, expect.stringContaining('ada is an admin')]);
      desk = await serveHome(home);
      browser = await launch();
      elsewhere = createServer((_, response) => {
        response.writeHead(200, { 'content-type': 'text/html' });
        response.end(`<!doctype html><title>Elsewhere</title><a href="${desk.url}/who?of=all">to the desk</a>
<form method="post" action="${desk.url}/sign-out"><button>sign them out</button></form>`);
      });
      await new Promise<void>((resolve) => elsewhere.listen(0, 'localhost', resolve));
    }, 120_000);
    afterAll(async () => {
      await browser?.close();
      await desk?.end();
      elsewhere?.close();
    });

    async function signIn({ page }: Pick<Watched, 'page'>): Promise<void> {
      await page.locator('input:focus').waitFor();
      await page.keyboard.type('ada');
      await page.keyboard.press('Tab');
      await page.keyboard.type(PASSWORD);
      await page.keyboard.press('Enter');
    }

    test.each(MODES)('%s: no barrier that axe sees, and nothing from elsewhere', async (mode, options) => {
      const watched = await open(browser, desk, options);
      await watched.page.goto(`${desk.url}/sign-in`);
      await shoot(watched.page, `sign-in-${mode.replaceAll(' ', '-')}`);
      const found = await barriers(watched.page);
      expect([found, watched.external, watched.violations]).toEqual([[], [], []]);
      await watched.page.context().close();
    });

    test('by keyboard alone, from a screen and back to it; a wrong password is said', async () => {
      const watched = await open(browser, desk);
      const { page } = watched;
      await page.goto(`${desk.url}/stories?q=x`);
      expect(new URL(page.url()).pathname).toBe('/sign-in');
      await page.locator('input:focus').waitFor();
      await page.keyboard.type('ada');
      await page.keyboard.press('Tab');
      await page.keyboard.type('not this one, surely');
      await page.keyboard.press('Enter');
      await page.getByRole('alert').waitFor();
      await shoot(page, 'sign-in-refused');
      await signIn(watched);
      await page.waitForURL(`${desk.url}/stories?q=x`);
      const cookies = await page.context().cookies();
      expect(cookies).toMatchObject([{ name: 'howdunit', httpOnly: true, sameSite: 'Strict' }]);
      const seen = await page.evaluate(() => Reflect.get(Reflect.get(globalThis, 'document'), 'cookie'));
      expect(seen).toBe('');
      expect([watched.external, watched.violations]).toEqual([[], []]);
      await page.context().close();
    }, 120_000);

    test('the desk says who is signed in and signs them out; a session that ended leads to the way in and back', async () => {
      const { page } = await open(browser, desk);
      await page.goto(`${desk.url}/sign-in`);
      await signIn({ page });
      await page.waitForURL(`${desk.url}/`);
      await page.getByText('ada (admin)').waitFor();
      await page.context().clearCookies();
      // Whichever of its questions is refused first, what it polls for or what this asks for: a page
      // that has left already has nothing to press.
      await page.evaluate(`document.querySelector('a[href="/stories"]')?.click()`).catch(() => undefined);
      await page.waitForURL(/\/sign-in\?to=%2F/u);
      const back = new URL(page.url()).searchParams.get('to');
      await signIn({ page });
      await page.waitForURL(`${desk.url}${back}`);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.waitForURL(`${desk.url}/sign-in`);
      expect((await page.context().cookies()).filter(({ value }) => value !== '')).toEqual([]);
      await page.context().close();
    }, 120_000);

    test('a link from another site leads in; its form signs nobody out', async () => {
      const watched = await open(browser, desk);
      const { page } = watched;
      await page.goto(`${desk.url}/sign-in`);
      await signIn(watched);
      await page.waitForURL(`${desk.url}/`);
      const other = `http://localhost:${(elsewhere.address() as AddressInfo).port}/`;
      await page.goto(other);
      await page.getByRole('link').click();
      // By way of a page that asks for the cookie; then the desk itself.
      await page.getByRole('navigation').first().waitFor();
      expect(page.url()).toBe(`${desk.url}/who?of=all`);
      await page.goto(other);
      const [refused] = await Promise.all([
        page.waitForResponse((response) => response.url().endsWith('/sign-out')),
        page.getByRole('button').click(),
      ]);
      expect(refused.status()).toBe(403);
      await page.goto(`${desk.url}/sign-in`);
      await page.getByText('Signed in as ada').waitFor();
      await page.getByRole('button', { name: 'Sign out', exact: true }).click();
      await page.getByRole('textbox', { name: 'Account' }).waitFor();
      await page.goto(`${desk.url}/`);
      expect(new URL(page.url()).pathname).toBe('/sign-in');
      await page.context().close();
    }, 120_000);
  },
);
