import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import Database from 'libsql';

/** How long a look waits for a process that is putting the store in order, ms. */
const BUSY_MS = 10_000;

/**
 * Looks at the database in a file without changing it: nothing is made, brought up to date or put in order. Where no
 * process has it open, not even the files are made through which processes tell each other of their locks; if one
 * opens it meanwhile, the look is taken again beside it.
 *
 * @param look may be asked twice
 * @throws what the driver throws
 */
export function lookAt<T>(file: string, look: (database: Database.Database) => T): T {
  if (hasCompany(file)) return opened(file, 'mode=ro', look);
  let alone: { readonly value: T } | undefined;
  try {
    alone = { value: opened(file, 'mode=ro&immutable=1', look) };
  } catch (error) {
    if (!hasCompany(file)) throw error;
  }
  return alone === undefined || hasCompany(file) ? opened(file, 'mode=ro', look) : alone.value;
}

/** Another process, or a log that one left behind, without which the file is not the whole store. */
function hasCompany(file: string): boolean {
  const log = statSync(`${file}-wal`, { throwIfNoEntry: false });
  return existsSync(`${file}-shm`) || (log !== undefined && log.size > 0);
}

function opened<T>(file: string, how: string, look: (database: Database.Database) => T): T {
  const database = new Database(`${pathToFileURL(resolve(file)).href}?${how}`);
  try {
    database.exec(`pragma busy_timeout = ${BUSY_MS}`);
    database.exec('pragma trusted_schema = off');
    return look(database);
  } finally {
    database.close();
  }
}
