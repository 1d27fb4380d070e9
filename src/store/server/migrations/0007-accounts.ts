import type { Kysely } from 'kysely';
import { kysely } from '../../kysely.ts';
import { createAccounts, createAudit } from '../../migrations/0007-accounts.ts';

/**
 * Accounts, their sessions and tokens, and a log that can only be added to.
 *
 * Frozen: a change to the tables is another migration.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createAccounts(db);
  await createAudit(db);
  for (const statement of SEAL) await kysely.sql.raw(statement).execute(db);
}

/** A row cannot be replaced by inserting it again: its number is given by the table. */
const SEAL = [
  `create function refuse_to_change_audit() returns trigger language plpgsql as $$
    begin raise exception 'the audit log is only added to'; end $$`,
  `create trigger audit_no_change before update or delete on audit
    for each row execute function refuse_to_change_audit()`,
  `create trigger audit_no_truncate before truncate on audit
    for each statement execute function refuse_to_change_audit()`,
];
