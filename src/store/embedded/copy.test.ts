import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sampleDocument } from '../../../test/fixtures/sample-document.ts';
import type { Result } from '../../model/index.ts';
import { copyStore, examineStore, openStore, type Store } from '../index.ts';

let home: string;
let file: string;
let copy: string;

beforeEach(() => {
  // A name that a URL would take apart.
  home = join(mkdtempSync(join(tmpdir(), 'howdunit-copy-')), 'a ?#%41 home');
  mkdirSync(home);
  file = join(home, 'howdunit.db');
  copy = join(home, 'copy', 'howdunit.db');
  mkdirSync(join(home, 'copy'));
});
afterEach(() => rmSync(join(home, '..'), { recursive: true }));

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

const heron = sampleDocument();

async function filled(): Promise<Store> {
  const store = valueIn(await openStore(home));
  valueIn(await store.save(heron));
  return store;
}

/** As a disk that was copied has it: without the files of a process that has it open. */
function letGo(): void {
  for (const name of ['howdunit.db-shm', 'howdunit.db-wal']) rmSync(join(home, name), { force: true });
}

const everything = (): unknown =>
  readdirSync(home, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const path = join(home, name);
      return [name, statSync(path).isFile() ? readFileSync(path, 'base64') : ''];
    });

test('a copy is one state of a store that is open and written to, for its owner alone, and says what is in it', async () => {
  const store = await filled();
  valueIn(await copyStore(home, copy));
  const content = valueIn(await examineStore(join(home, 'copy')));
  expect(statSync(copy).mode & 0o777).toBe(0o600);
  expect(content.counts).toMatchObject({ reports: 1, captures: 1, findings: heron.findings.length });
  expect(content.schema).toMatch(/^\d{4}-/);
  const { wacz, waczSha256, capturedAt } = heron.capture;
  expect(content).toMatchObject({ archives: [{ name: wacz, sha256: waczSha256 }], latest: capturedAt });
  valueIn(await store.save(sampleDocument({ name: 'Grey Gull' })));
  await store.close();
  const copied = valueIn(await openStore(join(home, 'copy')));
  expect(valueIn(await copied.reports()).map(({ report }) => report.title)).toEqual([heron.report.title]);
  expect(valueIn(await copied.document('heron')).findings).toEqual(heron.findings);
  await copied.close();
});

test('what only the log of a process that died still holds is in the copy, too', async () => {
  const store = await filled();
  const dead = join(home, 'dead');
  mkdirSync(dead);
  for (const name of ['howdunit.db', 'howdunit.db-wal'])
    writeFileSync(join(dead, name), readFileSync(join(home, name)));
  await store.close();
  expect(statSync(join(dead, 'howdunit.db-wal')).size).toBeGreaterThan(0);
  valueIn(await copyStore(dead, copy));
  expect(valueIn(await examineStore(join(home, 'copy'))).counts).toMatchObject({ reports: 1 });
});

test('nothing is overwritten, and what could not be copied leaves no copy', async () => {
  await (await filled()).close();
  writeFileSync(copy, 'somebody else’s');
  expect(await copyStore(home, copy)).toMatchObject({ problem: { code: 'write-failed', where: copy } });
  expect(readFileSync(copy, 'utf8')).toBe('somebody else’s');
  rmSync(copy);
  letGo();
  writeFileSync(file, readFileSync(file).fill(0xa5, 4_096));
  expect(await copyStore(home, copy)).toMatchObject({ problem: { code: 'store-damaged', where: file } });
  expect(existsSync(copy)).toBe(false);
  expect(await copyStore(join(home, 'copy'), join(home, 'x'))).toMatchObject({
    problem: { code: 'not-found' },
  });
});

test('a store of a newer version is neither copied nor examined, by name', async () => {
  await (await filled()).close();
  const database = new Database(file);
  database.exec(`insert into kysely_migration values ('0999-of-the-future', '2030-01-01T00:00:00.000Z')`);
  database.close();
  const refusal = {
    problem: { code: 'store-damaged', message: expect.stringContaining('0999-of-the-future') },
  };
  expect(await copyStore(home, copy)).toMatchObject(refusal);
  expect(await examineStore(home)).toMatchObject(refusal);
});

test('examining finds a whole store whole and changes nothing, not even beside it', async () => {
  await (await filled()).close();
  letGo();
  const before = everything();
  const found = valueIn(await examineStore(home));
  expect(found).toMatchObject({
    isOlder: false,
    faults: [],
    strayRows: 0,
    strangers: [],
    index: { reports: 1, missing: 0, surplus: 0 },
    counts: { reports: 1 },
  });
  expect(everything()).toEqual(before);
  expect(await examineStore(join(home, 'copy'))).toMatchObject({ problem: { code: 'not-found' } });
  expect(everything()).toEqual(before);
});

test('examining tells what is wrong: pages, rows that lead nowhere, an index out of step, strangers', async () => {
  await (await filled()).close();
  const database = new Database(file);
  database.exec('pragma foreign_keys = off');
  database.exec(`update findings set report_id = 'nobody' where ordinal = 0`);
  database.exec('delete from indexed_texts');
  database.exec(`create trigger odd after insert on reports begin delete from audit; end`);
  database.close();
  const found = valueIn(await examineStore(home));
  expect(found).toMatchObject({ faults: [], strayRows: 1, strangers: ['odd'], index: { missing: 1 } });
  letGo();
  renameSync(file, `${file}.whole`);
  const bytes = readFileSync(`${file}.whole`);
  writeFileSync(file, bytes.fill(0xa5, 4_096 * 10, 4_096 * 12));
  const broken = await examineStore(home);
  expect(broken.ok ? broken.value.faults.length : broken.problem.code).not.toBe(0);
});

test('a store of an earlier version is copied and examined as it is, not brought up to date', async () => {
  await (await filled()).close();
  const database = new Database(file);
  database.exec(`delete from kysely_migration where name > '0001'`);
  database.exec('drop table sightings');
  database.close();
  valueIn(await copyStore(home, copy));
  for (const each of [home, join(home, 'copy')]) {
    const { isOlder, faults, counts } = valueIn(await examineStore(each));
    expect([isOlder, faults, counts['reports'], 'sightings' in counts]).toEqual([true, [], 1, false]);
  }
});

test('a store without a table of its version, or with a record that is none, is broken, not a fault of ours', async () => {
  await (await filled()).close();
  const cases: readonly (readonly [string, RegExp])[] = [
    ['drop table indexed_texts', /not those of its version: no such table/u],
    [`update captures set record = '{"kind":'`, /not those of its version: malformed JSON/u],
  ];
  for (const [sql, words] of cases) {
    const database = new Database(file);
    database.exec('pragma foreign_keys = off');
    database.exec(sql);
    database.close();
    const { faults } = valueIn(await examineStore(home));
    expect(faults).toEqual([expect.stringMatching(words)]);
  }
});
