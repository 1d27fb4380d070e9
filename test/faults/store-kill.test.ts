import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'libsql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { sampleDocument } from '../fixtures/sample-document.ts';
import type { Ending } from './store-children.ts';
import { compileChild, startChild } from './store-children.ts';

/** Fresh homes, so that the first opening and its migrations are killed too; kills in each. */
const HOMES = 5;
const KILLS = 10;
/** About what a process takes to start and open the store, and to save a document, in ms. */
const STARTING = 400;
const SAVING = 20;

let child: ReturnType<typeof compileChild>;

beforeAll(() => {
  child = compileChild();
});
afterAll(() => rmSync(child.folder, { recursive: true }));

test('a process killed at any moment loses nothing that it had reported as kept, and leaves no half', async () => {
  for (let home = 0; home < HOMES; home += 1) await killRepeatedly();
}, 240_000);

async function killRepeatedly(): Promise<void> {
  const home = mkdtempSync(join(tmpdir(), 'howdunit-kill-'));
  const kept = new Set<string>();
  for (let kill = 0; kill < KILLS; kill += 1) {
    const { acknowledged, errors } = await killOne(home, kill);
    expect(errors).toBe('');
    for (const name of acknowledged) kept.add(name);
    await expectWhole(home, acknowledged);
  }
  // Some were committed and not yet acknowledged; those must be whole too.
  const found = await namesIn(home);
  expect(found).toEqual(expect.arrayContaining([...kept]));
  await expectWhole(home, found);
  rmSync(home, { recursive: true });
}

/** Every other kill comes at a random moment of starting up, the rest while documents are being saved. */
async function killOne(home: string, kill: number): Promise<Ending> {
  const names = Array.from({ length: 1_000 }, (_, n) => `Heron ${kill} ${n}`);
  const { process, ended, acknowledging } = startChild(child.script, home, names);
  if (kill % 2 === 0) {
    await sleep(Math.random() * STARTING);
  } else {
    await acknowledging(1 + Math.floor(Math.random() * 8));
    await sleep(Math.random() * SAVING);
  }
  process.kill('SIGKILL');
  const ending = await ended;
  if (kill % 2 === 1) expect(ending.acknowledged.length).toBeGreaterThan(0);
  return ending;
}

async function expectWhole(home: string, names: readonly string[]): Promise<void> {
  const store = await openStore(home);
  if (!store.ok) throw new Error(JSON.stringify(store.problem));
  for (const name of names) {
    const document = sampleDocument({ name });
    expect(await store.value.document(document.report.id)).toEqual({
      ok: true,
      value: { ...document, problems: [], lost: [] },
    });
  }
  await store.value.close();
  const database = new Database(join(home, 'howdunit.db'));
  expect(database.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  expect(database.pragma('foreign_key_check')).toEqual([]);
  database.close();
}

async function namesIn(home: string): Promise<readonly string[]> {
  const store = await openStore(home);
  if (!store.ok) throw new Error(JSON.stringify(store.problem));
  const reports = await store.value.reports();
  if (!reports.ok) throw new Error(JSON.stringify(reports.problem));
  await store.value.close();
  return reports.value.map(({ report }) => report.title.replace('Operation ', ''));
}
