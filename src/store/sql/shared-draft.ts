import type { Insertable, Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { SharedOutcome, SharedRecord } from '../shared.ts';
import type { SharedHolderRow, SharedObjectRow, SharedVersionRow } from '../shared-schema.ts';
import { stampOf } from './shared-version.ts';

/** Rows of one statement; SQLite takes 32,766 parameters. */
const ROWS = 500;

/** What a transaction is about to write, gathered so that it takes few statements. */
export class SharedDraft {
  readonly added: SharedObjectRow[] = [];
  readonly changed: SharedObjectRow[] = [];
  readonly versions: SharedVersionRow[] = [];
  readonly holders: SharedHolderRow[] = [];
  /** Objects that have a version of this transaction, with its number. */
  readonly renewed: Map<number, number> = new Map();
  /** Objects that the report let go of and that others still have: they stand in the collections of those alone. */
  readonly released: Set<number> = new Set();
  #object: number;
  #version: number;
  /** The last instant that was given, microseconds since the epoch. */
  clock: number;
  #revoked = 0;
  #withdrawn = 0;

  constructor(object: number, version: number, clock: number) {
    this.#object = object;
    this.#version = version;
    this.clock = clock;
  }

  get outcome(): SharedOutcome {
    return { versions: this.versions.length, revoked: this.#revoked, withdrawn: this.#withdrawn };
  }

  /** The next instant; no two are alike. */
  tick(): number {
    this.clock += 1;
    return this.clock;
  }

  add(record: SharedRecord, label: number, content: string): number {
    this.#object += 1;
    const object = this.#object;
    const version = this.#versionOf(object, record);
    this.added.push({
      object,
      stix_id: record.id,
      type: record.type,
      label,
      version,
      state: 'live',
      content,
    });
    return object;
  }

  renew(row: SharedObjectRow, record: SharedRecord, label: number, content: string): void {
    const version = this.#versionOf(row.object, record);
    this.changed.push({ ...row, label, version, state: 'live', content });
  }

  revoke(row: SharedObjectRow, record: SharedRecord): void {
    const version = this.#versionOf(row.object, record);
    this.changed.push({ ...row, version, state: 'revoked' });
    this.#revoked += 1;
  }

  withdraw(row: SharedObjectRow): void {
    this.changed.push({ ...row, state: 'withdrawn' });
    this.#withdrawn += 1;
  }

  hold(report_id: string, object: number, label: number): void {
    this.holders.push({ report_id, object, label });
  }

  #versionOf(object: number, record: SharedRecord): number {
    this.#version += 1;
    const stamp = stampOf(record) ?? null;
    this.versions.push({ version: this.#version, object, stamp, json: JSON.stringify(record) });
    this.renewed.set(object, this.#version);
    return this.#version;
  }
}

export async function startDraft(db: Kysely<Schema>, now: number): Promise<SharedDraft> {
  const object = await db
    .selectFrom('shared_objects')
    .select((is) => is.fn.max<number | null>('object').as('last'))
    .executeTakeFirst();
  const version = await db
    .selectFrom('shared_versions')
    .select((is) => is.fn.max<number | null>('version').as('last'))
    .executeTakeFirst();
  const clock = await db
    .selectFrom('shared_state')
    .select('value')
    .where('name', '=', 'clock')
    .executeTakeFirst();
  return new SharedDraft(
    object?.last ?? 0,
    version?.last ?? 0,
    Math.max(now * 1_000, Number(clock?.value ?? 0)),
  );
}

export async function writeDraft(db: Kysely<Schema>, draft: SharedDraft): Promise<void> {
  await insertAll(db, 'shared_objects', draft.added);
  await insertAll(db, 'shared_versions', draft.versions);
  for (const { object, label, version, state, content } of draft.changed) {
    await db
      .updateTable('shared_objects')
      .set({ label, version, state, content })
      .where('object', '=', object)
      .execute();
  }
  for (const some of chunksOf(draft.holders)) {
    await db
      .insertInto('shared_holders')
      .values(some)
      .onConflict((conflict) =>
        conflict.columns(['report_id', 'object']).doUpdateSet((is) => ({ label: is.ref('excluded.label') })),
      )
      .execute();
  }
}

/** Remembers which instants were given, also those that no row bears any more. */
export async function saveClock(db: Kysely<Schema>, { clock }: SharedDraft): Promise<void> {
  const value = String(clock);
  await db
    .insertInto('shared_state')
    .values({ name: 'clock', value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
}

type Table = 'shared_objects' | 'shared_versions' | 'shared_members';

export async function insertAll<T extends Table>(
  db: Kysely<Schema>,
  table: T,
  rows: readonly Insertable<Schema[T]>[],
): Promise<void> {
  for (const some of chunksOf(rows))
    await db
      .insertInto(table)
      .values(some as never)
      .execute();
}

/** Numbers of collections by name; made where they are new. */
export async function facetIds(
  db: Kysely<Schema>,
  names: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const wanted = [...new Set(names)];
  const found = new Map<string, number>();
  for (const some of chunksOf(wanted)) {
    await db
      .insertInto('shared_facets')
      .columns(['name'])
      .values(some.map((name) => ({ name })) as never)
      .onConflict((conflict) => conflict.column('name').doNothing())
      .execute();
    const rows = await db.selectFrom('shared_facets').selectAll().where('name', 'in', some).execute();
    for (const { name, facet } of rows) found.set(name, facet);
  }
  return found;
}

export function* chunksOf<T>(all: readonly T[]): Generator<T[]> {
  for (let from = 0; from < all.length; from += ROWS) yield all.slice(from, from + ROWS);
}
