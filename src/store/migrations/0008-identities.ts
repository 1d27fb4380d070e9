import type { Kysely } from 'kysely';

/**
 * Who an account is at an issuer (OpenID Connect), and of a session whence it began.
 *
 * Frozen: a change to the tables is another migration.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('identities')
    .addColumn('issuer', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('account', 'text', (column) => column.notNull().references('accounts.name'))
    .addColumn('linked_at', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('identities_key', ['issuer', 'subject'])
    .execute();
  // Of one issuer an account has one subject: whoever else comes with its name is somebody else.
  await db.schema
    .createIndex('identities_account')
    .on('identities')
    .columns(['account', 'issuer'])
    .unique()
    .execute();
  await db.schema.alterTable('sessions').addColumn('address', 'text').execute();
  await db.schema.alterTable('sessions').addColumn('issuer', 'text').execute();
}
