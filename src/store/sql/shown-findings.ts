import type { Kysely, SelectQueryBuilder } from 'kysely';
import type { Schema } from '../schema.ts';

/** The findings of what is shown: those of each report's current reading of its current capture. */
export function shownFindings(
  db: Kysely<Schema>,
): SelectQueryBuilder<Schema, 'findings' | 'reports', object> {
  return db
    .selectFrom('findings')
    .innerJoin('reports', (join) =>
      join
        .onRef('findings.capture_id', '=', 'reports.current_capture')
        .onRef('findings.reading_id', '=', 'reports.current_reading'),
    );
}
