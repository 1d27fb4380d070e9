import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { Schema } from '../schema.ts';

/** The readings that are shown: of each report the current one of its current capture. */
export function shownReadings(
  db: Kysely<Schema>,
): SelectQueryBuilder<Schema, 'readings' | 'reports', object> {
  return db
    .selectFrom('reports')
    .innerJoin('readings', (join) =>
      join
        .onRef('readings.capture_id', '=', 'reports.current_capture')
        .onRef('readings.id', '=', 'reports.current_reading'),
    );
}
