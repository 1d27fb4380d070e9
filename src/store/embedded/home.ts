import { closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Problem, Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';

/** The database file’s name inside the home. */
const STORE_NAME = 'howdunit.db';

/**
 * The folder and the database file, made where missing, both for their owner alone; the path of the
 * file. Done here rather than by the driver, which does not say why it cannot open a file.
 *
 * @throws the file system's own error
 */
export function prepareHome(home: string): Result<string> {
  const file = join(home, STORE_NAME);
  if (wasCutOff(file)) return failed(cutOff(file));
  makeFolder(resolve(home));
  closeSync(openSync(file, 'a+', 0o600));
  return ok(file);
}

/** The path of the database file, where there is one; nothing is made. Fails with `not-found`, `store-damaged`. */
export function storeFile(home: string): Result<string> {
  const file = join(home, STORE_NAME);
  if (wasCutOff(file)) return failed(cutOff(file));
  if (statSync(file, { throwIfNoEntry: false })?.isFile() === true) return ok(file);
  return failed(
    problem('not-found', 'there is no store in this home', {
      where: home,
      hint: 'See that --home or HOWDUNIT_HOME names the folder where reports are kept.',
    }),
  );
}

function cutOff(file: string): Problem {
  return problem('store-damaged', 'The database file was empty, but its write-ahead log was not.', {
    where: file,
    hint: 'Nothing was changed. Bring the file back from a backup, or move both files away.',
  });
}

/**
 * A folder with those above it. Node's own `recursive` asks for ever where the folder above is there and takes no
 * folder, as in /proc.
 *
 * @throws the file system's own error
 */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const above = dirname(folder);
  if (above !== folder) makeFolder(above);
  try {
    mkdirSync(folder, { mode: 0o700 });
  } catch (error) {
    // Another process may have made it meanwhile.
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) throw error;
  }
}

/**
 * SQLite takes an empty file for a new database and deletes the log beside it, with all that only the
 * log still holds. The log is looked at first: it never exists before the file has content.
 */
function wasCutOff(file: string): boolean {
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  return log !== undefined && log.size > 0 && statSync(file, { throwIfNoEntry: false })?.size === 0;
}
