import type { Kysely } from 'kysely';
import type { Result } from '../../model/index.ts';
import { ok, TLP_LABELS } from '../../model/index.ts';
import type { Schema } from '../schema.ts';
import type { SharedOutcome, SharedRecord, SharedUpdate } from '../shared.ts';
import type { SharedObjectRow } from '../shared-schema.ts';
import { chunksOf, facetIds, type SharedDraft, startDraft, writeDraft } from './shared-draft.ts';
import { arrange, takeOut } from './shared-members.ts';
import { contentOf, nextVersion, revocation } from './shared-version.ts';

/** Brings what a report hands on up to date: one transaction, so that no reader ever sees half of it. */
export async function putShared(db: Kysely<Schema>, update: SharedUpdate): Promise<Result<SharedOutcome>> {
  return db.transaction().execute(async (transaction) => ok(await putWithin(transaction, update)));
}

async function putWithin(db: Kysely<Schema>, update: SharedUpdate): Promise<SharedOutcome> {
  const { reportId, mark } = update;
  const label = update.label === undefined ? undefined : TLP_LABELS.indexOf(update.label);
  const records = label === undefined ? [] : update.objects;
  const held = await heldBy(db, reportId);
  const known = await knownAs(
    db,
    records.map(({ id }) => id),
  );
  await holdFacets(db, reportId, label === undefined ? [] : update.facets);
  const draft = await startDraft(db, update.now);
  const gone = [...held.values()].filter(({ stix_id }) => !records.some(({ id }) => id === stix_id));
  const others = await looserElsewhere(db, reportId, [...known.values(), ...gone]);
  if (label !== undefined) {
    for (const record of records) {
      const row = known.get(record.id);
      const elsewhere = row === undefined ? undefined : others.get(row.object);
      const { isOwn, now } = update;
      const object = await putOne(db, draft, { record, row, label, elsewhere, isOwn, now });
      draft.hold(reportId, object, label);
    }
  }
  await letGo(db, draft, { reportId, label, gone, others, isOwn: update.isOwn, now: update.now });
  await writeDraft(db, draft);
  await arrange(db, draft, records, update.facetsOf);
  await db.deleteFrom('shared_stale').where('report_id', '=', reportId).where('mark', '=', mark).execute();
  return draft.outcome;
}

interface Putting {
  readonly record: SharedRecord;
  readonly row: SharedObjectRow | undefined;
  readonly label: number;
  /** The most open label under which other reports have it. */
  readonly elsewhere: number | undefined;
  readonly isOwn: boolean;
  readonly now: number;
}

/** @returns the number of the object */
async function putOne(db: Kysely<Schema>, draft: SharedDraft, putting: Putting): Promise<number> {
  const { record, row, label, elsewhere, isOwn, now } = putting;
  if (row === undefined) return draft.add(record, label, contentOf(record));
  // Another report has it for more readers than this one: they may have that report's word of it.
  if (elsewhere !== undefined && elsewhere < label && row.state === 'live') return row.object;
  const content = contentOf(record);
  if (row.content === content && row.label === label && row.state === 'live') return row.object;
  const stamp = await stampIn(db, row.version);
  const isOlder =
    !isOwn && row.state === 'live' && row.label === label && (record.modified ?? '') <= (stamp ?? '');
  // Two copies of what somebody else made differ: the later version stands, however often the other is read.
  if (isOlder) return row.object;
  if (row.label < label) await takeOut(db, row.object);
  draft.renew(row, isOwn ? nextVersion(record, stamp, now) : record, label, content);
  return row.object;
}

async function stampIn(db: Kysely<Schema>, version: number): Promise<string | null> {
  const row = await db
    .selectFrom('shared_versions')
    .select('stamp')
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.stamp ?? null;
}

interface LettingGo {
  readonly reportId: string;
  readonly label: number | undefined;
  readonly gone: readonly SharedObjectRow[];
  readonly others: ReadonlyMap<number, number>;
  readonly isOwn: boolean;
  readonly now: number;
}

