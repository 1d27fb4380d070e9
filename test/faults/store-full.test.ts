import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmdirSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openStore } from '../../src/store/index.ts';
import { sampleDocument } from '../fixtures/sample-document.ts';

/** A disk of its own, which takes the right to mount one; bytes. */
const SIZE = 2 * 1024 * 1024;

let disk: string;
let mounted = false;

beforeAll(() => {
  disk = mkdtempSync(join(tmpdir(), 'howdunit-full-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE}`, 'tmpfs', disk], { stdio: 'ignore' });
    mounted = true;
  } catch {
    // Not the superuser, or not Linux: the tests below are skipped.
  }
});
afterAll(() => {
  // Lazily: the driver lets go of a closed file when its statements are collected, not before.
  if (mounted) execFileSync('umount', ['--lazy', disk]);
  rmdirSync(disk);
});

test('when the disk runs full, saving says so, and all that was kept before stays whole', async ({
  skip,
}) => {
  if (!mounted) skip('no right to mount a small disk');
  const home = join(disk, 'home');
  const store = await openStore(home);
  if (!store.ok) throw new Error(JSON.stringify(store.problem));
  const kept: string[] = [];
  for (let n = 0; n < 200; n += 1) {
    const preface = 'a long story '.repeat(4_000);
    const saved = await store.value.save(sampleDocument({ name: `Heron ${n}`, preface }));
    if (saved.ok) kept.push(`Heron ${n}`);
    else expect(saved.problem.code).toBe('disk-full');
    if (!saved.ok && kept.length < n - 3) break;
  }
  expect(kept.length).toBeGreaterThan(0);
  expect(kept.length).toBeLessThan(190);
  for (const name of kept) {
    const { report, reading, findings } = sampleDocument({ name, preface: 'a long story '.repeat(4_000) });
    expect(await store.value.document(report.id)).toMatchObject({ value: { reading, findings } });
  }
  await store.value.close();
});

test('a store cannot be made on a disk without room, and says so', async ({ skip }) => {
  if (!mounted) skip('no right to mount a small disk');
  const { bavail, bsize } = statfsSync(disk);
  writeFileSync(join(disk, 'ballast'), Buffer.alloc(bavail * bsize));
  expect(await openStore(join(disk, 'other'))).toMatchObject({ ok: false, problem: { code: 'disk-full' } });
});
