import type { Kysely } from 'kysely';

/**
 * Sightings: what hunts found in the user's own logs and were asked to keep.
 *
 * Frozen: a change to the tables is another migration.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sightings')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('report_id', 'text', (column) => column.notNull())
    .addColumn('finding_id', 'text', (column) => column.notNull())
    .addColumn('day', 'text')
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('mark', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('sightings_report').on('sightings').columns(['report_id', 'day']).execute();
}
