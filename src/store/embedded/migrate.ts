import type { Kysely } from 'kysely';
import type Database from 'libsql';
import type { Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import { kysely } from '../kysely.ts';
import { MIGRATIONS } from '../migrations/index.ts';
import type { Schema } from '../schema.ts';

/**
 * Brings the tables up to date, in one transaction; several processes may do so at once.
 *
 * @throws what the driver throws
 */
export async function migrate(
  database: Database.Database,
  db: Kysely<Schema>,
  file: string,
): Promise<Result<void>> {
  const refused = refuseNewer(database, file);
  if (!refused.ok) return refused;
  if (Object.keys(MIGRATIONS).every((name) => refused.value.includes(name))) return ok(undefined);
  const provider = { getMigrations: async () => ({ ...MIGRATIONS }) };
  const { error } = await new kysely.Migrator({ db, provider }).migrateToLatest();
  if (error === undefined) return ok(undefined);
  // A newer version may have been at it since we looked.
  const again = refuseNewer(database, file);
  if (!again.ok) return again;
  throw error;
}

/** The migrations already made, unless one of them is unknown here. */
export function refuseNewer(database: Database.Database, file: string): Result<readonly string[]> {
  const applied = appliedMigrations(database);
  const unknown = applied.find((name) => !Object.hasOwn(MIGRATIONS, name));
  if (unknown === undefined) return ok(applied);
  return failed(
    problem('store-damaged', `A newer version of howdunit wrote this store (it made "${unknown}").`, {
      where: file,
      hint: 'Nothing was changed. Bring this howdunit up to date.',
    }),
  );
}

/** The migrations that a database has, in the order they were made; none where it is new. */
export function appliedMigrations(database: Database.Database): readonly string[] {
  const table = database
    .prepare("select 1 from sqlite_master where type = 'table' and name = 'kysely_migration'")
    .all();
  if (table.length === 0) return [];
  const rows = database.prepare('select name from kysely_migration order by name').all();
  return (rows as readonly { readonly name: string }[]).map((row) => row.name);
}
