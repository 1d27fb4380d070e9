import { randomUUID } from 'node:crypto';
import { mkdir, open, readdir, rename, rm, statfs } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Problem, Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import { STORE_PATH } from './backup-manifest.ts';
import { unwritten } from './backup-place.ts';

/** Where a home is to be, and the hidden folder in which it is made. */
export interface RestorePlace {
  readonly home: string;
  readonly partial: string;
  /** The home is there, empty, perhaps a disk of its own: what was made moves into it, the store last. */
  readonly isWithin: boolean;
}

/**
 * A home that is not there is made beside its place and has its name at the end. Problems: `bad-usage` for one that
 * is not empty, `disk-full` where the disk has not so many bytes free, `permission-denied`, `write-failed`.
 */
export async function placeToRestore(path: string, bytes: number): Promise<Result<RestorePlace>> {
  const home = resolve(path);
  try {
    const held = await contentOf(home);
    const isWithin = held !== undefined;
    if (held !== undefined && held.length > 0) return failed(occupied(home, held));
    const above = isWithin ? home : dirname(home);
    if (!isWithin) await mkdir(above, { recursive: true, mode: 0o700 });
    const { bavail, bsize } = await statfs(above);
    if (bavail * bsize < bytes) return failed(tooFull(above, bytes, bavail * bsize));
    const hidden = isWithin ? `.restoring-${randomUUID()}` : `.${basename(home)}-${randomUUID()}.restoring`;
    const partial = join(above, hidden);
    await mkdir(partial, { mode: 0o700 });
    return ok({ home, partial, isWithin });
  } catch (error) {
    return failed(unwritten(error, home));
  }
}

/** Gives what was made the name of the home. Problems as above. */
export async function moveIn({ home, partial, isWithin }: RestorePlace): Promise<Result<string>> {
  try {
    if (isWithin) await moveAll(partial, home);
    // A folder that holds something is not replaced (rename(2)).
    else await rename(partial, home);
    await flush(isWithin ? home : dirname(home));
    return ok(home);
  } catch (error) {
    const held = await contentOf(home).catch(() => undefined);
    const isTaken =
      error instanceof Error && 'code' in error && ['ENOTEMPTY', 'EEXIST'].includes(String(error.code));
    return failed(isTaken ? occupied(home, held ?? []) : unwritten(error, home));
  }
}

/** Without its store nothing is taken for a home, so that moves last. */
async function moveAll(partial: string, home: string): Promise<void> {
  const names = await readdir(partial);
  for (const name of [...names.filter((each) => each !== STORE_PATH), STORE_PATH])
    await rename(join(partial, name), join(home, name));
  await rm(partial, { recursive: true });
}

/** Names of folders as they are on the disk are on it as soon as this returns. */
export async function flush(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  await handle.sync().finally(() => handle.close());
}

/** Undefined where it is not there. @throws where it is no folder */
async function contentOf(home: string): Promise<readonly string[] | undefined> {
  try {
    // What a file system makes by itself on a disk of its own.
    return (await readdir(home)).filter((name) => name !== 'lost+found');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function occupied(home: string, held: readonly string[]): Problem {
  const isLeftBehind = held.length > 0 && held.every((name) => name.startsWith('.restoring-'));
  return problem('bad-usage', 'the home is not empty; restoring overwrites nothing', {
    where: home,
    hint: isLeftBehind
      ? `A restore was interrupted there: delete ${held.join(' ')} and try again.`
      : 'Name with --home a folder that is empty or not there.',
  });
}

function tooFull(where: string, bytes: number, free: number): Problem {
  const megabytes = (count: number): number => Math.ceil(count / 1_000_000);
  const message = `the home takes ${megabytes(bytes)} MB, and ${megabytes(free)} MB are free; nothing was restored`;
  return problem('disk-full', message, { where, hint: 'Make room, or choose another disk.' });
}
