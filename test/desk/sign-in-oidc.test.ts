import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settingsIn } from '../../src/app/accounts/oidc/settings.ts';
import { openDesk } from '../../src/app/desk.ts';
import { temporaryFolder } from '../howdunit.ts';
import { type RunningIssuer, runIssuer } from '../stories/issuer.ts';
import { barriers, launch, open, shoot, whyNot } from './browser.ts';
import { acting, addCheaply, type DeskHere, serveOpened, valueIn } from './here.ts';

const reason = whyNot();

/** The issuer is another site: cookies go to it, and come back from it, as a browser lets them. */
describe.skipIf(reason !== undefined)(
  `signing in by way of an issuer, in a browser${reason === undefined ? '' : `: ${reason}`}`,
  () => {
    const home = temporaryFolder();
    let issuer: RunningIssuer;
    let served: DeskHere;
    let browser: Browser;

    beforeAll(async () => {
      const port = await freePort();
      issuer = await runIssuer(() => `http://127.0.0.1:${port}`, 'localhost');
      const told = {
        issuer: issuer.url,
        clientId: 'howdunit',
        clientSecret: 'a secret of the test',
        label: 'Port Authority',
        signOutThere: true,
      };
      const oidc = valueIn(settingsIn(JSON.stringify(told), 'oidc.json'));
      const desk = valueIn(await openDesk({ home, version: '0.1.0' }));
      const empty = { desk } as DeskHere;
      await addCheaply(empty, 'ada', 'admin', 'heron over the harbour');
      await addCheaply(empty, 'bo', 'analyst', 'tern beyond the islands');
      valueIn(await desk.store.accounts.link('bo', { issuer: issuer.url, subject: 's-bo' }, acting()));
      issuer.people['s-bo'] = {};
      issuer.subject = 's-bo';
      served = await serveOpened(desk, { port, oidc });
      browser = await launch();
    }, 60_000);
    afterAll(async () => {
      await browser?.close();
      await served?.end();
      issuer?.end();
    });

    test('leads there and back to where somebody was going, by keyboard, and out of both again', async () => {
      const watched = await open(browser, served);
      const { page } = watched;
      await page.goto(`${served.url}/stories`);
      expect(new URL(page.url()).pathname).toBe('/sign-in');
      await shoot(page, 'sign-in-issuer');
      expect(await barriers(page)).toEqual([]);
      await page.getByRole('link', { name: 'Sign in with Port Authority' }).press('Enter');
      await page.waitForURL(`${served.url}/stories`);
      await page.getByText('bo (analyst)').waitFor();
      const cookies = await page.context().cookies(served.url);
      expect(
        cookies.filter(({ value }) => value !== '').map(({ name, sameSite }) => [name, sameSite]),
      ).toEqual([['howdunit', 'Strict']]);
      await page.getByRole('button', { name: 'Sign out' }).press('Enter');
      await page.waitForURL((url) => url.origin === issuer.url);
      expect(new URL(page.url()).pathname).toBe('/session/end');
      await page.goto(`${served.url}/stories`);
      expect(new URL(page.url()).pathname).toBe('/sign-in');
      expect(watched.violations).toEqual([]);
      await page.context().close();
    }, 60_000);
  },
);

/** One that nothing listens on just now. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
