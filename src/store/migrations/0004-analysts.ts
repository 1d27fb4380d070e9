import type { Kysely } from 'kysely';

/** Frozen: a change to the tables is another migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('findings').addColumn('grade', 'text').execute();
  await db.schema.createIndex('findings_kind').on('findings').column('kind').execute();
  await db.schema
    .createTable('grades')
    .addColumn('report_id', 'text', (column) => column.notNull().references('reports.id'))
    .addColumn('matter', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('grade', 'text')
    .addPrimaryKeyConstraint('grades_key', ['report_id', 'matter', 'seq'])
    .execute();
  await db.schema
    .createTable('journal')
    .addColumn('topic', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('record', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('journal_key', ['topic', 'subject', 'seq'])
    .execute();
}
