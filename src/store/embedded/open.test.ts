import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
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
import type { Store } from '../store.ts';
import { openDatabase } from './database.ts';
import { openEmbeddedStore, storeIn } from './open.ts';

let home: string;
let file: string;

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'howdunit-open-'));
  file = join(home, 'howdunit.db');
});
afterEach(() => rmSync(home, { recursive: true }));

const heron = sampleDocument();

async function opened(): Promise<Store> {
  return valueIn(await openEmbeddedStore(home, {}));
}

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

async function saveAndClose(): Promise<void> {
  const store = await opened();
  valueIn(await store.save(heron));
  await store.close();
}

test('a closed store is one file that can be copied away', async () => {
  await saveAndClose();
  mkdirSync(join(home, 'copy'));
  copyFileSync(file, join(home, 'copy', 'howdunit.db'));
  const copy = valueIn(await openEmbeddedStore(join(home, 'copy'), {}));
  expect(valueIn(await copy.document('heron')).findings).toEqual(heron.findings);
  await copy.close();
});

test('the folder and the file are their owner’s alone', async () => {
  const inside = join(home, 'home');
  await valueIn(await openEmbeddedStore(inside, {})).close();
  expect(statSync(inside).mode & 0o777).toBe(0o700);
  expect(statSync(join(inside, 'howdunit.db')).mode & 0o777).toBe(0o600);
});

test('closing twice does no harm', async () => {
  const store = await opened();
  await store.close();
  await store.close();
});

test('what is kept is forced to the disk before it is reported as kept', async () => {
  const database = await openDatabase(file, 0);
  expect(database.pragma('synchronous')).toEqual([{ synchronous: 2 }]);
  expect(database.pragma('journal_mode')).toEqual([{ journal_mode: 'wal' }]);
  expect(database.pragma('foreign_keys')).toEqual([{ foreign_keys: 1 }]);
  database.close();
});

test('a file that is no database is called damaged and left as it is', async () => {
  const bytes = Buffer.from('these are no pages of a database. '.repeat(400));
  writeFileSync(file, bytes);
  expect(await openEmbeddedStore(home, {})).toMatchObject({
    ok: false,
    problem: { code: 'store-damaged', where: file },
  });
  expect(readFileSync(file)).toEqual(bytes);
});

test('a database with broken pages is called damaged, when opened or when read', async () => {
  await saveAndClose();
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0xa5, 4_096));
  const store = await openEmbeddedStore(home, {});
  const result = store.ok ? await store.value.document('heron') : store;
  expect(result).toMatchObject({ ok: false, problem: { code: 'store-damaged' } });
});

test('a record that the disk has garbled is called damaged', async () => {
  await saveAndClose();
  const database = new Database(file);
  database.exec(`update findings set record = '{"kind":'`);
  database.close();
  const store = await opened();
  expect(await store.document('heron')).toMatchObject({ ok: false, problem: { code: 'store-damaged' } });
  await store.close();
});

test('an emptied database whose log still holds reports is not taken for a new one', async () => {
  await saveAndClose();
  writeFileSync(file, '');
  writeFileSync(`${file}-wal`, 'what was written last');
  expect(await openEmbeddedStore(home, {})).toMatchObject({ ok: false, problem: { code: 'store-damaged' } });
  expect(readFileSync(`${file}-wal`, 'utf8')).toBe('what was written last');
});

test('a store of a newer version is refused by name and not touched', async () => {
  await saveAndClose();
  const database = new Database(file);
  database.exec(`insert into kysely_migration values ('0999-of-the-future', '2030-01-01T00:00:00.000Z')`);
  database.pragma('wal_checkpoint(truncate)');
  database.close();
  const bytes = readFileSync(file);
  expect(await openEmbeddedStore(home, {})).toMatchObject({
    ok: false,
    problem: { code: 'store-damaged', message: expect.stringContaining('0999-of-the-future') },
  });
  expect(readFileSync(file)).toEqual(bytes);
});

test('a store that another process does not let go of is busy', async () => {
  await saveAndClose();
  const other = new Database(file);
  other.exec('begin immediate');
  const store = valueIn(await openEmbeddedStore(home, { busyTimeout: 30 }));
  expect(await store.save(heron)).toMatchObject({ ok: false, problem: { code: 'store-busy' } });
  expect(valueIn(await store.document('heron')).findings).toEqual(heron.findings);
  other.exec('rollback');
  valueIn(await store.save(heron));
  await store.close();
});

test('a file that cannot grow is a full disk, and what was kept before stays', async () => {
  const database = await openDatabase(file, 1_000);
  const store = valueIn(await storeIn(file, database));
  valueIn(await store.save(heron));
  database.pragma('max_page_count = 1');
  const preface = 'a long story '.repeat(40_000);
  const big = sampleDocument({ name: 'Grey Gull', preface });
  expect(await store.save(big)).toMatchObject({ ok: false, problem: { code: 'disk-full' } });
  expect(valueIn(await store.reports())).toHaveLength(1);
  database.pragma('max_page_count = 100000');
  valueIn(await store.save(big));
  expect(valueIn(await store.document('heron')).findings).toEqual(heron.findings);
  await store.close();
});

test('a home that is a file, or lies in one, is no home', async () => {
  writeFileSync(join(home, 'file'), 'not a folder');
  for (const place of [join(home, 'file'), join(home, 'file', 'deeper')])
    expect(await openEmbeddedStore(place, {})).toMatchObject({
      ok: false,
      problem: { code: 'write-failed', where: place },
    });
  expect(readFileSync(join(home, 'file'), 'utf8')).toBe('not a folder');
});

test('a database that is a folder is no database', async () => {
  mkdirSync(file);
  expect(await openEmbeddedStore(home, {})).toMatchObject({ ok: false, problem: { code: 'write-failed' } });
});

test('a folder this user may not write in is refused, with or without a store in it', async () => {
  const nobody = 65_534;
  await asUser(nobody, async () => {
    expect(await openEmbeddedStore(join(home, 'new'), {})).toMatchObject({
      ok: false,
      problem: { code: 'permission-denied' },
    });
  });
  await saveAndClose();
  const bytes = readFileSync(file);
  await asUser(nobody, async () => {
    expect(await openEmbeddedStore(home, {})).toMatchObject({ problem: { code: 'permission-denied' } });
  });
  expect(readFileSync(file)).toEqual(bytes);
});

/** The superuser may write anywhere, so it steps down first; anybody else takes their own rights away. */
async function asUser(user: number, work: () => Promise<void>): Promise<void> {
  const isRoot = process.geteuid?.() === 0;
  chmodSync(home, isRoot ? 0o755 : 0o500);
  if (isRoot) process.seteuid?.(user);
  else chmodFile(0o400);
  try {
    await work();
  } finally {
    if (isRoot) process.seteuid?.(0);
    else chmodFile(0o600);
    chmodSync(home, 0o700);
  }
}

function chmodFile(mode: number): void {
  try {
    chmodSync(file, mode);
  } catch {
    // There is none yet.
  }
}
