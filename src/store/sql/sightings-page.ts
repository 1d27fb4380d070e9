import type { Expression, ExpressionBuilder, Kysely, SelectQueryBuilder, SqlBool } from 'kysely';
import type { KeptSighting, Result } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import type { Schema } from '../schema.ts';
import type { SightingPlace, SightingsPageAsk, SightingsSought, StoredSighting } from '../stored.ts';
import { reportNamed } from './reports.ts';
import { decode } from './rows.ts';

export async function sightings(
  db: Kysely<Schema>,
  report?: string,
): Promise<Result<readonly StoredSighting[]>> {
  const found = await foundSightings(db, { report });
  return found.ok ? ok(await inOrder(found.value)) : found;
}

export async function sightingsPage(
  db: Kysely<Schema>,
  { after, limit, ...sought }: SightingsPageAsk,
): Promise<Result<readonly StoredSighting[]>> {
  const found = await foundSightings(db, sought);
  if (!found.ok) return found;
  const query = after === undefined ? found.value : found.value.where((is) => isBeyond(is, after));
  return ok(await inOrder(query.limit(limit)));
}

type Query<O> = SelectQueryBuilder<Schema, 'sightings', O>;

/** The sightings that are sought, without order. */
export async function foundSightings(
  db: Kysely<Schema>,
  { report, type, value, withoutRejected }: SightingsSought,
): Promise<Result<Query<object>>> {
  let query: Query<object> = db.selectFrom('sightings');
  if (report !== undefined) {
    const named = await reportNamed(db, report);
    if (!named.ok) return named;
    query = query.where('sightings.report_id', '=', named.value.id);
  }
  if (type !== undefined) query = query.where('sightings.type', '=', type);
  if (value !== undefined) query = query.where('sightings.value', '=', value);
  if (withoutRejected === true) {
    query = query.where((is) =>
      is.not(
        is.exists(
          is
            .selectFrom('findings')
            .innerJoin('reports', 'reports.current_reading', 'findings.reading_id')
            .select('findings.id')
            .whereRef('findings.id', '=', 'sightings.finding_id')
            .whereRef('findings.report_id', '=', 'sightings.report_id')
            .where('findings.status', '=', 'rejected'),
        ),
      ),
    );
  }
  return ok(query);
}

async function inOrder(query: Query<object>): Promise<readonly StoredSighting[]> {
  const rows = await query
    .select((is) => [
      'sightings.record',
      is
        .selectFrom('findings')
        .innerJoin('reports', 'reports.current_reading', 'findings.reading_id')
        .select('findings.status')
        .whereRef('findings.id', '=', 'sightings.finding_id')
        .whereRef('findings.report_id', '=', 'sightings.report_id')
        .limit(1)
        .as('status'),
    ])
    .orderBy('sightings.on_day', 'desc')
    .orderBy('sightings.id', 'desc')
    .execute();
  return rows.map(({ record, status }) => ({
    ...decode<KeptSighting>(record),
    ...(status !== null && { status }),
  }));
}

/** Of days that come later in the order, or of the same day. */
function isBeyond(
  is: ExpressionBuilder<Schema, 'sightings'>,
  { day = '', id }: SightingPlace,
): Expression<SqlBool> {
  return is(is.refTuple('sightings.on_day', 'sightings.id'), '<', is.tuple(day, id));
}
