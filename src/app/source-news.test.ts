import { mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Result } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { openDesk } from './desk.ts';
import { ledgerOf, renderLedger } from './ledger.ts';
import { render } from './render.ts';
import { showReport } from './show-report.ts';
import { addWatch } from './watch-add.ts';
import { watchOnce } from './watch-once.ts';

const CLAIM = 'We assess with high confidence that Glass Otter is behind the intrusion.';
const REST = 'The malware beacons to evil-otter.example.net once an hour and writes a log to the disk.';
const page = (claim: string): string =>
  `<html><head><title>Otter at the harbour</title></head><body><article><h1>Otter at the harbour</h1><p>4 May 2026 by Tern Labs. TLP:CLEAR</p><p>${claim} ${REST}</p></article></body></html>`;

let body: string | undefined = page(CLAIM);
const server = createServer((_, response) => {
  response.writeHead(body === undefined ? 404 : 200, { 'content-type': 'text/html; charset=utf-8' });
  response.end(body ?? 'Not found');
});
let desk: Desk;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const home = mkdtempSync(join(tmpdir(), 'howdunit-news-'));
  desk = valueIn(await openDesk({ home, version: '0.0.0' }));
});
afterAll(async () => {
  await desk.store.close();
  server.close();
});

test('an attribution that its publisher took back is not handed on as if it stood', async () => {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/otter`;
  const look = { allowPrivate: true, all: true, sleep: () => Promise.resolve() };
  valueIn(await addWatch(url, 3_600_000, desk, look));
  expect(await brief()).not.toMatch(/source/u);
  body = page('We can no longer say who is behind the intrusion.');
  for (let time = 0; time < 2; time++) valueIn(await watchOnce(desk, look));
  expect(await brief()).toMatch(/^! the source has changed since: capture of 20/mu);
  body = undefined;
  for (let time = 0; time < 2; time++) valueIn(await watchOnce(desk, look));

  const text = await brief();
  const claims = text.indexOf('WHO');
  expect(text.slice(0, claims)).toMatch(/^! the source is gone \(404 or 410\) since 20/mu);
  expect(text.slice(claims)).toMatch(/intrusion\.”\s+no longer in the source \(capture of 20/u);
  const shown = valueIn(await showReport('otter', desk));
  for (const format of ['html', 'md'] as const) {
    expect(render(shown, format, {})).toMatch(/no longer in the source|the source is gone/u);
    expect(render(shown, format, {}).indexOf('the source is gone')).toBeLessThan(
      render(shown, format, {}).indexOf('WHO'),
    );
  }
  const { objects } = JSON.parse(render(shown, 'stix', {})) as { objects: Record<string, string>[] };
  const notes = objects.filter(({ type }) => type === 'note');
  expect(notes.find(({ abstract }) => abstract === 'The source is gone')?.['content']).toContain('404');
  expect(notes.filter(({ content }) => content?.includes('no longer in the source') === true)).toHaveLength(
    1,
  );

  const ledger = valueIn(await ledgerOf([{ kind: 'kept', reference: 'otter' }], (work) => work(desk)));
  expect(renderLedger(ledger, 'text')).toMatch(/! Otter at the harbour: the source is gone/u);
  const rows = ledger.groups.flatMap(({ origins }) =>
    origins.flatMap((each) => [...each.rows, ...each.echoes]),
  );
  expect(
    rows.filter(({ absentFrom }) => absentFrom !== undefined).map(({ passage }) => passage.span.quote),
  ).toEqual([CLAIM]);
});

async function brief(): Promise<string> {
  return render(valueIn(await showReport('otter', desk)), 'brief', { width: 200 });
}

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}
