import type Database from 'libsql';
import type { Result } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import type { Doing } from '../sql/doing.ts';
import { storeOver } from '../sql/store-over.ts';
import type { Store, StoreOptions } from '../store.ts';
import { closeDatabase, openDatabase, revisionOf } from './database.ts';
import { queriesOver } from './dialect.ts';
import { withFailures } from './failures.ts';
import { prepareHome } from './home.ts';
import { migrate } from './migrate.ts';
import { SQLITE } from './own-words.ts';

const BUSY_TIMEOUT = 10_000;

export async function openEmbeddedStore(
  home: string,
  { busyTimeout = BUSY_TIMEOUT }: StoreOptions,
): Promise<Result<Store>> {
  const file = await withFailures(home, async () => prepareHome(home));
  if (!file.ok) return file;
  return withFailures(file.value, async () =>
    storeIn(file.value, await openDatabase(file.value, busyTimeout)),
  );
}

/** The store in an open database, which is closed when it turns out not to be one of ours. */
export async function storeIn(file: string, database: Database.Database): Promise<Result<Store>> {
  const db = queriesOver(database);
  try {
    const migrated = await migrate(database, db, file);
    if (!migrated.ok) {
      database.close();
      return migrated;
    }
    const run: Doing['run'] = (work) => withFailures(file, work);
    return ok({
      ...storeOver(db, SQLITE, run),
      revision: () => run(async () => ok(revisionOf(database))),
      close: async () => closeDatabase(database),
    });
  } catch (error) {
    database.close();
    throw error;
  }
}
