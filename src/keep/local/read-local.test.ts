import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readLocal } from './read-local.ts';

let root: string;
beforeEach(async () => {
  root = await fs.mkdtemp(join(tmpdir(), 'keep-local-'));
});
afterEach(() => fs.rm(root, { recursive: true }));

const failsWith = (code: string) => (): Promise<never> =>
  Promise.reject(Object.assign(new Error(code), { code }));

describe('a local file', () => {
  it('is read byte by byte', async () => {
    const bytes = Buffer.from(Array.from({ length: 3_000_000 }, (_, i) => (i * 7) % 256));
    await fs.writeFile(join(root, 'report.pdf'), bytes);
    const read = await readLocal(join(root, 'report.pdf'), bytes.length);
    expect(read.ok && bytes.equals(read.value)).toBe(true);
  });

  it('is refused when it is empty', async () => {
    await fs.writeFile(join(root, 'report.pdf'), '');
    expect(await readLocal(join(root, 'report.pdf'), 10)).toMatchObject({
      problem: { code: 'empty-source' },
    });
  });

  it('is refused unread when it is too large', async () => {
    await fs.writeFile(join(root, 'report.txt'), '');
    await fs.truncate(join(root, 'report.txt'), 200 * 1024 * 1024);
    expect(await readLocal(join(root, 'report.txt'), 1000)).toMatchObject({ problem: { code: 'too-large' } });
  });

  it('is refused when it gives more than it said', async () => {
    const open = async (path: string): Promise<fs.FileHandle> => {
      const stat = { ...(await fs.stat(root)), size: 0, isDirectory: () => false, isFile: () => true };
      return Object.assign(await fs.open(path), { stat: async () => stat });
    };
    await fs.writeFile(join(root, 'log'), 'x'.repeat(1001));
    expect(await readLocal(join(root, 'log'), 1000, open)).toMatchObject({ problem: { code: 'too-large' } });
  });

  it.each([
    ['EACCES', 'permission-denied'],
    ['EPERM', 'permission-denied'],
    ['ENOENT', 'not-found'],
    ['ENOTDIR', 'not-found'],
    ['ELOOP', 'not-found'],
    ['ENXIO', 'bad-usage'],
    ['EIO', 'damaged'],
  ])('that answers %s is %s', async (errno, code) => {
    expect(await readLocal('report.pdf', 10, failsWith(errno))).toMatchObject({
      problem: { code, where: 'report.pdf' },
    });
  });
});

describe('what is no file', () => {
  it('is not found when it is absent', async () => {
    expect(await readLocal(join(root, 'no'), 10)).toMatchObject({ problem: { code: 'not-found' } });
    expect(await readLocal('a\0b', 10)).toMatchObject({ problem: { code: 'not-found' } });
  });

  it('is refused when it is a folder', async () => {
    expect(await readLocal(root, 10)).toMatchObject({ problem: { code: 'is-directory' } });
  });

  it.skipIf(process.platform === 'win32')('is refused when it is a device', async () => {
    expect(await readLocal('/dev/zero', 10)).toMatchObject({ problem: { code: 'bad-usage' } });
  });

  it.skipIf(process.platform === 'win32')(
    'is refused at once when it is a pipe nobody writes to',
    async () => {
      execFileSync('sh', ['-c', 'mkfifo "$0"', join(root, 'pipe')]);
      expect(await readLocal(join(root, 'pipe'), 10)).toMatchObject({ problem: { code: 'bad-usage' } });
    },
  );
});
