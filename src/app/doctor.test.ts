import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { changeStore } from '../../test/fixtures/change-store.ts';
import type { Result } from '../model/index.ts';
import { openDesk } from './desk.ts';
import { type DoctorAsk, type DoctorCheck, examine } from './doctor.ts';
import { checkNode, checkSimd } from './doctor-machine.ts';
import { doctorLines } from './doctor-text.ts';
import { readReport } from './read-report.ts';

const folder = mkdtempSync(join(tmpdir(), 'howdunit-doctor-'));
const whole = join(folder, 'whole');
const home = join(folder, 'home');
const PATHLESS = { PATH: join(folder, 'nowhere') };
let wacz: string;

beforeAll(async () => {
  const desk = valueIn(await openDesk({ home: whole, version: '0.1.0' }));
  const bytes = Buffer.from('# Grey Gull\n\nThe implant beacons to gull[.]evil[.]example once an hour.\n');
  wacz = valueIn(await readReport({ kind: 'bytes', bytes, name: 'gull.md' }, desk)).document.capture.wacz;
  await desk.store.close();
  copyHome();
});
afterEach(() => {
  rmSync(home, { recursive: true });
  copyHome();
});
afterAll(() => rmSync(folder, { recursive: true }));

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

/** As it lies on the disk when no process has it open. */
function copyHome(): void {
  mkdirSync(join(home, 'archive'), { recursive: true, mode: 0o700 });
  for (const name of ['howdunit.db', 'desk-key.pem', `archive/${wacz}`])
    writeFileSync(join(home, name), readFileSync(join(whole, name)), { mode: 0o600 });
}

async function looked(more: Partial<DoctorAsk> = {}): Promise<Map<string, DoctorCheck>> {
  const checks = await examine({
    home,
    deep: false,
    node: '20.19.0',
    now: Date.now(),
    environment: process.env,
    ...more,
  });
  return new Map(checks.map((each) => [each.check, each]));
}

const states = (checks: ReadonlyMap<string, DoctorCheck>, state: string): readonly string[] =>
  [...checks.values()].filter((each) => each.state === state).map(({ check }) => check);

const everything = (): unknown =>
  readdirSync(home, { recursive: true, encoding: 'utf8' })
    .sort()
    .map((name) => {
      const path = join(home, name);
      const { mode, mtimeMs } = statSync(path);
      return [name, mode, mtimeMs, statSync(path).isFile() ? readFileSync(path, 'base64') : ''];
    });

test('of a home that is well every check says so, and nothing of it is changed', async () => {
  const before = everything();
  for (const deep of [false, true]) {
    const checks = await looked({ deep });
    expect([...states(checks, 'problem'), ...states(checks, 'warning')]).toEqual([]);
    expect(checks.get('archives')?.message).toContain(deep ? '1 archive read and verified' : 'not read');
    expect(doctorLines([...checks.values()]).at(-1)).toBe(`${checks.size} checks: all is well`);
  }
  expect(everything()).toEqual(before);
});

test('what is missing or damaged is a problem each by its name; bytes that changed are found by reading them', async () => {
  const archive = join(home, 'archive', wacz);
  const bytes = readFileSync(archive);
  writeFileSync(archive, bytes.fill(bytes[900] === 0 ? 1 : 0, 900, 901));
  expect(states(await looked(), 'problem')).toEqual([]);
  const deep = await looked({ deep: true });
  expect(states(deep, 'problem')).toEqual(['archives']);
  expect(deep.get('archives')).toMatchObject({
    code: 'capture-damaged',
    message: expect.stringContaining(wacz),
  });
  // One that no report is of has only itself to go by.
  renameSync(archive, join(home, 'archive', '20260101T000000000Z-aaaaaaaaaaaa-bbbbbbbbbbbb.wacz'));
  const gone = await looked({ deep: true });
  expect(gone.get('archives')?.message).toMatch(
    /^2 of 2 archives not as kept: [\w-]+\.wacz: missing \(and 1 more\); 1 of no report$/u,
  );
  expect((await looked()).get('archives')).toMatchObject({ code: 'capture-damaged' });
});

