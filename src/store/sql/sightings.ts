import type { Kysely } from 'kysely';
import type { KeptSighting, Result, UtcInstant } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import type { Schema, SightingRow } from '../schema.ts';
import type { NewSighting } from '../stored.ts';
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
      const before = there === undefined ? undefined : decode<KeptSighting>(there.record);
      const isLess =
        each.isWholeCount === true && before !== undefined && before.count >= each.sighting.count;
      if (isLess) continue;
      const row = rowOf(before === undefined ? each.sighting : together(before, each), each.mark);
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

function rowOf(sighting: KeptSighting, mark: string): SightingRow {
  const { id, reportId, findingId, day = null, host = null, indicator, count } = sighting;
  const { type, value } = indicator;
  const asked = { on_day: day ?? '', type, value, host, count };
  return {
    id,
    report_id: reportId,
    finding_id: findingId,
    day,
    record: JSON.stringify(sighting),
    mark,
    ...asked,
  };
}

/** What was kept with what has come since; the report's words are the newer ones. */
function together(kept: KeptSighting, { sighting: added, isWholeCount }: NewSighting): KeptSighting {
  const first = earliest(kept.first, added.first);
  const last = latest(kept.last, added.last);
  const assumed = [...new Set([...(kept.assumed ?? []), ...(added.assumed ?? [])])];
  const { assumed: _, ...rest } = added;
  return {
    ...rest,
    ...(first !== undefined && { first }),
    ...(last !== undefined && { last }),
    ...(assumed.length > 0 && { assumed }),
    count: isWholeCount === true ? added.count : kept.count + added.count,
    lines: isWholeCount === true ? added.lines : [...kept.lines, ...added.lines].slice(0, MOST_LINES),
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
