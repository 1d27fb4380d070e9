import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmdirSync,
  rmSync,
  statfsSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { backup } from '../../src/app/backup.ts';
import { restore } from '../../src/app/restore.ts';
import { readKept } from '../../src/keep/index.ts';
import type { Result } from '../../src/model/index.ts';
import { examineStore, openStore } from '../../src/store/index.ts';
import { COMMAND, temporaryFolder } from '../howdunit.ts';

const folder = temporaryFolder();
const home = join(folder, 'home');
const ask = { home, software: 'howdunit/0.1.0', now: Date.now };
/** An archive that takes a while to copy, bytes. */
const LARGE = 96 * 1024 * 1024;
/** So many that they take many times what a backup takes. */
const REPORTS = 60;
/** Within which time of its first write a process is killed, ms: most in the middle, some about the end. */
const SOON: readonly number[] = [40, 40, 80, 400];

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

function run(...args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [COMMAND, ...args], { stdio: ['ignore', 'pipe', 'ignore'] });
}

/** What lies in a folder under a name of its own, and what is hidden in it. */
function seen(where: string): { readonly plain: readonly string[]; readonly hidden: readonly string[] } {
  const names = existsSync(where) ? readdirSync(where) : [];
  return {
    plain: names.filter((name) => !name.startsWith('.')),
    hidden: names.filter((name) => name.startsWith('.')),
  };
}

/** Kills a command at a random moment after it has begun to write into a folder. @returns whether it was in time */
async function killed(
  child: ChildProcess,
  where: string,
  within: number,
  signal: NodeJS.Signals,
): Promise<boolean> {
  const ended = once(child, 'close');
  while (child.exitCode === null && seen(where).hidden.length === 0) await sleep(1);
  await sleep(Math.random() * within);
  child.kill(signal);
  await ended;
  return child.exitCode === null || child.exitCode === 143;
}

/** A home is whole where SQLite and every hash say so. */
async function expectWhole(where: string): Promise<void> {
  expect(valueIn(await examineStore(where)).faults).toEqual([]);
  const store = valueIn(await openStore(where));
  for (const { report } of valueIn(await store.reports()))
    for (const capture of valueIn(await store.captures(report.id)))
      expect(await readKept(join(where, 'archive'), capture)).toMatchObject({ ok: true });
  await store.close();
}

test('backups that are made while reports are read are each one state of the home, with every archive it names', async () => {
  const reports = join(folder, 'reports');
  mkdirSync(reports);
  for (let at = 0; at < REPORTS; at += 1) {
    const host = `The implant beacons to host${at}[.]evil[.]example over T1071.001.`;
    writeFileSync(join(reports, `${at}.txt`), `Report ${at}\n\n${`${host}\n\n`.repeat(10)}`);
  }
  const reading = run('read', reports, '--home', home, '--workers', '1', '--jsonl');
  const ended = once(reading, 'close');
  let told = '';
  reading.stdout?.on('data', (chunk) => (told += String(chunk)));
  const read = (): number => told.split('\n').length - 1;
  while (read() < 1) await Promise.race([once(reading.stdout ?? reading, 'data'), ended]);
  const backups: { readonly path: string; readonly least: number; readonly most: number }[] = [];
  while (reading.exitCode === null) {
    const least = read();
    const made = valueIn(await backup(join(folder, `while-${backups.length}.zip`), ask));
    expect(made.manifest.lost).toEqual([]);
    backups.push({ path: made.path, least, most: made.manifest.counts['reports'] ?? 0 });
    // Whoever writes gets his turn.
    await sleep(50);
  }
  await ended;
  expect(read()).toBe(REPORTS);
  const during = backups.filter(({ most }) => most < REPORTS);
  expect(during.length).toBeGreaterThan(0);
  for (const each of new Set([during[0], during.at(-1), backups.at(-1)])) {
    if (each === undefined) continue;
    const { path, least, most } = each;
    expect(most).toBeGreaterThanOrEqual(least);
    const target = join(folder, `restored-${basename(path)}`);
    valueIn(await restore([path], { home: target }));
    expect(valueIn(await examineStore(target)).counts['reports']).toBe(most);
    await expectWhole(target);
  }
}, 120_000);

