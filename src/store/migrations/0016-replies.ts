import type { Kysely } from 'kysely';

/**
 * What others say to published posts and how the desk told others of them. Posts themselves are entries of the
 * journal.
 *
 * Frozen: a change to the tables is another migration.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('replies')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('post_id', 'text', (column) => column.notNull())
    .addColumn('source', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('host', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('verdict', 'text')
    .addColumn('due', 'text')
    .addColumn('words', 'text')
    .addColumn('updated_at', 'text', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('record', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('replies_post').on('replies').columns(['post_id', 'state']).execute();
  await db.schema.createIndex('replies_state').on('replies').columns(['state', 'updated_at', 'id']).execute();
  await db.schema.createIndex('replies_due').on('replies').column('due').execute();
  await db.schema.createIndex('replies_host').on('replies').columns(['host', 'verdict']).execute();
  await db.schema.createIndex('replies_words').on('replies').column('words').execute();
  await db.schema
    .createTable('reply_acts')
    .addColumn('reply_id', 'text', (column) => column.notNull())
    .addColumn('seq', 'integer', (column) => column.notNull())
    .addColumn('record', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('reply_acts_key', ['reply_id', 'seq'])
    .execute();
  await db.schema
    .createTable('blocked_domains')
    .addColumn('domain', 'text', (column) => column.primaryKey().notNull())
    .addColumn('record', 'text', (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('sent_mentions')
    .addColumn('post_id', 'text', (column) => column.notNull())
    .addColumn('target', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('record', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('sent_mentions_key', ['post_id', 'target'])
    .execute();
}
