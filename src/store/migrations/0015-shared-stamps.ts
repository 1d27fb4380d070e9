import type { Kysely } from 'kysely';

/**
 * Versions by the instant that names them: a consumer that asks for one (`match[version]` of TAXII 2.1, 3.4.1) finds
 * it without all others being looked at.
 *
 * Frozen: a change to the tables is another migration.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('shared_versions_stamp').on('shared_versions').column('stamp').execute();
}
