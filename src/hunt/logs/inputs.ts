import { lstatSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Problem } from '../../model/index.ts';
import { problem } from '../../model/index.ts';

/** The logs that arguments name: files as they are, folders with all that is below them, patterns that no shell resolved. */
export interface Inputs {
  readonly files: readonly string[];
  readonly problems: readonly Problem[];
  /** Links in folders, which were not followed, since they may lead back. */
  readonly links: number;
}

const MOST_FILES = 1_000_000;

/** In the order of the arguments, and of names below them. `-` stays what it is. */
export function inputsOf(paths: readonly string[]): Inputs {
  const files: string[] = [];
  const problems: Problem[] = [];
  let links = 0;
  for (const path of paths) {
    const kind = path === '-' ? 'file' : kindOf(path);
    if (kind === 'folder') links += addBelow(path, files, problems);
    else if (kind === 'absent' && /[*?]/.test(path)) {
      const before = files.length;
      // As a shell does, which hands over the folders that a pattern names, too.
      for (const each of matching(path)) {
        if (kindOf(each) === 'file') files.push(each);
        else links += lstatSync(each).isSymbolicLink() ? 1 : filesBelow(each, files, problems);
      }
      if (files.length === before)
        problems.push(problem('not-found', 'no log has such a name', { where: path }));
    } else files.push(path);
  }
  return { files: [...new Set(files)], problems, links };
}

function kindOf(path: string): 'file' | 'folder' | 'absent' {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    return 'absent';
  }
}

/** Files below a folder, of which there ought to be some. @returns links there */
function addBelow(folder: string, files: string[], problems: Problem[]): number {
  const before = files.length;
  const links = filesBelow(folder, files, problems);
  if (files.length === before) {
    const message = `this folder has no files${links === 0 ? '' : ` but links (${links}), which are not followed`}`;
    const hint = links === 0 ? {} : { hint: 'Name them: a pattern does, for one.' };
    problems.push(problem('empty-source', message, { where: folder, ...hint }));
  }
  return links;
}

/** @returns links there */
function filesBelow(folder: string, files: string[], problems: Problem[]): number {
  const waiting = [folder];
  let links = 0;
  for (let next = waiting.pop(); next !== undefined && files.length < MOST_FILES; next = waiting.pop()) {
    const entries = entriesOf(next, problems);
    for (const entry of entries) {
      if (entry.isFile()) files.push(join(next, entry.name));
      if (entry.isSymbolicLink()) links += 1;
    }
    for (const entry of [...entries].reverse()) if (entry.isDirectory()) waiting.push(join(next, entry.name));
  }
  return links;
}

function entriesOf(folder: string, problems: Problem[]) {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    const { message } = error as NodeJS.ErrnoException;
    problems.push(problem('permission-denied', `this folder cannot be read: ${message}`, { where: folder }));
    return [];
  }
}

/** `*` and `?` within a name, `**` for any folders between; at the end, for all that is below. */
function matching(pattern: string): readonly string[] {
  const isAbsolute = pattern.startsWith('/');
  let found = [isAbsolute ? '/' : ''];
  for (const segment of pattern.split('/').filter((part) => part !== '')) {
    if (segment === '**') found = found.flatMap((base) => [base, ...foldersBelow(base)]);
    else if (/[*?]/.test(segment)) found = found.flatMap((base) => named(base, segment));
    else found = found.map((base) => join(base, segment));
  }
  return [...new Set(found)].filter((path) => kindOf(path) !== 'absent').sort();
}

function named(base: string, segment: string): readonly string[] {
  return entriesOf(base === '' ? '.' : base, [])
    .filter(({ name }) => fits(name, segment) && (!name.startsWith('.') || segment.startsWith('.')))
    .map(({ name }) => join(base, name));
}

/** Greedy with one way back, so linear in both. */
function fits(name: string, pattern: string): boolean {
  let at = 0;
  let sign = 0;
  let star = -1;
  let retry = 0;
  while (at < name.length) {
    if (pattern[sign] === '*') {
      star = sign++;
      retry = at;
    } else if (sign < pattern.length && (pattern[sign] === '?' || pattern[sign] === name[at])) {
      sign++;
      at++;
    } else if (star >= 0) {
      sign = star + 1;
      at = ++retry;
    } else return false;
  }
  while (pattern[sign] === '*') sign++;
  return sign === pattern.length;
}

function foldersBelow(base: string): readonly string[] {
  const all: string[] = [];
  const waiting = [base];
  for (let next = waiting.pop(); next !== undefined && all.length < MOST_FILES; next = waiting.pop()) {
    for (const entry of entriesOf(next === '' ? '.' : next, [])) {
      if (!entry.isDirectory()) continue;
      all.push(join(next, entry.name));
      waiting.push(join(next, entry.name));
    }
  }
  return all;
}
