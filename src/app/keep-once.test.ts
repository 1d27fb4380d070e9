import { readdirSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Result } from '../model/index.ts';
import { type Desk, openDesk } from './desk.ts';
import { keepReport } from './keep-report.ts';
import { readReport } from './read-report.ts';

let folder: string;
let desk: Desk;
let path: string;
let now = Date.UTC(2026, 10, 17);

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'howdunit-once-'));
  desk = valueIn(await openDesk({ home: join(folder, 'home'), version: '0.1.0', now: () => (now += 1_000) }));
  path = join(folder, 'gull.md');
  writeFileSync(path, '# Grey Gull\n\nThe implant beacons to gull[.]evil[.]example once an hour.\n');
});
afterEach(async () => {
  await desk.store.close();
  await rm(folder, { recursive: true });
});

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const copies = (): readonly string[] =>
  readdirSync(desk.keep.archive).filter((name) => name.endsWith('.wacz'));
const read = async (name = path) => valueIn(await readReport({ kind: 'file', path: name }, desk)).document;

test('a file that is read again is one copy and one capture, and what was decided stands', async () => {
  const first = await read();
  const found = first.findings.find(({ kind }) => kind === 'observable');
  const at = '2026-11-17T12:00:00.000Z' as typeof first.capture.capturedAt;
  valueIn(await desk.store.decide(found?.id ?? '', { status: 'accepted', by: 'Ana', at }));
  const again = await read();
  expect(again.capture).toEqual(first.capture);
  expect(again.findings.find(({ id }) => id === found?.id)).toMatchObject({ status: 'accepted', by: 'Ana' });
  expect(copies()).toEqual([first.capture.wacz]);
  expect(valueIn(await desk.store.captures(first.report.id))).toHaveLength(1);
  expect(readdirSync(desk.home).filter((name) => name.endsWith('.lock'))).toEqual([]);
});

test('several at once of one file make one copy', async () => {
  const all = await Promise.all([read(), read(), read()]);
  expect(new Set(all.map(({ capture }) => capture.id)).size).toBe(1);
  expect(copies()).toHaveLength(1);
});

test('a copy that was damaged since, or of another name or other bytes, is no copy of it: a new one is kept', async () => {
  const first = await read();
  writeFileSync(join(desk.keep.archive, first.capture.wacz), 'something else');
  const second = await read();
  expect(second.capture.wacz).not.toBe(first.capture.wacz);
  expect(copies()).toHaveLength(2);
  const other = join(folder, 'tern.md');
  writeFileSync(other, '# Grey Gull\n\nThe implant beacons to gull[.]evil[.]example once an hour.\n');
  expect((await read(other)).capture.source).toEqual({ kind: 'file', name: 'tern.md' });
  expect(copies()).toHaveLength(3);
  writeFileSync(path, '# Grey Gull\n\nThe implant beacons to tern[.]evil[.]example once an hour.\n');
  expect((await read()).capture.sha256).not.toBe(first.capture.sha256);
  expect(copies()).toHaveLength(4);
});

test('what was kept and never read, or could not be read, is taken up when it is read', async () => {
  const kept = valueIn(await keepReport({ kind: 'file', path }, desk, {}));
  expect((await read()).capture).toEqual(kept.capture);
  const broken = join(folder, 'broken.pdf');
  writeFileSync(broken, '%PDF-1.7\nnothing of one');
  for (let time = 0; time < 2; time += 1)
    expect(await readReport({ kind: 'file', path: broken }, desk)).toMatchObject({ ok: false });
  expect(copies()).toHaveLength(2);
});

test('where an authority is to sign the time, a copy without its word does not do', async () => {
  const first = await read();
  const signed = { ...desk, keep: { ...desk.keep, timestampUrl: 'http://127.0.0.1:9/' } };
  const again = valueIn(await readReport({ kind: 'file', path }, signed)).document;
  expect(again.capture.wacz).not.toBe(first.capture.wacz);
  expect(copies()).toHaveLength(2);
});
