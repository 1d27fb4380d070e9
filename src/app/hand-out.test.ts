import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { temporaryFolder } from '../../test/howdunit.ts';
import type { Result, TlpLabel } from '../model/index.ts';
import { TLP_LABELS, utcInstant } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { openDesk } from './desk.ts';
import type { Format } from './formats.ts';
import { handOut } from './hand-out.ts';
import { writeMispFeed } from './misp-feed.ts';
import { readReport } from './read-report.ts';
import { showReport } from './show-report.ts';
import { refreshShared } from './taxii/refresh.ts';

const folder = temporaryFolder();
const REPORT = [
  '# Operation Grey Gull',
  'TLP:GREEN',
  'The implant called gull-cdn.example every hour, and gull-two.example at night.',
  '## Indicators of compromise',
  '- gull-cdn.example',
  '- gull-two.example',
].join('\n\n');

let desk: Desk;
let now = Date.UTC(2026, 10, 20);
let report = '';

interface Stix {
  readonly id: string;
  readonly type: string;
  readonly name?: string;
  readonly modified?: string;
  readonly revoked?: boolean;
  readonly object_refs?: readonly string[];
  readonly source_ref?: string;
}

function value<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.problem.message);
  return result.value;
}

async function handed(format: Format, audience?: TlpLabel): Promise<Result<string>> {
  now += 60_000;
  return handOut(value(await showReport(report, desk)), format, {}, desk, { by: 'ana', audience });
}

async function stix(): Promise<readonly Stix[]> {
  return (JSON.parse(value(await handed('stix'))) as { objects: Stix[] }).objects;
}

async function decide(host: string, status: 'rejected' | 'suggested'): Promise<void> {
  now += 60_000;
  const { document } = value(await showReport(report, desk));
  const found = document.findings.filter((each) => each.kind === 'observable' && each.value === host);
  const at = utcInstant(now);
  for (const { id } of found) value(await desk.store.decide(id, { status, by: 'ana', at }));
}

const indicator = (objects: readonly Stix[], name: string, revoked?: true): Stix | undefined =>
  objects.find((each) => each.type === 'indicator' && each.name === name && each.revoked === revoked);

beforeAll(async () => {
  desk = value(await openDesk({ home: join(folder, 'home'), version: '0.0.0', now: () => now }));
  const read = await readReport({ kind: 'bytes', bytes: Buffer.from(REPORT), name: 'gull.md' }, desk);
  report = value(read).document.report.id;
});
afterAll(() => desk.store.close());

test('an indicator that is rejected after it left is revoked, and comes again under another id', async () => {
  const first = await stix();
  expect(await stix()).toEqual(first);
  const cdn = indicator(first, 'gull-cdn.example');
  const two = indicator(first, 'gull-two.example');
  await decide('gull-cdn.example', 'rejected');
  const second = await stix();
  const revoked = indicator(second, 'gull-cdn.example', true);
  expect(revoked?.id).toBe(cdn?.id);
  expect(revoked?.modified?.localeCompare(cdn?.modified ?? '')).toBe(1);
  expect(indicator(second, 'gull-cdn.example')).toBeUndefined();
  expect(indicator(second, 'gull-two.example')).toEqual(two);
  const [before, after] = [first, second].map((all) => all.find(({ type }) => type === 'report'));
  expect(after?.modified?.localeCompare(before?.modified ?? '')).toBe(1);
  expect(after?.object_refs).not.toContain(cdn?.id);
  const ids = new Set(second.map(({ id }) => id));
  for (const { object_refs = [], source_ref } of second)
    for (const ref of [...object_refs, ...(source_ref === undefined ? [] : [source_ref])])
      expect(ids.has(ref)).toBe(true);
  // Whoever missed it is told again, in the same words.
  expect(await stix()).toEqual(second);
  await decide('gull-cdn.example', 'suggested');
  const third = indicator(await stix(), 'gull-cdn.example');
  expect(third?.id).not.toBe(cdn?.id);
  expect(indicator(await stix(), 'gull-cdn.example')).toEqual(third);
});

