import type { Kysely } from 'kysely';
import type { Result, TlpLabel, UtcInstant } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import type { Schema } from '../schema.ts';
import type { FollowedCollection, PostedStatus, SharedStore } from '../shared.ts';
import type { Doing } from './doing.ts';
import type { OwnWords } from './own-words.ts';
import { decode } from './rows.ts';
import { hasShared, pageOfShared, sharedFacets } from './shared-page.ts';
import { putShared } from './shared-put.ts';

export function sharedStore(db: Kysely<Schema>, words: OwnWords, { run, read }: Doing): SharedStore {
  return {
    exporter: (version) => run(() => exporter(db, version)),
    stale: (limit) => read((snapshot) => stale(snapshot, limit)),
    put: (update) => run(() => putShared(db, update)),
    page: (ask) => read((snapshot) => pageOfShared(snapshot, words, ask)),
    has: (id, ask) => read((snapshot) => hasShared(snapshot, id, ask)),
    facets: (labels) => read((snapshot) => sharedFacets(snapshot, labels)),
    saveStatus: (status) => run(() => saveStatus(db, status)),
    status: (id) => read((snapshot) => statusOf(snapshot, id)),
    nameReader: (subject, label) => run(() => nameReader(db, subject, label)),
    reader: (subject) => read((snapshot) => readerOf(snapshot, subject)),
    followed: () => read((snapshot) => followed(snapshot)),
    follow: (collection) => run(() => follow(db, collection)),
  };
}

async function exporter(db: Kysely<Schema>, version: string): Promise<Result<void>> {
  const row = await db
    .selectFrom('shared_state')
    .select('value')
    .where('name', '=', 'exporter')
    .executeTakeFirst();
  if (row?.value === version) return ok(undefined);
  return db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('shared_stale')
      .columns(['report_id', 'mark'])
      .expression((is) =>
        is
          .selectFrom('reports')
          .select(['id', is.lit(1).as('mark')])
          .where('id', 'is not', null),
      )
      .onConflict((conflict) =>
        conflict.column('report_id').doUpdateSet((is) => ({ mark: is('shared_stale.mark', '+', 1) })),
      )
      .execute();
    await transaction
      .insertInto('shared_state')
      .values({ name: 'exporter', value: version })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: version }))
      .execute();
    return ok(undefined);
  });
}

async function stale(
  db: Kysely<Schema>,
  limit: number,
): Promise<Result<readonly { readonly reportId: string; readonly mark: number }[]>> {
  const rows = await db.selectFrom('shared_stale').selectAll().orderBy('report_id').limit(limit).execute();
  return ok(rows.map(({ report_id, mark }) => ({ reportId: report_id, mark })));
}

async function saveStatus(
  db: Kysely<Schema>,
  { id, at, owner, record }: PostedStatus,
): Promise<Result<void>> {
  const row = { at, owner: owner ?? null, record: JSON.stringify(record) };
  return db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('taxii_statuses')
      .values({ id, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
    return ok(undefined);
  });
}

async function statusOf(db: Kysely<Schema>, id: string): Promise<Result<PostedStatus | undefined>> {
  const row = await db.selectFrom('taxii_statuses').selectAll().where('id', '=', id).executeTakeFirst();
  if (row === undefined) return ok(undefined);
  const { at, owner, record } = row;
  return ok({ id, at: at as UtcInstant, ...(owner !== null && { owner }), record: decode(record) });
}

async function nameReader(
  db: Kysely<Schema>,
  subject: string,
  label: TlpLabel | null,
): Promise<Result<void>> {
  return db.transaction().execute(async (transaction) => {
    if (label === null) {
      await transaction.deleteFrom('taxii_readers').where('subject', '=', subject).execute();
      return ok(undefined);
    }
    await transaction
      .insertInto('taxii_readers')
      .values({ subject, label })
      .onConflict((conflict) => conflict.column('subject').doUpdateSet({ label }))
      .execute();
    return ok(undefined);
  });
}

async function readerOf(db: Kysely<Schema>, subject: string): Promise<Result<TlpLabel | undefined>> {
  const row = await db
    .selectFrom('taxii_readers')
    .select('label')
    .where('subject', '=', subject)
    .executeTakeFirst();
  return ok(row?.label as TlpLabel | undefined);
}

async function followed(db: Kysely<Schema>): Promise<Result<readonly FollowedCollection[]>> {
  const rows = await db.selectFrom('taxii_feeds').selectAll().orderBy('url').execute();
  return ok(rows.map(({ id, url, record }) => ({ id, url, record: decode(record) })));
}

async function follow(db: Kysely<Schema>, { id, url, record }: FollowedCollection): Promise<Result<void>> {
  const row = { url, record: JSON.stringify(record) };
  return db.transaction().execute(async (transaction) => {
    await transaction
      .insertInto('taxii_feeds')
      .values({ id, ...row })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
      .execute();
    return ok(undefined);
  });
}
