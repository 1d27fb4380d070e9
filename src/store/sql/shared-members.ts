import type { Insertable, Kysely } from 'kysely';
import type { Schema } from '../schema.ts';
import type { SharedRecord } from '../shared.ts';
import type { SharedMemberRow } from '../shared-schema.ts';
import { chunksOf, facetIds, insertAll, type SharedDraft, saveClock } from './shared-draft.ts';

/** Takes an object out of every collection, with all its versions. */
export async function takeOut(db: Kysely<Schema>, object: number): Promise<void> {
  await db.deleteFrom('shared_members').where('object', '=', object).execute();
}

interface Standing {
  readonly object: number;
  readonly type: string;
  readonly label: number;
  readonly version: number;
  readonly stixId: string;
}

/**
 * Puts every object that was written or that a report holds into the collections where it belongs: a new version
 * after all that stands there already, and an old one where it was not there before.
 */
export async function arrange(
  db: Kysely<Schema>,
  draft: SharedDraft,
  records: readonly SharedRecord[],
  facetsOf: (record: SharedRecord) => readonly string[],
): Promise<void> {
  const objects = await standingOf(db, draft);
  const byId = new Map(records.map((record) => [record.id, record]));
  const numbers = objects.map(({ object }) => object);
  const stories = await facetsOfHolders(db, numbers);
  const present = await presentIn(db, numbers);
  const ofStories = await storyFacets(db);
  const own = new Map(objects.map((each) => [each.object, ownFacets(each, byId.get(each.stixId), facetsOf)]));
  const ids = await facetIds(
    db,
    [...own.values()].flatMap((names) => names ?? []),
  );
  const rows: Insertable<SharedMemberRow>[] = [];
  for (const each of objects) {
    const there = present.get(each.object) ?? new Map<number, number>();
    const names = own.get(each.object);
    const asked = (names ?? []).map((name) => ids.get(name) ?? 0);
    // A revocation follows its object wherever that stood; what others still have leaves the stories they are not in.
    const stays = draft.released.has(each.object)
      ? [...there.keys()].filter((facet) => !ofStories.has(facet))
      : [...there.keys()];
    const wanted = new Set([
      ...(names === undefined ? stays : asked),
      ...(names === undefined && !draft.released.has(each.object) ? [] : (stories.get(each.object) ?? [])),
    ]);
    const isNew = draft.renewed.has(each.object);
    for (const facet of there.keys())
      if (!wanted.has(facet)) await leave(db, each.object, facet);
      else if (isNew) await age(db, each.object, facet);
    const missing = [...wanted].filter((facet) => isNew || !there.has(facet));
    if (missing.length === 0) continue;
    const { object, type, label, version } = each;
    const added = draft.tick();
    for (const facet of missing)
      rows.push({
        facet,
        label,
        added,
        version,
        object,
        type,
        is_last: 1,
        is_first: there.has(facet) ? 0 : 1,
      });
  }
  await insertAll(db, 'shared_members', rows);
  await saveClock(db, draft);
}

/** Undefined for what the report holds no more. */
function ownFacets(
  { type }: Standing,
  record: SharedRecord | undefined,
  facetsOf: (record: SharedRecord) => readonly string[],
): readonly string[] | undefined {
  return record === undefined ? undefined : ['all', `type:${type}`, ...facetsOf(record)];
}

/** In the order in which they are to be added: as their versions were made, those without a new one last. */
async function standingOf(db: Kysely<Schema>, draft: SharedDraft): Promise<readonly Standing[]> {
  const all = [
    ...new Set([...draft.renewed.keys(), ...draft.holders.map(({ object }) => object), ...draft.released]),
  ];
  const found: Standing[] = [];
  for (const some of chunksOf(all)) {
    const rows = await db
      .selectFrom('shared_objects')
      .select(['object', 'type', 'label', 'version', 'stix_id as stixId'])
      .where('object', 'in', some)
      .where('state', '!=', 'withdrawn')
      .execute();
    found.push(...rows);
  }
  return found.sort((a, b) => a.version - b.version);
}

async function storyFacets(db: Kysely<Schema>): Promise<ReadonlySet<number>> {
  const rows = await db
    .selectFrom('shared_facets')
    .select('facet')
    .where('name', 'like', 'story:%')
    .execute();
  return new Set(rows.map(({ facet }) => facet));
}

async function facetsOfHolders(
  db: Kysely<Schema>,
  objects: readonly number[],
): Promise<ReadonlyMap<number, readonly number[]>> {
  const found = new Map<number, number[]>();
  for (const some of chunksOf(objects)) {
    const rows = await db
      .selectFrom('shared_holders')
      .innerJoin('shared_facets_of_reports', 'shared_facets_of_reports.report_id', 'shared_holders.report_id')
      .select(['shared_holders.object', 'shared_facets_of_reports.facet'])
      .where('shared_holders.object', 'in', some)
      .execute();
    for (const { object, facet } of rows) found.set(object, [...(found.get(object) ?? []), facet]);
  }
  return found;
}

/** By object, the collections where it stands, with the version that stands there. */
async function presentIn(
  db: Kysely<Schema>,
  objects: readonly number[],
): Promise<ReadonlyMap<number, ReadonlyMap<number, number>>> {
  const found = new Map<number, Map<number, number>>();
  for (const some of chunksOf(objects)) {
    const rows = await db
      .selectFrom('shared_members')
      .select(['object', 'facet', 'version'])
      .where('object', 'in', some)
      .where('is_last', '=', 1)
      .execute();
    for (const { object, facet, version } of rows) {
      const there = found.get(object) ?? new Map<number, number>();
      found.set(object, there.set(facet, version));
    }
  }
  return found;
}

async function leave(db: Kysely<Schema>, object: number, facet: number): Promise<void> {
  await db.deleteFrom('shared_members').where('object', '=', object).where('facet', '=', facet).execute();
}

async function age(db: Kysely<Schema>, object: number, facet: number): Promise<void> {
  await db
    .updateTable('shared_members')
    .set({ is_last: 0 })
    .where('object', '=', object)
    .where('facet', '=', facet)
    .where('is_last', '=', 1)
    .execute();
}