test('the store is looked at page by page, its index row by row', async () => {
  const file = join(home, 'howdunit.db');
  const sql = (text: string): void => changeStore(file, text);
  sql('delete from indexed_texts');
  const index = await looked();
  expect(states(index, 'problem')).toEqual(['index']);
  expect(index.get('index')?.message).toContain('1 report is not in it');
  sql(`update findings set report_id = 'nobody'`);
  expect((await looked()).get('store')).toMatchObject({ code: 'store-damaged' });
  sql(
    `delete from kysely_migration where name >= '0015'; update findings set report_id = (select id from reports)`,
  );
  expect((await looked()).get('store')).toMatchObject({
    state: 'warning',
    message: expect.stringContaining('0014'),
  });
  sql(`insert into kysely_migration values ('0999-of-the-future', '2030-01-01T00:00:00.000Z')`);
  expect((await looked()).get('store')).toMatchObject({
    state: 'problem',
    message: expect.stringContaining('0999'),
  });
  for (const name of ['howdunit.db-wal', 'howdunit.db-shm']) rmSync(join(home, name), { force: true });
  writeFileSync(file, readFileSync(file).fill(0xa5, 4_096, 4_096 * 40));
  const broken = await looked();
  expect(broken.get('store')).toMatchObject({ state: 'problem', code: 'store-damaged' });
  // What cannot be known is not said.
  expect([broken.has('index'), broken.has('archives')]).toEqual([false, false]);
});

test('rights, a key that is missing, a wrong clock, what was left unfinished', async () => {
  chmodSync(join(home, 'desk-key.pem'), 0o640);
  expect((await looked()).get('key')).toMatchObject({ state: 'problem', code: 'key-refused' });
  rmSync(join(home, 'desk-key.pem'));
  chmodSync(home, 0o755);
  chmodSync(join(home, 'howdunit.db'), 0o644);
  const left = ['archive/.keep-1.partial', '.reading-1.lock', 'incoming/1/report.pdf'].map((name) =>
    join(home, name),
  );
  mkdirSync(join(home, 'incoming/1'), { recursive: true });
  for (const path of left) writeFileSync(path, '');
  const young = await looked({ now: Date.UTC(2026, 9, 1) });
  expect(states(young, 'problem')).toEqual([]);
  expect(states(young, 'warning')).toEqual(['home', 'key', 'clock']);
  expect(young.get('home')?.message).toContain('howdunit.db');
  expect(young.get('unfinished')?.message).toContain('3 files are being written');
  for (const path of [...left, join(home, 'incoming/1')]) utimesSync(path, 1, 1);
  expect((await looked()).get('unfinished')).toMatchObject({
    state: 'warning',
    message: expect.stringContaining('3 files'),
  });
});

test('a home that is not there, or has no store, is said and not made', async () => {
  const nowhere = join(folder, 'nowhere');
  const none = await looked({ home: nowhere });
  expect(states(none, 'warning')).toEqual(['home']);
  expect([none.has('store'), readdirSync(folder).includes('nowhere')]).toEqual([false, false]);
  rmSync(join(home, 'howdunit.db'));
  const empty = await looked();
  expect(empty.get('store')).toMatchObject({ state: 'warning' });
  expect(readdirSync(home)).not.toContain('howdunit.db');
  const file = await looked({ home: join(home, 'desk-key.pem') });
  expect(states(file, 'problem')).toEqual(['home']);
});

test('what is optional and not there is no fault; what is named and does not start is told', async () => {
  const bare = await looked({ environment: PATHLESS });
  expect(bare.get('chromium')).toMatchObject({
    state: 'ok',
    message: expect.stringContaining('not installed'),
  });
  expect(bare.get('unpackers')).toMatchObject({
    state: 'ok',
    message: expect.stringContaining('zstd, bzip2, xz'),
  });
  const named = await looked({ environment: { ...PATHLESS, HOWDUNIT_CHROMIUM: '/nowhere/chromium' } });
  expect(named.get('chromium')).toMatchObject({ state: 'warning' });
  expect([checkNode('20.18.3').state, checkNode('18.20.0').state]).toEqual(['problem', 'problem']);
  expect([checkNode('20.19.0').state, checkNode('24.1.0').state]).toEqual(['ok', 'ok']);
  expect(checkSimd(false).state).toBe('warning');
});
