import type { Kysely } from 'kysely';

/** Frozen: a change to the tables is another migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('readings').addColumn('found_by', 'text').execute();
}
