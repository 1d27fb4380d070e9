import { setTimeout as sleep } from 'node:timers/promises';
import Database from 'libsql';
import { isBusy } from './failures.ts';

/** Pauses between attempts at what SQLite does not wait for by itself, in ms. */
const PAUSE = 20;

/**
 * An open connection to the database in a file, set for several processes and for power loss.
 *
 * @param busyTimeout in ms
 * @throws what the driver throws
 */
export async function openDatabase(file: string, busyTimeout: number): Promise<Database.Database> {
  const database = new Database(file);
  try {
    database.exec(`pragma busy_timeout = ${Math.max(0, Math.trunc(busyTimeout))}`);
    await logAhead(database, Date.now() + busyTimeout);
    // FULL: in WAL mode, anything less may lose the last transactions with the power supply.
    database.exec('pragma synchronous = full');
    database.exec('pragma foreign_keys = on');
    database.exec('pragma cache_size = -16384');
    database.exec('pragma journal_size_limit = 16777216');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Switches to the write-ahead log; two processes that do so at once refuse each other without waiting. */
async function logAhead(database: Database.Database, deadline: number): Promise<void> {
  for (;;) {
    try {
      database.exec('pragma journal_mode = wal');
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() >= deadline) throw error;
    }
    await sleep(PAUSE);
  }
}

/** What changes with every write: of other connections (data_version), and of this one (total_changes). */
export function revisionOf(database: Database.Database): string {
  // The driver adds how long it took, so that the rows themselves are never the same.
  const { data_version: others } = database.prepare('pragma data_version').get() as { data_version: number };
  const { own } = database.prepare('select total_changes() as own').get() as { own: number };
  return `${others} ${own}`;
}

/** Leaves everything in the one file, if no other process is at work, and closes it. */
export function closeDatabase(database: Database.Database): void {
  if (!database.open) return;
  try {
    database.exec('pragma busy_timeout = 0');
    database.exec('pragma wal_checkpoint(truncate)');
  } catch {
    // The log keeps what the file does not have yet, and the next to open it reads both.
  }
  database.close();
}
