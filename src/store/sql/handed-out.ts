import type { Kysely } from 'kysely';
import type { Result } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import type { HandedOut, HandingOut } from '../handed-out.ts';
import type { Schema } from '../schema.ts';
import { logAct } from './audit.ts';

export async function handedOut(
  db: Kysely<Schema>,
  reportId: string,
  format: string,
): Promise<Result<readonly HandedOut[]>> {
  const rows = await db
    .selectFrom('handed_out')
    .selectAll()
    .where('report_id', '=', reportId)
    .where('format', '=', format)
    .orderBy('key')
    .execute();
  return ok(
    rows.map(({ key, id, content, stamp, is_withdrawn, json }) => ({
      key,
      id,
      content,
      stamp,
      isWithdrawn: is_withdrawn === 1,
      json,
    })),
  );
}

/** The log says that something left in the transaction that remembers what it was. */
export async function handOut(
  db: Kysely<Schema>,
  { reportId, format, records, act }: HandingOut,
): Promise<Result<void>> {
  return db.transaction().execute(async (transaction) => {
    for (const { key, isWithdrawn, ...rest } of records) {
      const row = { ...rest, is_withdrawn: isWithdrawn ? (1 as const) : (0 as const) };
      await transaction
        .insertInto('handed_out')
        .values({ report_id: reportId, format, key, ...row })
        .onConflict((conflict) => conflict.columns(['report_id', 'format', 'key']).doUpdateSet(row))
        .execute();
    }
    await logAct(transaction, act);
    return ok(undefined);
  });
}
