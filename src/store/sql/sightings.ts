import type { Kysely } from 'kysely';
import type { KeptSighting, Result, UtcInstant } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import type { Schema, SightingRow } from '../schema.ts';
import type { NewSighting, StoredSighting } from '../stored.ts';
import { reportNamed } from './reports.ts';
import { decode } from './rows.ts';

/** Lines that are kept of a sighting. */
const MOST_LINES = 3;

export async function addSightings(db: Kysely<Schema>, found: readonly NewSighting[]): Promise<Result<void>> {
  return db.transaction().execute(async (transaction) => {
    for (const each of found) {
      const there = await transaction
        .selectFrom('sightings')
        .select(['record', 'mark'])
        .where('id', '=', each.sighting.id)
        .executeTakeFirst();
      // Another hunt over the same log has counted them meanwhile.
      if (there?.mark === each.mark) continue;
      const kept =
        there === undefined ? each.sighting : together(decode<KeptSighting>(there.record), each.sighting);
      const row = rowOf(kept, each.mark);
      await transaction
        .insertInto('sightings')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute();
    }
    return ok(undefined);
  });
}

export async function sightingMarks(db: Kysely<Schema>): Promise<Result<ReadonlyMap<string, string>>> {
  const rows = await db.selectFrom('sightings').select(['id', 'mark']).execute();
  return ok(new Map(rows.map(({ id, mark }) => [id, mark])));
}

export async function sightings(
  db: Kysely<Schema>,
  reference?: string,
): Promise<Result<readonly StoredSighting[]>> {
  let query = db
    .selectFrom('sightings')
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
    ]);
  if (reference !== undefined) {
    const report = await reportNamed(db, reference);
    if (!report.ok) return report;
    query = query.where('sightings.report_id', '=', report.value.id);
  }
  const rows = await query.orderBy('sightings.day', 'desc').orderBy('sightings.id').execute();
  return ok(
    rows.map(({ record, status }) => ({
      ...decode<KeptSighting>(record),
      ...(status !== null && { status }),
    })),
  );
}

function rowOf(sighting: KeptSighting, mark: string): SightingRow {
  const { id, reportId, findingId, day } = sighting;
  const record = JSON.stringify(sighting);
  return { id, report_id: reportId, finding_id: findingId, day: day ?? null, record, mark };
}

/** What was kept with what has come since; the report's words are the newer ones. */
function together(kept: KeptSighting, added: KeptSighting): KeptSighting {
  const first = earliest(kept.first, added.first);
  const last = latest(kept.last, added.last);
  const assumed = [...new Set([...(kept.assumed ?? []), ...(added.assumed ?? [])])];
  const { assumed: _, ...rest } = added;
  return {
    ...rest,
    ...(first !== undefined && { first }),
    ...(last !== undefined && { last }),
    ...(assumed.length > 0 && { assumed }),
    count: kept.count + added.count,
    lines: [...kept.lines, ...added.lines].slice(0, MOST_LINES),
    keptAt: kept.keptAt,
  };
}

/** Instants of one form compare as text. */
function earliest(a: UtcInstant | undefined, b: UtcInstant | undefined): UtcInstant | undefined {
  return a === undefined || (b !== undefined && b < a) ? b : a;
}

function latest(a: UtcInstant | undefined, b: UtcInstant | undefined): UtcInstant | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a;
}
