import type { Kysely } from 'kysely';

/**
 * Rejections made before hold back the same thing everywhere, as later ones do. Values that hold NUL are left
 * out: see what is written today.
 *
 * Frozen: a change to the tables is another migration.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.alterTable('decisions').addColumn('rejects_kind', 'text').execute();
  await db.schema.alterTable('decisions').addColumn('rejects_type', 'text').execute();
  await db.schema.alterTable('decisions').addColumn('rejects_value', 'text').execute();
  await db.schema
    .alterTable('decisions')
    .addColumn('only_here', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await db.schema
    .createIndex('decisions_rejects')
    .on('decisions')
    .columns(['rejects_value', 'rejects_kind'])
    .where('rejects_value' as never, 'is not', null)
    .execute();
  await copyWhatWasRejected(db as Kysely<Before>);
}

interface Before {
  readonly decisions: {
    readonly report_id: string;
    readonly matter: string;
    readonly seq: number;
    readonly status: string;
    readonly finding: string;
    readonly rejects_kind: string | null;
    readonly rejects_type: string | null;
    readonly rejects_value: string | null;
  };
}

interface Rejected {
  readonly kind: string;
  readonly type?: string;
  readonly softwareType?: string;
  readonly value?: string;
  readonly name?: string;
}

async function copyWhatWasRejected(db: Kysely<Before>): Promise<void> {
  const rows = await db
    .selectFrom('decisions')
    .select(['report_id', 'matter', 'seq', 'finding'])
    .where('status', '=', 'rejected')
    .execute();
  for (const { report_id, matter, seq, finding } of rows) {
    const { kind, type, softwareType, value, name } = JSON.parse(finding) as Rejected;
    const told =
      kind === 'observable' ? value : kind === 'software' || kind === 'actor-name' ? name : undefined;
    if (told === undefined || /[\0\ud800-\udfff]/u.test(told)) continue;
    await db
      .updateTable('decisions')
      .set({ rejects_kind: kind, rejects_type: type ?? softwareType ?? null, rejects_value: told })
      .where('report_id', '=', report_id)
      .where('matter', '=', matter)
      .where('seq', '=', seq)
      .execute();
  }
}