test('files and TAXII have one memory of what is out, whichever of them was asked meanwhile', async () => {
  const collected = async (): Promise<readonly Stix[]> => {
    now += 60_000;
    value(await refreshShared(desk));
    const versions = { isLast: true, isFirst: false, isAll: false, stamps: [] };
    const ask = { facets: ['all'], labels: TLP_LABELS, after: 0, limit: 1_000, versions };
    return value(await desk.store.shared.page(ask)).items.map(({ json }) => JSON.parse(json) as Stix);
  };
  const byId = (objects: readonly Stix[]) =>
    new Map(objects.filter(({ revoked }) => revoked !== true).map((each) => [each.id, each]));
  const [first, second] = [await collected(), await stix()];
  expect(byId(second)).toEqual(byId(first));
  // Taken back where TAXII sees it alone, and back again where the files see it first.
  await decide('gull-two.example', 'rejected');
  const revoked = (await collected()).filter((each) => each.revoked === true).map(({ id }) => id);
  expect(revoked).toContain(indicator(first, 'gull-two.example')?.id);
  await decide('gull-two.example', 'suggested');
  const again = await stix();
  expect(indicator(again, 'gull-two.example')?.id).not.toBe(indicator(first, 'gull-two.example')?.id);
  expect(byId(await collected())).toEqual(byId(again));
});

test('a feed for MISP is whole each time, takes back what was rejected, and is never silently empty', async () => {
  const feed = join(folder, 'feed');
  const write = (to: string, audience?: TlpLabel) =>
    writeMispFeed({ reports: [report] }, to, desk, { by: 'ana', audience });
  expect(value(await write(feed))).toMatchObject({ events: 1, withdrawn: 0, leftOut: [] });
  const names = readdirSync(feed).sort();
  expect(names.slice(1)).toEqual(['hashes.csv', 'manifest.json']);
  const event = (): { Attribute: { value: string; deleted: boolean; timestamp: string }[] } =>
    JSON.parse(readFileSync(join(feed, names[0] ?? ''), 'utf8')).Event;
  const before = event();
  expect(readFileSync(join(feed, 'hashes.csv'), 'utf8').trim().split('\n').length).toBeGreaterThan(2);
  await decide('gull-two.example', 'rejected');
  expect(value(await write(feed))).toMatchObject({ events: 1, withdrawn: 1 });
  const of = (all: ReturnType<typeof event>, host: string) =>
    all.Attribute.find((each) => each.value === host);
  expect(of(event(), 'gull-two.example')).toMatchObject({ deleted: true });
  expect(Number(of(event(), 'gull-two.example')?.timestamp)).toBeGreaterThan(
    Number(of(before, 'gull-two.example')?.timestamp),
  );
  expect(of(event(), 'gull-cdn.example')).toEqual(of(before, 'gull-cdn.example'));
  expect(await write(feed, 'TLP:CLEAR')).toMatchObject({ ok: false, problem: { code: 'tlp-refused' } });
  expect(readdirSync(feed).sort()).toEqual(names);
  writeFileSync(join(folder, 'home', 'note.txt'), 'x');
  expect(await write(join(folder, 'home'))).toMatchObject({ ok: false, problem: { code: 'bad-usage' } });
});

test('whatever leaves, and whatever was refused, stands in the log: who, what, when, to whom, by which door', async () => {
  await handed('csv', 'TLP:GREEN');
  await handed('csv', 'TLP:CLEAR');
  await handed('brief');
  const log = value(await desk.store.audit({ order: 'newest', limit: 2 }));
  const shared = { by: 'ana', what: 'exported', reportId: report, origin: { via: 'terminal' } };
  expect(log).toMatchObject([
    { ...shared, outcome: 'tlp-refused', detail: { format: 'csv', tlp: 'TLP:GREEN', audience: 'TLP:CLEAR' } },
    { ...shared, outcome: 'done', detail: { format: 'csv', tlp: 'TLP:GREEN', audience: 'TLP:GREEN' } },
  ]);
});

test('a bundle that was read leaves as it came', async () => {
  const bundle = value(await handed('stix'));
  const read = value(
    await readReport({ kind: 'bytes', bytes: Buffer.from(bundle), name: 'gull.json' }, desk),
  );
  expect(read.document.reading.extractor).toBe('stix@3');
  expect(read.document.report.tlp).toEqual({ label: 'TLP:GREEN', statedBy: 'report' });
  const host = read.document.findings.find((each) => each.kind === 'observable' && each.role === 'attacker');
  expect(host?.kind === 'observable' && host.value).toBe('gull-cdn.example');
  expect(await handOut(read, 'stix', {}, desk, { by: 'ana', audience: undefined })).toEqual({
    ok: true,
    value: bundle,
  });
});