/** What the report no longer has: revoked, taken out, or left to the other reports that have it. */
async function letGo(db: Kysely<Schema>, draft: SharedDraft, letting: LettingGo): Promise<void> {
  const { reportId, label, gone, others, isOwn, now } = letting;
  for (const some of chunksOf(gone.map(({ object }) => object))) {
    await db
      .deleteFrom('shared_holders')
      .where('report_id', '=', reportId)
      .where('object', 'in', some)
      .execute();
  }
  for (const row of gone) {
    const elsewhere = others.get(row.object);
    if (elsewhere !== undefined) {
      draft.released.add(row.object);
      if (elsewhere <= row.label) continue;
      await takeOut(db, row.object);
      draft.withdraw(row);
      await markHolders(db, row.object, elsewhere);
    } else if (!isOwn || label === undefined || label > row.label) {
      await takeOut(db, row.object);
      draft.withdraw(row);
    } else if (row.state === 'live') await revoke(db, draft, row, now);
  }
}

async function revoke(
  db: Kysely<Schema>,
  draft: SharedDraft,
  row: SharedObjectRow,
  now: number,
): Promise<void> {
  const { json } = await db
    .selectFrom('shared_versions')
    .select('json')
    .where('version', '=', row.version)
    .executeTakeFirstOrThrow();
  const record = JSON.parse(json) as SharedRecord;
  // It came as revoked already.
  if (record['revoked'] === true) return;
  const revoked = revocation(record, now);
  if (revoked !== undefined) return draft.revoke(row, revoked);
  await takeOut(db, row.object);
  draft.withdraw(row);
}

/** Reports that have it under a stricter label put it anew. */
async function markHolders(db: Kysely<Schema>, object: number, label: number): Promise<void> {
  const holders = await db
    .selectFrom('shared_holders')
    .select('report_id')
    .where('object', '=', object)
    .where('label', '=', label)
    .limit(1)
    .execute();
  for (const { report_id } of holders) {
    await db
      .insertInto('shared_stale')
      .values({ report_id, mark: 1 })
      .onConflict((conflict) =>
        conflict.column('report_id').doUpdateSet((is) => ({ mark: is('shared_stale.mark', '+', 1) })),
      )
      .execute();
  }
}

async function heldBy(db: Kysely<Schema>, reportId: string): Promise<Map<string, SharedObjectRow>> {
  const rows = await db
    .selectFrom('shared_holders')
    .innerJoin('shared_objects', 'shared_objects.object', 'shared_holders.object')
    .selectAll('shared_objects')
    .where('shared_holders.report_id', '=', reportId)
    .execute();
  return new Map(rows.map((row) => [row.stix_id, row]));
}

async function knownAs(db: Kysely<Schema>, ids: readonly string[]): Promise<Map<string, SharedObjectRow>> {
  const found = new Map<string, SharedObjectRow>();
  for (const some of chunksOf(ids)) {
    const rows = await db.selectFrom('shared_objects').selectAll().where('stix_id', 'in', some).execute();
    for (const row of rows) found.set(row.stix_id, row);
  }
  return found;
}

/** By object, the most open label under which other reports have it. */
async function looserElsewhere(
  db: Kysely<Schema>,
  reportId: string,
  rows: readonly SharedObjectRow[],
): Promise<Map<number, number>> {
  const found = new Map<number, number>();
  for (const some of chunksOf([...new Set(rows.map(({ object }) => object))])) {
    const labels = await db
      .selectFrom('shared_holders')
      .select('object')
      .select((is) => is.fn.min<number>('label').as('label'))
      .where('report_id', '!=', reportId)
      .where('object', 'in', some)
      .groupBy('object')
      .execute();
    for (const { object, label } of labels) found.set(object, label);
  }
  return found;
}

async function holdFacets(db: Kysely<Schema>, reportId: string, names: readonly string[]): Promise<void> {
  await db.deleteFrom('shared_facets_of_reports').where('report_id', '=', reportId).execute();
  const ids = await facetIds(db, names);
  for (const facet of ids.values())
    await db.insertInto('shared_facets_of_reports').values({ report_id: reportId, facet }).execute();
}
