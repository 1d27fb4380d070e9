import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem, Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';

/**
 * Names of the files in a folder that an export was written to; none where it is empty or not there. Fails with
 * `bad-usage` where it holds something else, which is never overwritten.
 *
 * @param own what the files of such an export are called
 */
export async function folderOf(folder: string, own: RegExp): Promise<Result<readonly string[]>> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? [] : error,
  );
  if (names instanceof Error)
    return failed(problem('write-failed', names.message, { where: folder, hint: 'It must be a folder.' }));
  const strange = names.find((name) => !own.test(name));
  if (strange === undefined) return ok(names);
  return failed(
    problem('bad-usage', `the folder holds ${strange}, which is no part of this export`, {
      where: folder,
      hint: 'Name an empty folder, one that does not exist, or one that the same was written to before.',
    }),
  );
}

/**
 * Writes files in their order, each whole or not at all, and then takes away what is no longer among them; unchanged
 * files are left as they are. What names the others belongs last.
 */
export async function writeFolder(
  folder: string,
  files: ReadonlyMap<string, string>,
  removed: readonly string[],
): Promise<Problem | undefined> {
  try {
    await mkdir(folder, { recursive: true });
    for (const [name, text] of files) await writeWhole(join(folder, name), text);
    for (const name of removed) await rm(join(folder, name), { force: true });
    return undefined;
  } catch (error) {
    return problem('write-failed', (error as Error).message, { where: folder });
  }
}

async function writeWhole(path: string, text: string): Promise<void> {
  const before = await readFile(path, 'utf8').catch(() => undefined);
  if (before === text) return;
  const partial = `${path}.${process.pid}.partial`;
  try {
    await writeFile(partial, text, { flag: 'wx' });
    await rename(partial, path);
  } finally {
    await rm(partial, { force: true });
  }
}
