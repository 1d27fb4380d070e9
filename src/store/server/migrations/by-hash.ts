import type { Kysely } from 'kysely';
import { kysely } from '../../kysely.ts';

/**
 * Makes an index one of hashes. What stands in reports may be longer than an index in order takes (a third of a page of
 * 8 KiB; PostgreSQL 15, 67.4), and is only ever asked for whole.
 *
 * @param of `table (column)` and, if only some rows are to be in it, which
 */
export async function byHash(db: Kysely<unknown>, index: string, of: string): Promise<void> {
  const { sql } = kysely;
  await db.schema.dropIndex(index).execute();
  const [table, rest] = of.split(/ (.*)/su);
  await sql.raw(`create index ${index} on ${table} using hash ${rest}`).execute(db);
}
