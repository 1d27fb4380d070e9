import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import type { Pool } from 'pg';
import type { Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import type { Doing } from '../sql/doing.ts';
import { storeOver } from '../sql/store-over.ts';
import type { Store, StoreOptions } from '../store.ts';
import { type ServerAddress, serverAddress } from './address.ts';
import { connectionsTo } from './connections.ts';
import { queriesOver } from './dialect.ts';
import { NotBegun, ServerDriver } from './driver.ts';
import { withFailures } from './failures.ts';
import { migrate } from './migrate.ts';
import { POSTGRES } from './own-words.ts';

const BUSY_TIMEOUT = 10_000;
/** Connections that were cut while nobody used them, one after another. */
const MOST_ATTEMPTS = 10;

/**
 * Opens the store in a database of a PostgreSQL server, making its schema and tables where they are missing.
 *
 * @param stated see `serverAddress`
 */
export async function openServerStore(
  stated: string,
  { busyTimeout = BUSY_TIMEOUT }: StoreOptions,
): Promise<Result<Store>> {
  const address = serverAddress(stated);
  if (!address.ok) return address;
  const { rootsFile, where } = address.value;
  if (rootsFile !== undefined && statSync(rootsFile, { throwIfNoEntry: false })?.isFile() !== true)
    return failed(
      problem('not-found', 'the roots that sslrootcert names are not there', { where: rootsFile }),
    );
  return withFailures(where, async () => {
    const pool = await connectionsTo(address.value, { busyTimeout });
    try {
      const lock = lockOf(address.value);
      const migrated = await migrate(pool, address.value, lock, busyTimeout);
      if (migrated.ok) return ok(storeWith(pool, address.value, { lock, busyTimeout }));
      await pool.end();
      return migrated;
    } catch (error) {
      await pool.end();
      throw error;
    }
  });
}

function storeWith(
  pool: Pool,
  { where }: ServerAddress,
  { lock, busyTimeout }: { readonly lock: string; readonly busyTimeout: number },
): Store {
  const db = queriesOver(new ServerDriver(pool, lock, busyTimeout));
  const run: Doing['run'] = (work) => withFailures(where, () => overLiving(work));
  return {
    ...storeOver(db, POSTGRES, run),
    revision: () =>
      run(async () => {
        const { rows } = await pool.query('select number from store_revision');
        return ok(String((rows as readonly { readonly number: number }[])[0]?.number));
      }),
    close: async () => {
      if (!pool.ended && !pool.ending) await pool.end();
    },
  };
}

/** A connection may have been cut while nobody used it: then nothing was begun, and another is made. */
async function overLiving<T>(work: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof NotBegun && error.wasUsed && attempt < MOST_ATTEMPTS)) throw error;
    }
  }
}

/** One lock for each store of a database; locks of this kind are the database's own (PostgreSQL 15, 13.3.5). */
function lockOf({ schema }: ServerAddress): string {
  const digest = createHash('sha256').update(`howdunit ${schema}`).digest();
  return `${digest.readInt32BE(0)}, ${digest.readInt32BE(4)}`;
}
