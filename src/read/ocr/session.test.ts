import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import type { Result } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import { ocrPackages } from './packages.ts';
import type { Recognised } from './recognised.ts';
import { recognitionThread } from './recognition-thread.ts';
import { ocrSession } from './session.ts';

const scratch = mkdtempSync(join(tmpdir(), 'recognition-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** A thread that hangs, dies or answers as the first byte of the picture says. */
function oddThread(): URL {
  const file = join(scratch, 'odd-thread.mjs');
  writeFileSync(
    file,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', ({ bytes: [what] }) => {
       if (what === 1) for (;;);
       if (what === 2) throw new Error('gave up');
       if (what === 3) process.exit(3);
       parentPort.postMessage({ ok: true, value: { width: 1, height: 1, lines: [] } });
     });`,
  );
  return pathToFileURL(file);
}

const source = (what: number) => ({ kind: 'picture', bytes: Uint8Array.of(what) }) as const;
const EMPTY: Result<Recognised> = ok({ width: 1, height: 1, lines: [] });
const LIMITS = { maxPages: 100, pageMs: 300, maxHangs: 2 };

test('a page that hangs is given up in its time, one that kills its thread fails, and the next is recognised', async () => {
  const thread = recognitionThread(oddThread());
  // It would never end by itself.
  expect(await thread.recognise(source(1), 300)).toMatchObject({ ok: false, problem: { code: 'timed-out' } });
  expect(await thread.recognise(source(0), 20_000)).toEqual(EMPTY);
  expect(await thread.recognise(source(2), 20_000)).toMatchObject({
    ok: false,
    problem: { code: 'damaged' },
  });
  expect(await thread.recognise(source(3), 20_000)).toMatchObject({
    ok: false,
    problem: { code: 'damaged' },
  });
  expect(await thread.recognise(source(0), 20_000)).toEqual(EMPTY);
  await thread.close();
});

test('after so many pages that hang, and after so many pages, the rest is left and said', async () => {
  const hanging = ocrSession(LIMITS, () => recognitionThread(oddThread()));
  for (const what of [1, 1]) expect(await hanging.recognise(source(what))).not.toHaveProperty('isEnd');
  expect(await hanging.recognise(source(0))).toMatchObject({ isEnd: true, problem: { code: 'timed-out' } });
  await hanging.close();

  const long = ocrSession({ ...LIMITS, maxPages: 1, pageMs: 20_000 }, () => recognitionThread(oddThread()));
  expect(await long.recognise(source(0))).toEqual(EMPTY);
  expect(await long.recognise(source(0))).toMatchObject({ isEnd: true, problem: { code: 'too-large' } });
  await long.close();
});

test.each([
  ['tesseract.js-core', /^tesseract\.js-core/],
  ['@tesseract.js-data/eng', /^@tesseract/],
])('where %s is not installed, one problem says what to install', async (name, absent) => {
  const result = await ocrPackages((file) => {
    if (!absent.test(file)) return file;
    throw Object.assign(new Error('Cannot find module'), { code: 'MODULE_NOT_FOUND' });
  });
  expect(result).toEqual({
    ok: false,
    problem: {
      kind: 'problem',
      code: 'bad-usage',
      message: `text recognition was asked for, and ${name} cannot be found`,
      where: '--ocr',
      hint: 'npm install tesseract.js-core @tesseract.js-data/eng',
    },
  });
});