test('a backup that is killed leaves no file that looks like one, and one that is stopped leaves none at all', async () => {
  const large = join(home, 'archive', '20260101T000000000Z-cccccccccccc-dddddddddddd.wacz');
  writeFileSync(large, '');
  truncateSync(large, LARGE);
  const out = join(folder, 'out');
  let inTime = 0;
  for (let kill = 0; kill < SOON.length; kill += 1) {
    mkdirSync(out);
    const isInTime = await killed(run('backup', out, '--home', home), out, SOON[kill] ?? 0, 'SIGKILL');
    const { plain, hidden } = seen(out);
    if (isInTime && plain.length === 0) inTime += 1;
    for (const name of plain) expect((await restore([join(out, name)], {})).ok).toBe(true);
    expect(hidden.every((name) => /^\.howdunit-backup-.*\.partial$/u.test(name))).toBe(true);
    // What was left behind is in nobody's way.
    if (kill === 0) valueIn(await backup(join(out, 'after.zip'), ask));
    rmSync(out, { recursive: true });
  }
  expect(inTime).toBeGreaterThan(0);
  mkdirSync(out);
  await killed(run('backup', out, '--home', home), out, 100, 'SIGTERM');
  expect(seen(out).hidden).toEqual([]);
  for (const name of seen(out).plain) expect((await restore([join(out, name)], {})).ok).toBe(true);
}, 120_000);

test('a restore that is killed leaves no home, or a whole one', async () => {
  const { path } = valueIn(await backup(join(folder, 'whole.zip'), ask));
  let inTime = 0;
  for (let kill = 0; kill < SOON.length; kill += 1) {
    const target = join(folder, `killed-${kill}`, 'home');
    const isThere = kill % 2 === 1;
    mkdirSync(isThere ? target : dirname(target), { recursive: true });
    await killed(
      run('restore', path, '--home', target),
      isThere ? target : dirname(target),
      SOON[kill] ?? 0,
      'SIGKILL',
    );
    if (existsSync(join(target, 'howdunit.db'))) {
      await expectWhole(target);
      continue;
    }
    inTime += 1;
    if (isThere) {
      // Without its store it is no home, and it is not gone over.
      expect(await restore([path], { home: target })).toMatchObject({ problem: { code: 'bad-usage' } });
      expect(seen(target).hidden).toEqual([expect.stringMatching(/^\.restoring-/u)]);
    } else {
      expect(existsSync(target)).toBe(false);
      valueIn(await restore([path], { home: target }));
    }
  }
  expect(inTime).toBeGreaterThan(0);
}, 120_000);

/** A disk of its own, which takes the right to mount one; bytes. */
const DISK = 8 * 1024 * 1024;
let disk: string;
let mounted = false;

beforeAll(() => {
  disk = mkdtempSync(join(tmpdir(), 'howdunit-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK}`, 'tmpfs', disk], { stdio: 'ignore' });
    mounted = true;
  } catch {
    // Not the superuser, or not Linux: the test below is skipped.
  }
});
afterAll(() => {
  // Lazily: the driver lets go of a closed file when its statements are collected, not before.
  if (mounted) execFileSync('umount', ['--lazy', disk]);
  rmdirSync(disk);
});

test('a full disk ends a backup and a restore, and nothing of them is left', async ({ skip }) => {
  if (!mounted) skip('no right to mount a small disk');
  const full = { ok: false, problem: { code: 'disk-full' } };
  const fill = (left: number): void => {
    const { bavail, bsize } = statfsSync(disk);
    writeFileSync(join(disk, 'ballast'), Buffer.alloc(Math.max(0, bavail * bsize - left)));
  };
  const empty = (): void => {
    expect(readdirSync(disk)).toEqual(['ballast']);
    rmSync(join(disk, 'ballast'));
  };
  // Too little from the beginning; then full in the middle.
  const [path] = readdirSync(folder).filter((name) => name.startsWith('while-'));
  const small = join(folder, path ?? '');
  const target = join(disk, 'home');
  fill(0);
  expect(await restore([small], { home: target })).toMatchObject(full);
  empty();
  let isFilled = false;
  const onStage = (): void => {
    if (!isFilled) fill(0);
    isFilled = true;
  };
  expect(await restore([small], { home: target, onStage })).toMatchObject(full);
  expect(isFilled).toBe(true);
  empty();
  // Full in the archives; then in the copy of the store.
  for (const left of [LARGE / 12, statSync(join(home, 'howdunit.db')).size / 2]) {
    fill(left);
    expect(await backup(join(disk, 'b.zip'), ask)).toMatchObject(full);
    empty();
  }
  valueIn(await restore([small], { home: target }));
  await expectWhole(target);
}, 60_000);
