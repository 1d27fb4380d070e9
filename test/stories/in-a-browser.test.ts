import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { observables, type StreamedObservable } from '../../src/how/library.ts';
import { findBrowser } from '../../src/keep/render/find-browser.ts';

const browser = await findBrowser(process.env['HOWDUNIT_CHROMIUM'], process.env['PATH'] ?? '');

/** As a user imports it: the package's own entry, as built. */
const ENTRY = createRequire(import.meta.url).resolve('howdunit/how');

const REPORT = `# Quiet Harbour

The implant asks hxxps://heron[.]example/gate for 198.51.100[.]23 and \u043f\u0440\u0438\u043c\u0435\u0440.example \u{1f9a9} first.

## Indicators

0cc175b9c0f1b6a831c399e269772661
1BitcoinEaterAddressDontSendf59kuE
192.0.2.10 \u2013 20

See also https://www.virustotal.com/about and exploits CVE-2021-44228.
`;

let folder: string;
let script: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'howdunit-browser-'));
  await build({
    configFile: false,
    root: folder,
    logLevel: 'error',
    build: {
      outDir: folder,
      target: 'es2022',
      lib: { entry: ENTRY, formats: ['iife'], name: 'how', fileName: () => 'how.js' },
    },
  });
  script = await readFile(join(folder, 'how.js'), 'utf8');
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

test('the bundle needs nothing of Node', () => {
  // What a bundler cannot give a browser it leaves as an import, or puts an empty module in its place.
  expect(script).not.toMatch(/node:|__vite-browser-external|\brequire\(/);
  expect(script).not.toMatch(/\b(?:process|Buffer)\s*[.?[]/);
});

describe.skipIf(!browser.ok)(`in a browser${browser.ok ? '' : ': there is no Chromium'}`, () => {
  test('the same text gives the same findings with the same ids, whole and in chunks', async () => {
    if (!browser.ok) return;
    const chrome = await chromium.launch({ executablePath: browser.value, args: ['--no-sandbox'] });
    try {
      const page = await chrome.newPage();
      await page.addScriptTag({ content: script });
      const found = await page.evaluate(inPage, REPORT);
      const expected = observables(REPORT);
      expect(expected.map(({ type }) => type)).toContain('wallet:btc');
      expect(JSON.parse(found.whole)).toEqual(expected);
      expect(JSON.parse(found.streamed)).toEqual(expected);
    } finally {
      await chrome.close();
    }
  });
});

/** Runs in the page; findings come back as text, so that nothing of theirs is lost on the way. */
function inPage(text: string): { whole: string; streamed: string } {
  const { how } = globalThis as unknown as { how: typeof import('../../src/how/library.ts') };
  const streamed: StreamedObservable[] = [];
  const stream = how.observables(Array.from(text));
  let next = stream.next();
  for (; next.done !== true; next = stream.next()) streamed.push(next.value);
  const { textSha256 } = next.value;
  return {
    whole: JSON.stringify(how.observables(text)),
    streamed: JSON.stringify(streamed.map((found) => ({ ...found, id: how.findingId(textSha256, found) }))),
  };
}
