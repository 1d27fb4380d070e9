import type { Kysely } from 'kysely';
import type Database from 'libsql';
import type { Result } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import type { Schema } from '../schema.ts';
import { decide, decisionsOn } from '../sql/decide.ts';
import { document, documentOfCapture } from '../sql/document.ts';
import { indicators } from '../sql/indicators.ts';
import { captureOfFile, captures, reports } from '../sql/reports.ts';
import { save } from '../sql/save.ts';
import { inSnapshot } from '../sql/snapshot.ts';
import { addWatch, observations, observe, removeWatch, watches } from '../sql/watches.ts';
import type { Store, StoreOptions } from '../store.ts';
import { closeDatabase, openDatabase } from './database.ts';
import { queriesOver } from './dialect.ts';
import { withFailures } from './failures.ts';
import { prepareHome } from './home.ts';
import { migrate } from './migrate.ts';

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
    if (migrated.ok) return ok(storeOver(file, database, db));
    database.close();
    return migrated;
  } catch (error) {
    database.close();
    throw error;
  }
}

function storeOver(file: string, database: Database.Database, db: Kysely<Schema>): Store {
  const run = <T>(work: () => Promise<Result<T>>): Promise<Result<T>> => withFailures(file, work);
  const read = <T>(work: (snapshot: Kysely<Schema>) => Promise<Result<T>>): Promise<Result<T>> =>
    run(() => inSnapshot(db, work));
  return {
    save: (saved) => run(() => save(db, saved)),
    decide: (findingId, decision) => run(() => decide(db, findingId, decision)),
    decisions: (findingId) => read((snapshot) => decisionsOn(snapshot, findingId)),
    document: (reference) => read((snapshot) => document(snapshot, reference)),
    reports: () => read((snapshot) => reports(snapshot)),
    captures: (reference) => read((snapshot) => captures(snapshot, reference)),
    captureOfFile: (sha256, name) => read((snapshot) => captureOfFile(snapshot, sha256, name)),
    indicators: (reference, options) => read((snapshot) => indicators(snapshot, reference, options)),
    documentOfCapture: (captureId) => read((snapshot) => documentOfCapture(snapshot, captureId)),
    watches: () => read((snapshot) => watches(snapshot)),
    addWatch: (watch) => run(() => addWatch(db, watch)),
    removeWatch: (reference) => run(() => removeWatch(db, reference)),
    observe: (watch, seen) => run(() => observe(db, watch, seen)),
    observations: (watchId) => read((snapshot) => observations(snapshot, watchId)),
    close: async () => closeDatabase(database),
  };
}
