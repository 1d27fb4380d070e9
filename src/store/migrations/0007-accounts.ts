import type { Kysely } from 'kysely';
import { kysely } from '../kysely.ts';

/**
 * Accounts, their sessions and tokens, and a log that can only be added to. What analysts did before is copied
 * into it, without by which door they came.
 *
 * Frozen: a change to the tables is another migration.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createAccounts(db);
  await createAudit(db);
  await copyWhatWasDone(db as Kysely<Before>);
  await sealAudit(db);
}

export async function createAccounts(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('accounts')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('password', 'text', (column) => column.notNull())
    .addColumn('password_at', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('disabled_at', 'text')
    .execute();
  await db.schema
    .createTable('sessions')
    .addColumn('hash', 'text', (column) => column.primaryKey().notNull())
    .addColumn('account', 'text', (column) => column.notNull().references('accounts.name'))
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('seen_at', 'text', (column) => column.notNull())
    .execute();
  await db.schema.createIndex('sessions_account').on('sessions').column('account').execute();
  await db.schema
    .createTable('tokens')
    .addColumn('id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('hash', 'text', (column) => column.notNull().unique())
    .addColumn('account', 'text', (column) => column.notNull().references('accounts.name'))
    .addColumn('label', 'text', (column) => column.notNull())
    .addColumn('scopes', 'text', (column) => column.notNull())
    .addColumn('created_at', 'text', (column) => column.notNull())
    .addColumn('expires_at', 'text', (column) => column.notNull())
    .addColumn('used_at', 'text')
    .addColumn('revoked_at', 'text')
    .execute();
}

export async function createAudit(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('audit')
    .addColumn('seq', 'integer', (column) => column.primaryKey().autoIncrement().notNull())
    .addColumn('at', 'text', (column) => column.notNull())
    .addColumn('by', 'text')
    .addColumn('via', 'text')
    .addColumn('address', 'text')
    .addColumn('token', 'text')
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('report_id', 'text')
    .addColumn('value', 'text')
    .addColumn('outcome', 'text', (column) => column.notNull())
    .addColumn('detail', 'text')
    .execute();
}

/** `replace into` takes a row away without a word to the trigger on deletion, hence the one on insertion. */
async function sealAudit(db: Kysely<unknown>): Promise<void> {
  const { sql } = kysely;
  const refuse = sql`select raise(abort, 'the audit log is only added to');`;
  await sql`create trigger audit_no_update before update on audit begin ${refuse} end`.execute(db);
  await sql`create trigger audit_no_delete before delete on audit begin ${refuse} end`.execute(db);
  await sql`create trigger audit_no_replace before insert on audit
    when exists (select 1 from audit where seq = new.seq) begin ${refuse} end`.execute(db);
}

interface Before {
  readonly decisions: Act & { readonly status: string; readonly report_id: string; readonly finding: string };
  readonly grades: Act & {
    readonly report_id: string;
    readonly matter: string;
    readonly grade: string | null;
  };
  readonly journal: Act & {
    readonly topic: string;
    readonly subject: string;
    readonly seq: number;
    readonly record: string;
  };
  readonly audit: Logged;
}

interface Act {
  readonly by: string;
  readonly at: string;
}

interface Logged extends Act {
  readonly what: string;
  readonly subject: string;
  readonly report_id: string | null;
  readonly value: string | null;
  readonly outcome: string;
}

interface Decided {
  readonly id: string;
  readonly value?: string;
  readonly attackId?: string;
  readonly name?: string;
  readonly cve?: string;
  readonly object?: { readonly as: string };
}

async function copyWhatWasDone(db: Kysely<Before>): Promise<void> {
  const decisions = await db
    .selectFrom('decisions')
    .select(['report_id', 'status', 'by', 'at', 'finding'])
    .execute();
  const grades = await db.selectFrom('grades').select(['report_id', 'matter', 'grade', 'by', 'at']).execute();
  const journal = await db
    .selectFrom('journal')
    .select(['topic', 'subject', 'record', 'by', 'at'])
    .orderBy('seq')
    .execute();
  const done: Logged[] = [
    ...decisions.map(({ report_id, status, by, at, finding }) => {
      const { id, value, attackId, name, cve, object } = JSON.parse(finding) as Decided;
      const about = value ?? attackId ?? name ?? cve ?? object?.as;
      const told = about === undefined ? null : JSON.stringify(about);
      return { at, by, what: status, subject: id, report_id, value: told, outcome: 'done' };
    }),
    ...grades.map(({ report_id, matter, grade, by, at }) => {
      const what = grade === null ? 'grade taken back' : 'graded';
      return { at, by, what, subject: matter, report_id, value: null, outcome: 'done' };
    }),
    ...journal.map(({ topic, subject, record, by, at }) => {
      const what = `${topic}: ${(JSON.parse(record) as { readonly kind: string }).kind}`;
      return { at, by, what, subject, report_id: null, value: null, outcome: 'done' };
    }),
  ].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  for (const row of done) await db.insertInto('audit').values(row).execute();
}
