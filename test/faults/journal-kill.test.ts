import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'libsql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { rememberedIn } from './journal-sayings.ts';
import { compileChild, startChild } from './store-children.ts';

const KILLS = 10;
/** About what writing one saying takes, in ms. */
const WRITING = 20;
/** Of one child; more than it has time for. */
const SAYINGS = 1_000;

let child: ReturnType<typeof compileChild>;

beforeAll(() => {
  child = compileChild('journal-child');
});
afterAll(() => rmSync(child.folder, { recursive: true }));

test('of names, stories, hypotheses, grades and rejections a killed process loses nothing it had acknowledged', async () => {
  const home = mkdtempSync(join(tmpdir(), 'howdunit-journal-'));
  const acknowledged: number[] = [];
  for (let kill = 0; kill < KILLS; kill += 1) {
    acknowledged.push(...(await killOne(home, kill * SAYINGS)));
    const remembered = await rememberedAt(home);
    expect(remembered).toEqual(expect.arrayContaining(acknowledged));
    // Each was said once: one that was written and not yet acknowledged is the only other there may be.
    expect(new Set(remembered).size).toBe(remembered.length);
    expect(remembered.length - acknowledged.length).toBeLessThanOrEqual(kill + 1);
  }
  // All kinds were among them.
  expect(new Set(acknowledged.map((number) => number % 5)).size).toBe(5);
  rmSync(home, { recursive: true });
}, 240_000);

/** Kills a process that says things from a number on, at a random moment after some were acknowledged. */
async function killOne(home: string, from: number): Promise<readonly number[]> {
  const numbers = Array.from({ length: SAYINGS }, (_, at) => String(from + at));
  const { process, ended, acknowledging } = startChild(child.script, home, numbers);
  await acknowledging(5 + Math.floor(Math.random() * 10));
  await sleep(Math.random() * WRITING);
  process.kill('SIGKILL');
  const ending = await ended;
  expect(ending.errors).toBe('');
  expect(ending.acknowledged.length).toBeGreaterThan(0);
  return ending.acknowledged.map(Number);
}

async function rememberedAt(home: string): Promise<readonly number[]> {
  const store = await openStore(home);
  if (!store.ok) throw new Error(JSON.stringify(store.problem));
  const remembered = await rememberedIn(store.value);
  if (!remembered.ok) throw new Error(JSON.stringify(remembered.problem));
  await store.value.close();
  const database = new Database(join(home, 'howdunit.db'));
  expect(database.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  database.close();
  return remembered.value;
}
