import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { sampleDocument } from '../fixtures/sample-document.ts';
import { compileChild, startChild } from './store-children.ts';

let child: ReturnType<typeof compileChild>;

beforeAll(() => {
  child = compileChild();
});
afterAll(() => rmSync(child.folder, { recursive: true }));

test('three processes that open a new store at once and save the same and other reports lose and double nothing', async () => {
  for (let round = 0; round < 3; round += 1) await race();
}, 120_000);

async function race(): Promise<void> {
  const home = join(mkdtempSync(join(tmpdir(), 'howdunit-race-')), 'home');
  const shared = Array.from({ length: 10 }, (_, n) => `Shared ${n}`);
  const lists = ['A', 'B', 'C'].map((own) => shared.flatMap((name, n) => [name, `Only ${own} ${n}`]));
  const endings = await Promise.all(lists.map((names) => startChild(child.script, home, names).ended));
  for (const [index, ending] of endings.entries())
    expect(ending).toEqual({ acknowledged: lists[index], exitCode: 0, errors: '' });
  await expectOnce(home, [...new Set(lists.flat())]);
  rmSync(join(home, '..'), { recursive: true });
}

async function expectOnce(home: string, names: readonly string[]): Promise<void> {
  const store = await openStore(home);
  if (!store.ok) throw new Error(JSON.stringify(store.problem));
  const reports = await store.value.reports();
  if (!reports.ok) throw new Error(JSON.stringify(reports.problem));
  const titles = reports.value.map(({ report }) => report.title).sort();
  expect(titles).toEqual(names.map((name) => `Operation ${name}`).sort());
  for (const { report, captures } of reports.value) {
    const name = report.title.replace('Operation ', '');
    expect(captures).toBe(1);
    expect(await store.value.document(report.id)).toEqual({
      ok: true,
      value: { ...sampleDocument({ name }), problems: [], lost: [] },
    });
  }
  await store.value.close();
  const database = new Database(join(home, 'howdunit.db'));
  expect(database.prepare('select count(*) as rows from findings').all()).toEqual([
    { rows: names.length * sampleDocument().findings.length },
  ]);
  expect(database.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  database.close();
}
