import type { Stats } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Problem } from '../model/index.ts';
import { problem } from '../model/index.ts';
import { sourceOf } from './keep-report.ts';
import type { LeftOut } from './read-many-outcome.ts';

/** Folders in folders; deeper ones are left out, said. */
const MOST_DEPTH = 64;
/** Reports of one command, so that the list of them stays small. */
const MOST_REPORTS = 200_000;

/** One report that was asked for. */
export interface Listed {
  /** A path or a URL. */
  readonly source: string;
  /** It was met in a folder: where it is of no kind that is read, it is left out and not refused. */
  readonly isFromFolder: boolean;
  /** Two with the same may be the same file under the same name, and are not read at the same time. */
  readonly key: string;
}

export interface Gathered {
  readonly reports: readonly Listed[];
  readonly leftOut: readonly LeftOut[];
  /** Folders that could not be looked into. */
  readonly problems: readonly Problem[];
}

interface Walk {
  readonly reports: Listed[];
  readonly leftOut: LeftOut[];
  readonly problems: Problem[];
  /** Real paths of what was met, so that a link cannot lead back or name a file twice. */
  readonly met: Set<string>;
}

/**
 * What the arguments name: files and URLs as they are, folders with all that is in them, in the order of the
 * names. Links are followed once; hidden files and what is no regular file are left out. Nothing is read yet.
 */
export async function gather(paths: readonly string[]): Promise<Gathered> {
  const walk: Walk = { reports: [], leftOut: [], problems: [], met: new Set() };
  for (const path of paths) {
    const found = sourceOf(path).kind === 'url' ? undefined : await statsOf(path);
    if (found?.isDirectory() === true) await enter(path, walk, 0);
    else walk.reports.push({ source: path, isFromFolder: false, key: keyOf(path, found) });
  }
  return walk;
}

async function enter(folder: string, walk: Walk, depth: number): Promise<void> {
  const leaveOut = (source: string, why: string): void => {
    walk.leftOut.push({ kind: 'left-out', source, why });
  };
  const real = await realPath(folder);
  if (real === undefined || walk.met.has(real)) return leaveOut(folder, 'met before, by a link');
  walk.met.add(real);
  if (depth > MOST_DEPTH) return leaveOut(folder, 'too deep');
  const names = await namesIn(folder, walk);
  for (const name of names) {
    const path = join(folder, name);
    if (name.startsWith('.')) leaveOut(path, 'hidden');
    else if (walk.reports.length >= MOST_REPORTS) leaveOut(path, `beyond ${MOST_REPORTS} reports`);
    else {
      const found = await statsOf(path);
      if (found === undefined) leaveOut(path, 'a link that leads nowhere');
      else if (found.isDirectory()) await enter(path, walk, depth + 1);
      else if (!found.isFile()) leaveOut(path, 'no regular file');
      else if (found.size === 0) leaveOut(path, 'empty');
      else await list(path, found, walk);
    }
  }
}

async function list(path: string, found: Stats, walk: Walk): Promise<void> {
  const real = (await realPath(path)) ?? path;
  if (walk.met.has(real)) {
    walk.leftOut.push({ kind: 'left-out', source: path, why: 'met before, by a link' });
    return;
  }
  walk.met.add(real);
  walk.reports.push({ source: path, isFromFolder: true, key: keyOf(path, found) });
}

function keyOf(path: string, found: Stats | undefined): string {
  return found === undefined ? path : `${found.size} ${basename(path)}`;
}

async function namesIn(folder: string, walk: Walk): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    walk.problems.push(
      problem('permission-denied', `the folder could not be looked into (${codeOf(error)})`, {
        where: folder,
      }),
    );
    return [];
  }
}

/** Undefined where there is nothing, which is said when it is read. */
async function statsOf(path: string): Promise<Stats | undefined> {
  try {
    return await stat(path);
  } catch (error) {
    codeOf(error);
    return undefined;
  }
}

async function realPath(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    codeOf(error);
    return undefined;
  }
}

/** @throws what is not of the file system */
function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error) return String(error.code);
  throw error;
}
