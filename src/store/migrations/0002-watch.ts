import type { Kysely } from 'kysely';

/** Frozen: a change to the tables is another migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('captures').addColumn('memento', 'text').execute();
  await db.schema
    .createTable('watches')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('url', 'text', (column) => column.notNull().unique())
    .addColumn('next_due', 'text', (column) => column.notNull())
    .addColumn('record', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('observations')
    .addColumn('watch_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('transition', 'text')
    .addPrimaryKeyConstraint('observations_key', ['watch_id', 'seq'])
    .execute();
}
