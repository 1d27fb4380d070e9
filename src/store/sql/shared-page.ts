import type { Kysely, RawBuilder } from 'kysely';
import type { Result, TlpLabel } from '../../model/index.ts';
import { ok, TLP_LABELS } from '../../model/index.ts';
import { kysely } from '../kysely.ts';
import type { Schema } from '../schema.ts';
import type { SharedAsk, SharedItem, SharedPage, VersionsAsked } from '../shared.ts';
import type { OwnWords } from './own-words.ts';

type Steering = Pick<OwnWords, 'thenJoin' | 'by'>;

interface Row {
  readonly added: number;
  readonly id: string;
  readonly stamp: string | null;
  readonly json: string;
}

/** A list of one statement; SQLite takes 32,766 parameters, and a compound of 500 terms. */
const MOST_IDS = 500;

/**
 * One page of some collections. Each of them under each label is a stretch of an index in the order asked for, and
 * the database merges those row by row: a page takes as long whether it is the first or the thousandth.
 */
export async function pageOfShared(
  db: Kysely<Schema>,
  words: Steering,
  ask: SharedAsk,
): Promise<Result<SharedPage>> {
  const streams = await streamsOf(db, words, ask);
  if (streams.length === 0) return ok({ items: [], hasMore: false });
  const { sql } = kysely;
  const { thenJoin } = words;
  // What objects say is fetched for those of the page alone, once they are merged: it is what is heavy.
  const { rows } = await sql<Row>`select p.added as added, o.stix_id as id, v.stamp as stamp, v.json as json
    from (select * from (${sql.join(streams, sql` union all `)}) m order by added limit ${sql.lit(ask.limit + 1)}) p
      ${thenJoin} shared_versions v on v.version = p.version ${thenJoin} shared_objects o on o.object = p.object`.execute(
    db,
  );
  const inOrder = rows.toSorted((a, b) => a.added - b.added);
  return ok({ items: inOrder.slice(0, ask.limit).map(itemOf), hasMore: rows.length > ask.limit });
}

function itemOf({ added, id, stamp, json }: Row): SharedItem {
  return { added, id, ...(stamp !== null && { stamp }), json };
}

interface Collection {
  readonly facet: number;
  readonly label: TlpLabel;
}

/** Where a version stands. */
interface Place {
  readonly added: number;
  readonly version: number;
  readonly object: number;
}

/**
 * Versions of some instants that are fetched and put in order; of more, the order asked for is followed until the page
 * is full. All objects of one report may have one instant.
 */
const MOST_OF_INSTANTS = 10_000;

async function streamsOf(
  db: Kysely<Schema>,
  words: Steering,
  ask: SharedAsk,
): Promise<readonly RawBuilder<Place>[]> {
  const facets = await numbersOf(db, ask.facets);
  const { isAll, isFirst, isLast, stamps } = ask.versions;
  const isByStamp = stamps.length > 0 && ask.ids === undefined && !isAll && !isFirst && !isLast;
  const made = isByStamp && (await areFew(db, stamps)) ? streamsByStamp : streamOf;
  return facets.flatMap((facet) => ask.labels.flatMap((label) => made(words, { facet, label }, ask)));
}

async function areFew(db: Kysely<Schema>, stamps: readonly string[]): Promise<boolean> {
  const some = db
    .selectFrom('shared_versions')
    .select('version')
    .where('stamp', 'in', stamps)
    .limit(MOST_OF_INSTANTS + 1);
  const row = await db
    .selectFrom(some.as('some'))
    .select((is) => is.fn.countAll<number>().as('many'))
    .executeTakeFirstOrThrow();
  return row.many <= MOST_OF_INSTANTS;
}

/** From the instants to the versions to where they stand; what has no instant of its own is named by `added`. */
function streamsByStamp(
  { thenJoin, by }: Steering,
  { facet, label }: Collection,
  { after, types, versions: { stamps, added = [] }, limit }: SharedAsk,
): readonly RawBuilder<Place>[] {
  const { sql } = kysely;
  const conditions = [
    sql`m.facet = ${sql.lit(facet)}`,
    sql`m.label = ${sql.lit(TLP_LABELS.indexOf(label))}`,
    sql`m.added > ${sql.lit(after)}`,
    ...(types === undefined ? [] : [sql`m.type in (${sql.join(types)})`]),
  ];
  const stream = (from: RawBuilder<unknown>, condition: RawBuilder<unknown>): RawBuilder<Place> =>
    sql<Place>`select * from (select m.added as added, m.version as version, m.object as object
      from ${from} where ${sql.join([...conditions, condition], sql` and `)}
      order by m.added limit ${sql.lit(limit + 1)}) s`;
  const stamped = sql`shared_versions v ${by('shared_versions_stamp')}
    ${thenJoin} shared_members m ${by('shared_members_object')} on m.object = v.object and m.version = v.version`;
  const unstamped = sql`shared_members m ${thenJoin} shared_versions v on v.version = m.version`;
  return [
    stream(stamped, sql`v.stamp in (${sql.join(stamps)})`),
    ...(added.length === 0
      ? []
      : [stream(unstamped, sql`m.added in (${sql.join(added)}) and v.stamp is null`)]),
  ];
}

