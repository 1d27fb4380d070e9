import type { Kysely } from 'kysely';
import type { Standing } from '../decisions/stand.ts';
import type { DecisionRow, Schema } from '../schema.ts';
import { decisionOf, decode } from './rows.ts';

/** A standing decision with the reading its finding was last seen in. */
export interface StandingIn extends Standing {
  readonly captureId: string;
  readonly readingId: string;
}

/** The decision in force on each matter of a report. */
export async function standingOf(db: Kysely<Schema>, reportId: string): Promise<readonly StandingIn[]> {
  const rows = await db
    .selectFrom('decisions')
    .selectAll()
    .where('report_id', '=', reportId)
    .orderBy('matter')
    .orderBy('seq')
    .execute();
  const last = new Map(rows.map((row) => [row.matter, row]));
  return [...last.values()].map(standingIn);
}

function standingIn(row: DecisionRow): StandingIn {
  return {
    matter: row.matter,
    decision: decisionOf(row),
    finding: decode(row.finding),
    captureId: row.capture_id,
    readingId: row.reading_id,
  };
}
