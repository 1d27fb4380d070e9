import type { Kysely } from 'kysely';

/** Frozen: a change to the tables is another migration. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createDocuments(db);
  await createFindings(db);
  await createDecisions(db);
}

async function createDocuments(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('reports')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('url', 'text')
    .addColumn('record', 'text', (column) => column.notNull())
    .addColumn('current_capture', 'text', (column) => column.notNull())
    .addColumn('current_reading', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('captures')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('report_id', 'text', (column) => column.notNull().references('reports.id'))
    .addColumn('captured_at', 'text', (column) => column.notNull())
    .addColumn('sha256', 'text', (column) => column.notNull())
    .addColumn('source_kind', 'text', (column) => column.notNull())
    .addColumn('source_name', 'text', (column) => column.notNull())
    .addColumn('record', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('captures_report').on('captures').column('report_id').execute();
  await db.schema.createIndex('captures_sha256').on('captures').column('sha256').execute();
  await db.schema
    .createTable('readings')
    .addColumn('capture_id', 'text', (column) => column.notNull().references('captures.id'))
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('extractor', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('blocks', 'text', (column) => column.notNull())
    .addColumn('sentences', 'text', (column) => column.notNull())
    .addColumn('map', 'text', (column) => column.notNull())
    .addColumn('rest', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('readings_key', ['capture_id', 'id'])
    .execute();
}

async function createFindings(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('findings')
    .addColumn('capture_id', 'text', (column) => column.notNull())
    .addColumn('reading_id', 'text', (column) => column.notNull())
    .addColumn('id', 'text', (column) => column.notNull())
    .addColumn('ordinal', 'integer', (column) => column.notNull())
    .addColumn('report_id', 'text', (column) => column.notNull().references('reports.id'))
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('type', 'text')
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('span_start', 'integer', (column) => column.notNull())
    .addColumn('span_end', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('held_back', 'integer', (column) => column.notNull())
    .addColumn('matter', 'text')
    .addColumn('edit', 'text')
    .addColumn('sentence', 'text')
    .addColumn('record', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('findings_key', ['capture_id', 'reading_id', 'id'])
    .addForeignKeyConstraint('findings_reading', ['capture_id', 'reading_id'], 'readings', [
      'capture_id',
      'id',
    ])
    .execute();
  await db.schema.createIndex('findings_id').on('findings').column('id').execute();
  await db.schema.createIndex('findings_matter').on('findings').columns(['report_id', 'matter']).execute();
}

async function createDecisions(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('decisions')
    .addColumn('report_id', 'text', (column) => column.notNull().references('reports.id'))
    .addColumn('matter', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('by', 'text', (column) => column.notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('edit', 'text')
    .addColumn('capture_id', 'text', (column) => column.notNull())
    .addColumn('reading_id', 'text', (column) => column.notNull())
    .addColumn('finding', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('decisions_key', ['report_id', 'matter', 'seq'])
    .execute();
}