function streamOf(
  { thenJoin, by }: Steering,
  { facet, label }: Collection,
  { after, types, ids, versions, limit }: SharedAsk,
): RawBuilder<Place> {
  const { sql } = kysely;
  const isOrdinary = versions.isLast && !versions.isFirst && !versions.isAll && versions.stamps.length === 0;
  const index = ids === undefined && isOrdinary ? by('shared_members_last') : sql``;
  const conditions = [
    sql`m.facet = ${sql.lit(facet)}`,
    sql`m.label = ${sql.lit(TLP_LABELS.indexOf(label))}`,
    sql`m.added > ${sql.lit(after)}`,
    ...(isOrdinary ? [sql`m.is_last = 1`] : [versionsAsked(versions)]),
    ...(types === undefined ? [] : [sql`m.type in (${sql.join(types)})`]),
    ...(ids === undefined ? [] : [sql`o.stix_id in (${sql.join(ids.slice(0, MOST_IDS))})`]),
  ];
  // Ids lead to objects, and objects to where they stand; everything else goes by the order asked for.
  const from =
    ids === undefined
      ? sql`shared_members m ${index}`
      : sql`shared_objects o ${thenJoin} shared_members m ${by('shared_members_object')} on o.object = m.object`;
  const versioned =
    versions.stamps.length === 0 ? sql`` : sql`${thenJoin} shared_versions v on v.version = m.version`;
  return sql<Place>`select * from (select m.added as added, m.version as version, m.object as object
    from ${from} ${versioned} where ${sql.join(conditions, sql` and `)}
    order by m.added limit ${sql.lit(limit + 1)}) s`;
}

function versionsAsked({ isAll, isFirst, isLast, stamps, added = [] }: VersionsAsked): RawBuilder<unknown> {
  const { sql } = kysely;
  if (isAll) return sql`1 = 1`;
  const any = [
    ...(isFirst ? [sql`m.is_first = 1`] : []),
    ...(isLast ? [sql`m.is_last = 1`] : []),
    ...(stamps.length === 0 ? [] : [sql`v.stamp in (${sql.join(stamps)})`]),
    ...(stamps.length === 0 || added.length === 0
      ? []
      : [sql`(v.stamp is null and m.added in (${sql.join(added)}))`]),
  ];
  return any.length === 0 ? sql`1 = 0` : sql`(${sql.join(any, sql` or `)})`;
}

export async function hasShared(
  db: Kysely<Schema>,
  id: string,
  { facets, labels }: Pick<SharedAsk, 'facets' | 'labels'>,
): Promise<Result<boolean>> {
  const numbers = await numbersOf(db, facets);
  if (numbers.length === 0 || labels.length === 0) return ok(false);
  const row = await db
    .selectFrom('shared_objects')
    .innerJoin('shared_members', 'shared_members.object', 'shared_objects.object')
    .select('shared_objects.object')
    .where('stix_id', '=', id)
    .where('shared_members.facet', 'in', numbers)
    .where(
      'shared_members.label',
      'in',
      labels.map((label) => TLP_LABELS.indexOf(label)),
    )
    .executeTakeFirst();
  return ok(row !== undefined);
}

/** Names of collections that are not empty; each label is one look into the index. */
export async function sharedFacets(
  db: Kysely<Schema>,
  labels: readonly TlpLabel[],
): Promise<Result<readonly string[]>> {
  if (labels.length === 0) return ok([]);
  const rows = await db
    .selectFrom('shared_facets')
    .select('name')
    .where((is) =>
      is.or(
        labels.map((label) =>
          is.exists(
            is
              .selectFrom('shared_members')
              .select('shared_members.object')
              .whereRef('shared_members.facet', '=', 'shared_facets.facet')
              .where('shared_members.label', '=', TLP_LABELS.indexOf(label)),
          ),
        ),
      ),
    )
    .orderBy('name')
    .execute();
  return ok(rows.map(({ name }) => name));
}

async function numbersOf(db: Kysely<Schema>, names: readonly string[]): Promise<readonly number[]> {
  if (names.length === 0) return [];
  const rows = await db
    .selectFrom('shared_facets')
    .select('facet')
    .where('name', 'in', names.slice(0, MOST_IDS))
    .execute();
  return rows.map(({ facet }) => facet);
}
