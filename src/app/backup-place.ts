import { randomUUID } from 'node:crypto';
import { link, lstat, mkdir, open, realpath, rename, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import type { Problem, Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';

/** Where a backup goes, and the hidden folder beside it in which it is made. */
export interface BackupPlace {
  readonly path: string;
  readonly partial: string;
}

/**
 * @param target a folder that is there, in which the backup is called by its instant, or the path of a file that is
 *   not. Problems: `bad-usage` (taken, or within the home, with which it would be lost), `write-failed`,
 *   `permission-denied`, `disk-full`
 */
export async function placeFor(target: string, home: string, madeAt: string): Promise<Result<BackupPlace>> {
  try {
    const isFolder = (await stat(target).catch(() => undefined))?.isDirectory() === true;
    const named = isFolder
      ? join(target, `howdunit-${madeAt.replace(/[-:]|\.\d+/gu, '')}.zip`)
      : resolve(target);
    const folder = await realpath(dirname(named));
    const path = join(folder, basename(named));
    const within = await realpath(home).catch(() => resolve(home));
    if (`${folder}${sep}`.startsWith(`${within}${sep}`))
      return failed(
        refused(path, 'a backup within the home would be lost with it', 'Name a place on another disk.'),
      );
    if (await isThere(path)) return failed(taken(path));
    const partial = join(folder, `.howdunit-backup-${randomUUID()}.partial`);
    await mkdir(partial, { mode: 0o700 });
    return ok({ path, partial });
  } catch (error) {
    return failed(unwritten(error, target));
  }
}

/** Gives a whole backup its name, which nobody has: what was there meanwhile stays. */
export async function nameBackup(made: string, { path }: BackupPlace): Promise<Result<string>> {
  try {
    await giveName(made, path);
    const folder = await open(dirname(path), 'r');
    await folder.sync().finally(() => folder.close());
    return ok(path);
  } catch (error) {
    return failed(codeOf(error) === 'EEXIST' ? taken(path) : unwritten(error, path));
  }
}

async function giveName(made: string, path: string): Promise<void> {
  try {
    // Unlike a rename, a link fails where the name is taken.
    await link(made, path);
  } catch (error) {
    // A memory stick or a share may know no links.
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EINVAL', 'EMLINK'].includes(codeOf(error)))
      throw error;
    if (await isThere(path)) throw Object.assign(new Error('taken'), { code: 'EEXIST' });
    await rename(made, path);
  }
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

function taken(path: string): Problem {
  return refused(
    path,
    'there is something of that name already',
    'A backup overwrites nothing: give another name, or a folder.',
  );
}

function refused(where: string, message: string, hint: string): Problem {
  return problem('bad-usage', message, { where, hint });
}

/** Why nothing could be written there. @throws what is no error of the disk */
export function unwritten(error: unknown, where: string): Problem {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
    case 'EFBIG':
      return problem('disk-full', 'there was no room for it; nothing was left behind', {
        where,
        hint: 'Make room, or choose another disk.',
      });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return problem('permission-denied', 'this user may not write there', { where });
    case 'ENOENT':
    case 'ENOTDIR':
      return problem('write-failed', 'the folder is not there', { where });
    default:
      return problem('write-failed', `it could not be written (${codeOf(error)})`, { where });
  }
}

function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  throw error;
}
