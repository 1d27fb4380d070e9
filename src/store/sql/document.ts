import type { Kysely } from 'kysely';
import type {
  Capture,
  Finding,
  LostFinding,
  MementoMark,
  Reading,
  Report,
  Result,
} from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import { inForce } from '../decisions/decision.ts';
import { withRejection } from '../decisions/rejection.ts';
import { isStanding } from '../decisions/stand.ts';
import type { Schema } from '../schema.ts';
import type { StoredDocument } from '../stored.ts';
import { lastDecided, rejectionsIn } from './rejections.ts';
import type { ShownReport } from './reports.ts';
import { reportNamed } from './reports.ts';
import { decode, findingOf, graded, readingOf } from './rows.ts';
import type { StandingIn } from './standing.ts';
import { standingOf } from './standing.ts';

export async function document(db: Kysely<Schema>, reference: string): Promise<Result<StoredDocument>> {
  const named = await reportNamed(db, reference);
  return named.ok ? ok(await documentOf(db, named.value)) : named;
}

/** A capture of any report, as it was last read. */
export async function documentOfCapture(
  db: Kysely<Schema>,
  captureId: string,
): Promise<Result<StoredDocument>> {
  const row = await db
    .selectFrom('captures')
    .innerJoin('reports', 'reports.id', 'captures.report_id')
    .select(['reports.record', 'reports.current_capture', 'reports.current_reading'])
    .where('captures.id', '=', captureId)
    .executeTakeFirst();
  if (row === undefined) {
    return failed(
      problem('not-in-store', `No capture in the store is called "${captureId}".`, { where: captureId }),
    );
  }
  const isShown = row.current_capture === captureId;
  const reading = isShown ? row.current_reading : await lastReading(db, captureId);
  const shown = { current_capture: captureId, current_reading: reading };
  return ok(await documentOf(db, { ...decode<Report>(row.record), shown }));
}

/** Findings are stored with the reading that was made last; decided ones with the reading they were decided in. */
async function lastReading(db: Kysely<Schema>, captureId: string): Promise<string> {
  const row = await db
    .selectFrom('readings')
    .leftJoin('findings', (join) =>
      join
        .onRef('findings.capture_id', '=', 'readings.capture_id')
        .onRef('findings.reading_id', '=', 'readings.id'),
    )
    .select('readings.id')
    .select((is) => is.fn.count<number>('findings.id').as('count'))
    .where('readings.capture_id', '=', captureId)
    .groupBy('readings.id')
    .orderBy('count', 'desc')
    .executeTakeFirstOrThrow();
  return row.id;
}

async function documentOf(db: Kysely<Schema>, { shown, ...report }: ShownReport): Promise<StoredDocument> {
  const capture = await db
    .selectFrom('captures')
    .select(['record', 'memento'])
    .where('id', '=', shown.current_capture)
    .executeTakeFirstOrThrow();
  const readingRow = await db
    .selectFrom('readings')
    .selectAll()
    .where('capture_id', '=', shown.current_capture)
    .where('id', '=', shown.current_reading)
    .executeTakeFirstOrThrow();
  const findings = await db
    .selectFrom('findings')
    .select(['record', 'status', 'by', 'edit', 'matter', 'grade'])
    .where('capture_id', '=', shown.current_capture)
    .where('reading_id', '=', shown.current_reading)
    .orderBy('ordinal')
    .execute();
  const reading: Reading = readingOf(readingRow);
  const present = new Set(findings.map((row) => row.matter));
  const standing = await standingOf(db, report.id);
  const place = { captureId: shown.current_capture, readingId: shown.current_reading };
  const rejections = await rejectionsIn(db, place);
  const decidedAt = await lastDecided(db, report.id, place);
  return {
    report,
    capture: decode<Capture>(capture.record),
    ...(capture.memento !== null && { memento: decode<MementoMark>(capture.memento) }),
    reading,
    findings: findings.map((row): Finding => withRejection(findingOf(row), report.id, rejections)),
    problems: reading.problems,
    lost: standing.filter((each) => isLost(each, present)).map(lostFinding),
    ...(readingRow.found_by !== null && { foundBy: decode<readonly string[]>(readingRow.found_by) }),
    ...(decidedAt !== undefined && { lastDecided: decidedAt }),
  };
}

function isLost(standing: StandingIn, present: ReadonlySet<string | null>): boolean {
  return isStanding(standing) && !present.has(standing.matter);
}

function lostFinding({ finding, decision, grade, captureId, readingId }: StandingIn): LostFinding {
  return { finding: graded(inForce(finding, decision), grade), captureId, readingId };
}
