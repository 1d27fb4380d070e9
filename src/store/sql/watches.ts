import type { Kysely } from 'kysely';
import type { Result, Watch } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import type { Schema } from '../schema.ts';
import type { SeenObservation } from '../stored.ts';
import { decode } from './rows.ts';

export async function watches(db: Kysely<Schema>): Promise<Result<readonly Watch[]>> {
  const rows = await db.selectFrom('watches').select('record').orderBy('next_due').orderBy('id').execute();
  return ok(rows.map((row) => decode<Watch>(row.record)));
}

export async function addWatch(db: Kysely<Schema>, watch: Watch): Promise<Result<Watch>> {
  return db.transaction().execute(async (transaction) => {
    const there = await transaction
      .selectFrom('watches')
      .select('record')
      .where('url', '=', watch.url)
      .executeTakeFirst();
    // How often is the user's to change; what was observed so far stays.
    const kept = there === undefined ? watch : { ...decode<Watch>(there.record), every: watch.every };
    await put(transaction, kept);
    return ok(kept);
  });
}

export async function removeWatch(db: Kysely<Schema>, reference: string): Promise<Result<Watch>> {
  return db.transaction().execute(async (transaction) => {
    const row = await transaction
      .selectFrom('watches')
      .select(['id', 'record'])
      .where((is) => is.or([is('id', '=', reference), is('url', '=', reference)]))
      .executeTakeFirst();
    if (row === undefined) {
      return failed(
        problem('not-in-store', `Nothing that is watched is called "${reference}".`, {
          where: reference,
          hint: 'howdunit watch list names what is watched.',
        }),
      );
    }
    await transaction.deleteFrom('observations').where('watch_id', '=', row.id).execute();
    await transaction.deleteFrom('watches').where('id', '=', row.id).execute();
    return ok(decode<Watch>(row.record));
  });
}

export async function observe(
  db: Kysely<Schema>,
  watch: Watch,
  seen: SeenObservation,
): Promise<Result<void>> {
  return db.transaction().execute(async (transaction) => {
    const there = await transaction
      .selectFrom('watches')
      .select('record')
      .where('id', '=', watch.id)
      .executeTakeFirst();
    // Removed while it was being looked at.
    if (there === undefined) return ok(undefined);
    await put(transaction, { ...watch, every: decode<Watch>(there.record).every });
    const last = await transaction
      .selectFrom('observations')
      .select((is) => is.fn.max('seq').as('seq'))
      .where('watch_id', '=', watch.id)
      .executeTakeFirst();
    await transaction
      .insertInto('observations')
      .values({
        watch_id: watch.id,
        seq: (last?.seq ?? 0) + 1,
        at: seen.observation.at,
        record: JSON.stringify(seen.observation),
        transition: seen.transition === undefined ? null : JSON.stringify(seen.transition),
      })
      .execute();
    return ok(undefined);
  });
}

export async function observations(
  db: Kysely<Schema>,
  watchId: string,
): Promise<Result<readonly SeenObservation[]>> {
  const rows = await db
    .selectFrom('observations')
    .select(['record', 'transition'])
    .where('watch_id', '=', watchId)
    .orderBy('seq')
    .execute();
  return ok(
    rows.map(({ record, transition }) => ({
      observation: decode(record),
      ...(transition !== null && { transition: decode(transition) }),
    })),
  );
}

async function put(db: Kysely<Schema>, watch: Watch): Promise<void> {
  const columns = { url: watch.url, next_due: watch.nextDue, record: JSON.stringify(watch) };
  await db
    .insertInto('watches')
    .values({ id: watch.id, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();
}
