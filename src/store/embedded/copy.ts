import { closeSync, fsyncSync, openSync, truncateSync, unlinkSync } from 'node:fs';
import type { Result } from '../../model/index.ts';
import { failed, ok } from '../../model/index.ts';
import { withFailures } from './failures.ts';
import { storeFile } from './home.ts';
import { lookAt } from './look.ts';
import { refuseNewer } from './migrate.ts';

export async function copyEmbeddedStore(home: string, path: string): Promise<Result<void>> {
  const file = await withFailures(home, async () => storeFile(home));
  if (!file.ok) return file;
  const made = await withFailures(path, async () => ok(closeSync(openSync(path, 'wx', 0o600))));
  if (!made.ok) return made;
  const copied = await withFailures(path, async () => copyInto(file.value, path));
  if (copied.ok) return copied;
  removeIfThere(path);
  // Room is wanting where the copy goes; all else that can be wrong is wrong with what is copied.
  const isOfCopy = ['disk-full', 'write-failed', 'permission-denied'].includes(copied.problem.code);
  return failed({ ...copied.problem, where: isOfCopy ? path : file.value });
}

/** The copy is one state of the store (sqlite.org/lang_vacuum.html, 3). */
async function copyInto(file: string, path: string): Promise<Result<void>> {
  const made = lookAt(file, (database) => {
    const known = refuseNewer(database, file);
    if (!known.ok) return known;
    truncateSync(path);
    // An empty file keeps its rights; one that SQLite makes by itself may be read by everybody.
    database.exec(`vacuum into '${path.replaceAll("'", "''")}'`);
    return ok(undefined);
  });
  if (!made.ok) return failed(made.problem);
  const copy = openSync(path, 'r+');
  try {
    fsyncSync(copy);
  } finally {
    closeSync(copy);
  }
  return ok(undefined);
}

function removeIfThere(path: string): void {
  for (const each of [path, `${path}-journal`]) {
    try {
      unlinkSync(each);
    } catch {
      // It was never made.
    }
  }
}
