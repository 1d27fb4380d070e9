import type { Kysely } from 'kysely';
import type { Standing } from '../decisions/stand.ts';
import type { DecisionRow, Schema } from '../schema.ts';
import { gradesInForce } from './grades.ts';
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
  const grades = await gradesInForce(db, reportId);
  return [...last.values()].map((row) => standingIn(row, grades.get(row.matter)));
}

function standingIn(row: DecisionRow, grade: string | undefined): StandingIn {
  return {
    matter: row.matter,
    decision: decisionOf(row),
    finding: decode(row.finding),
    ...(grade !== undefined && { grade }),
    captureId: row.capture_id,
    readingId: row.reading_id,
  };
}
