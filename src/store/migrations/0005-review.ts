import type { Kysely } from 'kysely';

/** Frozen: a change to the tables is another migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('findings_value').on('findings').column('value').execute();
  await db.schema
    .createIndex('findings_place')
    .on('findings')
    .columns(['report_id', 'reading_id', 'id'])
    .execute();
}
