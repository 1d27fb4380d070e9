import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/howdunit.ts';
import { findBrowser } from '../keep/render/find-browser.ts';
import { printPage } from '../keep/render/print-page.ts';
import type { Result, TlpLabel } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { openDesk } from './desk.ts';
import { printedBrief } from './printed-brief.ts';
import { readReport } from './read-report.ts';
import type { ShownDocument } from './show-report.ts';
import { showReport } from './show-report.ts';

const named = process.env['HOWDUNIT_CHROMIUM'];
const browser = await findBrowser(named, process.env['PATH'] ?? '');
const options = browser.ok ? { browser: browser.value } : {};
const REPORT = [
  '# Operation Grey Gull',
  'TLP:GREEN',
  'The implant called gull-cdn.example every hour. <img src="http://beacon.example/x.png">',
  'Kelp Labs assesses with moderate confidence that Grey Gull did it.',
  '## Indicators of compromise',
  '- gull-cdn.example',
].join('\n\n');

let desk: Desk;
let shown: ShownDocument;

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

beforeAll(async () => {
  const home = join(temporaryFolder(), 'home');
  desk = value(await openDesk({ home, version: '0.0.0', now: () => Date.UTC(2026, 10, 20) }));
  const read = value(await readReport({ kind: 'bytes', bytes: Buffer.from(REPORT), name: 'gull.md' }, desk));
  shown = value(await showReport(read.document.report.id, desk));
});
afterAll(() => desk.store.close());

const print = (audience?: TlpLabel): Promise<Result<Uint8Array>> =>
  printedBrief(shown, {}, desk, { by: 'ana', audience }, options);

describe.skipIf(!browser.ok)('a brief on paper', () => {
  test('says what the report says, in letters that can be read again, and is written into the log', async () => {
    const pdf = Buffer.from(value(await print('TLP:GREEN')));
    expect(pdf.toString('latin1', 0, 5)).toBe('%PDF-');
    const again = value(await readReport({ kind: 'bytes', bytes: pdf, name: 'gull.pdf' }, desk));
    const { text } = again.document.reading;
    expect(text).toContain('Operation Grey Gull');
    expect(text).toContain('TLP:GREEN');
    expect(text.replaceAll(/\s+/g, '')).toContain('gull-cdn[.]example');
    expect(text).toContain('Kelp Labs');
    const log = value(await desk.store.audit({ order: 'newest', limit: 9 }));
    const line = log.find(({ what }) => what === 'exported');
    expect(line?.detail).toMatchObject({ format: 'pdf', tlp: 'TLP:GREEN' });
  });

  test('goes no further than its marking allows', async () => {
    expect(await print('TLP:CLEAR')).toMatchObject({ ok: false, problem: { code: 'tlp-refused' } });
  });

  test('is printed without a request and without a script', async () => {
    const asked: string[] = [];
    const server = createServer(({ url }, response) => {
      asked.push(url ?? '');
      response.end();
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const page =
      `<!doctype html><title>x</title><img src="${base}/img"><iframe src="${base}/frame"></iframe>` +
      `<link rel="stylesheet" href="${base}/style"><script>fetch("${base}/script")</script><p>here</p>`;
    const pdf = Buffer.from(value(await printPage(page, options)));
    server.close();
    expect(pdf.toString('latin1', 0, 5)).toBe('%PDF-');
    expect(asked).toEqual([]);
  });
});

test('without a browser it says what is missing', async () => {
  const printed = await printedBrief(
    shown,
    {},
    desk,
    { audience: 'TLP:GREEN' },
    { browser: join(temporaryFolder(), 'none') },
  );
  expect(printed).toMatchObject({ ok: false, problem: { code: 'bad-usage' } });
});
