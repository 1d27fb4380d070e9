import * as fs from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Disk, placeFile } from './place-file.ts';

let root: string;
beforeEach(async () => {
  root = await fs.mkdtemp(join(tmpdir(), 'keep-place-'));
});
afterEach(() => fs.rm(root, { recursive: true }));

async function* chunks(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('The loader ');
  yield Buffer.from('called home.');
}
const name = (digest: string): string => `${digest.slice(0, 8)}.wacz`;

/** A disk on which one call fails with an errno; `writeFile` and `sync` are the open file's. */
function failing(call: 'mkdir' | 'open' | 'writeFile' | 'sync' | 'rename', code: string): Disk {
  const fail = (): Promise<never> => Promise.reject(Object.assign(new Error(code), { code }));
  if (call === 'writeFile' || call === 'sync') {
    const open = async (...args: Parameters<typeof fs.open>): Promise<fs.FileHandle> =>
      Object.assign(await fs.open(...args), { [call]: fail });
    return { ...fs, open };
  }
  return { ...fs, [call]: fail };
}

describe('a file placed in the archive', () => {
  it('lies there whole, under the name of its own hash, for its owner alone', async () => {
    const folder = join(root, 'home', 'archive');
    const placed = await placeFile(folder, chunks(), name);
    if (!placed.ok) throw new Error(placed.problem.message);
    expect(await fs.readdir(folder)).toEqual([placed.value.name]);
    expect(placed.value.name).toBe(name(placed.value.sha256));
    expect(await fs.readFile(join(folder, placed.value.name), 'utf8')).toBe('The loader called home.');
    expect((await fs.stat(folder)).mode & 0o777).toBe(0o700);
    expect((await fs.stat(join(folder, placed.value.name))).mode & 0o777).toBe(0o600);
  });

  it.each([
    ['mkdir', 'ENOSPC', 'disk-full'],
    ['open', 'ENOSPC', 'disk-full'],
    ['writeFile', 'ENOSPC', 'disk-full'],
    ['writeFile', 'EDQUOT', 'disk-full'],
    ['writeFile', 'EIO', 'write-failed'],
    ['sync', 'ENOSPC', 'disk-full'],
    ['sync', 'EIO', 'write-failed'],
    ['rename', 'EROFS', 'write-failed'],
    ['mkdir', 'EACCES', 'write-failed'],
  ] as const)('leaves nothing behind when %s says %s', async (call, code, expected) => {
    const placed = await placeFile(root, chunks(), name, failing(call, code));
    expect(placed).toMatchObject({ ok: false, problem: { code: expected } });
    expect(await fs.readdir(root)).toEqual([]);
  });

  it('is written under a hidden name that tells what it is, until it is whole', async () => {
    let meanwhile: string[] = [];
    async function* watched(): AsyncGenerator<Uint8Array> {
      yield* chunks();
      meanwhile = await fs.readdir(root);
    }
    await placeFile(root, watched(), name);
    expect(meanwhile).toEqual([expect.stringMatching(/^\.keep-[-0-9a-f]{36}\.partial$/)]);
  });

  it('cannot be placed where a file stands in place of the folder', async () => {
    await fs.writeFile(join(root, 'archive'), '');
    const placed = await placeFile(join(root, 'archive'), chunks(), name);
    expect(placed).toMatchObject({ ok: false, problem: { code: 'write-failed' } });
  });
});
