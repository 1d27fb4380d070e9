import type { Pool, PoolClient } from 'pg';
import type { Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import { kysely } from '../kysely.ts';
import type { ServerAddress } from './address.ts';
import { connectionsTo } from './connections.ts';
import { queriesOver } from './dialect.ts';
import { SERVER_MIGRATIONS } from './migrations/index.ts';

/** The first version of PostgreSQL that can say what became of a transaction by its 64-bit number. */
const OLDEST = 130_000;

/**
 * Brings the tables up to date, in one transaction; several processes may do so at once, and one does.
 *
 * @param lock the arguments of `pg_advisory_lock`: the lock of the writers
 * @throws what the driver throws
 */
export async function migrate(
  pool: Pool,
  address: ServerAddress,
  lock: string,
  busyTimeout: number,
): Promise<Result<void>> {
  const before = await standing(pool, address);
  if (!before.ok || before.value === 'current') return before.ok ? ok(undefined) : before;
  const own = await connectionsTo(address, { busyTimeout, isForTables: true });
  try {
    const client = await own.connect();
    try {
      return await migrateOver(client, address, lock);
    } finally {
      // The lock ends with the connection.
      client.release(true);
    }
  } finally {
    await own.end();
  }
}

async function migrateOver(client: PoolClient, address: ServerAddress, lock: string): Promise<Result<void>> {
  const able = await isAble(client, address);
  if (!able.ok) return able;
  await client.query(`select pg_advisory_lock(${lock})`);
  // Somebody else may have been at it while the lock was waited for.
  const now = await standing(client, address);
  if (!now.ok || now.value === 'current') return now.ok ? ok(undefined) : now;
  const one = { query: client.query.bind(client), release: () => {} };
  const pool = { connect: async () => one, end: async () => {} };
  const { error } = await new kysely.Migrator({
    db: queriesOver(new kysely.PostgresDriver({ pool: pool as never })),
    provider: { getMigrations: async () => ({ ...SERVER_MIGRATIONS }) },
    migrationTableSchema: address.schema,
  }).migrateToLatest();
  if (error !== undefined) throw error;
  return ok(undefined);
}

async function isAble(client: PoolClient, { where }: ServerAddress): Promise<Result<void>> {
  const { rows } = await client.query(
    `select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding`,
  );
  const [{ version, encoding }] = rows as [{ version: number; encoding: string }];
  if (version < OLDEST) return refused('The server is older than PostgreSQL 13.', 'A newer one is needed.');
  if (encoding !== 'UTF8')
    return refused(
      `The database holds text as ${encoding}, which cannot hold what reports say.`,
      'createdb --encoding UTF8 --template template0 makes one that can.',
    );
  return ok(undefined);

  function refused(message: string, hint: string): ReturnType<typeof failed> {
    return failed(problem('bad-usage', message, { where, hint }));
  }
}

/** Whether all migrations were made already; fails where one is unknown here. */
async function standing(
  over: Pick<Pool, 'query'> | Pick<PoolClient, 'query'>,
  { where }: ServerAddress,
): Promise<Result<'current' | 'older'>> {
  const applied = await appliedMigrations(over);
  const unknown = applied.find((name) => !Object.hasOwn(SERVER_MIGRATIONS, name));
  if (unknown === undefined)
    return ok(Object.keys(SERVER_MIGRATIONS).every((name) => applied.includes(name)) ? 'current' : 'older');
  return failed(
    problem('store-damaged', `A newer version of howdunit wrote this store (it made "${unknown}").`, {
      where,
      hint: 'Nothing was changed. Bring this howdunit up to date.',
    }),
  );
}

async function appliedMigrations(over: Pick<Pool, 'query'>): Promise<readonly string[]> {
  try {
    const { rows } = await over.query('select name from kysely_migration order by name');
    return (rows as readonly { readonly name: string }[]).map(({ name }) => name);
  } catch (error) {
    // There is no such table yet (42P01, undefined_table).
    if (error instanceof Error && 'code' in error && error.code === '42P01') return [];
    throw error;
  }
}
