import { createHash, randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { failed, ok, type Problem, problem, type Result, type Sha256 } from '../../model/index.ts';

/** The few calls that write; replaced in tests by a disk that is full. */
export type Disk = Pick<typeof fs, 'mkdir' | 'open' | 'rename' | 'unlink'>;

export interface Placed {
  readonly name: string;
  readonly sha256: Sha256;
}

/**
 * Writes a file so that it is either wholly there or not at all, whatever happens meanwhile:
 * into a hidden `.keep-<random>.partial` in the same folder, flushed to the disk, then renamed,
 * then the folder flushed. Problems: `disk-full`, `write-failed`.
 *
 * @param nameOf the final name, from the digest of what was written; equal names mean equal bytes
 */
export async function placeFile(
  folder: string,
  content: AsyncIterable<Uint8Array>,
  nameOf: (digest: Sha256) => string,
  disk: Disk = fs,
): Promise<Result<Placed>> {
  const partial = join(folder, `.keep-${randomUUID()}.partial`);
  try {
    await makeFolder(folder, disk);
    const sha256 = await writeFlushed(partial, content, disk);
    const name = nameOf(sha256);
    await disk.rename(partial, join(folder, name));
    await flushFolder(folder, disk);
    return ok({ name, sha256 });
  } catch (error) {
    await disk.unlink(partial).catch(() => undefined);
    return failed(problemOf(error, folder));
  }
}

async function makeFolder(folder: string, disk: Disk): Promise<void> {
  const first = await disk.mkdir(folder, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  // Every folder made is an entry in the one above it.
  const above = dirname(resolve(first));
  for (let made = resolve(folder); made.length > above.length; made = dirname(made)) {
    await flushFolder(dirname(made), disk);
  }
}

async function writeFlushed(path: string, content: AsyncIterable<Uint8Array>, disk: Disk): Promise<Sha256> {
  const hash = createHash('sha256');
  const file = await disk.open(path, 'wx', 0o600);
  try {
    for await (const chunk of content) {
      hash.update(chunk);
      await file.writeFile(chunk);
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return hash.digest('hex') as Sha256;
}

async function flushFolder(folder: string, disk: Disk): Promise<void> {
  const handle = await disk.open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function problemOf(error: unknown, folder: string): Problem {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === '') throw error;
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return problem('disk-full', 'the disk is full; the copy was not kept', {
      where: folder,
      hint: 'Free some space and try again.',
    });
  }
  return problem('write-failed', `the copy could not be written (${code})`, { where: folder });
}
