import type { Kysely } from 'kysely';

/**
 * What left the desk in files, record by record and last version only: so that the next export of the report can
 * take back what it no longer has, and leave what did not change at the version that is out.
 *
 * Frozen: a change to the tables is another migration.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('handed_out')
    .addColumn('report_id', 'text', (column) => column.notNull())
    .addColumn('format', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('content', 'text', (column) => column.notNull())
    .addColumn('stamp', 'text', (column) => column.notNull())
    .addColumn('is_withdrawn', 'integer', (column) => column.notNull())
    .addColumn('json', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('handed_out_key', ['report_id', 'format', 'key'])
    .execute();
}
