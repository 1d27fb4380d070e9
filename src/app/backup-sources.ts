import { constants } from 'node:fs';
import { type FileHandle, open, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Result, Sha256 } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import type { NamedArchive } from '../store/index.ts';
import { isMemberPath, KEY_PATH, SETTINGS } from './backup-manifest.ts';

/** A file of the home that is to be in a backup. */
export interface BackupSource {
  readonly path: string;
  /** What it must be, where the store says. */
  readonly sha256?: Sha256;
  /** Whether it is a loss where it is not there. */
  readonly isNeeded: boolean;
}

export interface BackupSources {
  readonly sources: readonly BackupSource[];
  /** Archives that somebody put there under names which howdunit gives none. */
  readonly leftOut: readonly string[];
}

/**
 * Every archive that the store names and every other that lies there (`keep` alone stores nothing), then settings,
 * and the key where it is asked for. Archives never change, so what a copy of the store names is what lies there.
 * Problems: `permission-denied` where the archive cannot be looked into, `store-damaged` where the store names an
 * archive by what is no name of one.
 */
export async function sourcesIn(
  home: string,
  named: readonly NamedArchive[],
  withKeys: boolean,
): Promise<Result<BackupSources>> {
  const names = await namesIn(join(home, 'archive'));
  if (!names.ok) return names;
  const archives = new Map<string, BackupSource>();
  const leftOut: string[] = [];
  for (const name of names.value) {
    const path = `archive/${name}`;
    if (isMemberPath(path)) archives.set(path, { path, isNeeded: false });
    else if (name.endsWith('.wacz')) leftOut.push(path);
  }
  for (const { name, sha256 } of named) {
    const path = `archive/${name}`;
    if (!isMemberPath(path)) {
      const message = `the store names an archive by what is no name of one: ${JSON.stringify(name.slice(0, 100))}`;
      return failed(problem('store-damaged', message, { where: home }));
    }
    archives.set(path, { path, isNeeded: true, ...(sha256 !== undefined && { sha256 }) });
  }
  const inOrder = [...archives.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  const others = [...SETTINGS, ...(withKeys ? [KEY_PATH] : [])];
  return ok({ sources: [...inOrder, ...others.map((path) => ({ path, isNeeded: false }))], leftOut });
}

async function namesIn(folder: string): Promise<Result<readonly string[]>> {
  try {
    return ok(await readdir(folder));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    if (error.code === 'ENOENT') return ok([]);
    return failed(
      problem('permission-denied', `the archive could not be looked into (${String(error.code)})`, {
        where: folder,
      }),
    );
  }
}

// A pipe that somebody put there would block the open for ever.
const FLAGS = constants.O_RDONLY | constants.O_NONBLOCK;

/** Undefined where it is not there; `unreadable` where it may not be read or is no file. */
export async function openSource(home: string, path: string): Promise<FileHandle | undefined | 'unreadable'> {
  try {
    const file = await open(join(home, path), FLAGS);
    if ((await file.stat()).isFile()) return file;
    await file.close();
    return 'unreadable';
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return error.code === 'ENOENT' || error.code === 'ENOTDIR' ? undefined : 'unreadable';
  }
}
