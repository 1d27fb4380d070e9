import type { Kysely } from 'kysely';
import type { Capture, Finding, Reading, Result } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import { inForce } from '../decisions/decision.ts';
import type { Schema } from '../schema.ts';
import type { LostFinding, StoredDocument } from '../stored.ts';
import type { ShownReport } from './reports.ts';
import { reportNamed } from './reports.ts';
import { decode, findingOf, readingOf } from './rows.ts';
import type { StandingIn } from './standing.ts';
import { standingOf } from './standing.ts';

export async function document(db: Kysely<Schema>, reference: string): Promise<Result<StoredDocument>> {
  const named = await reportNamed(db, reference);
  return named.ok ? ok(await documentOf(db, named.value)) : named;
}

async function documentOf(db: Kysely<Schema>, { shown, ...report }: ShownReport): Promise<StoredDocument> {
  const capture = await db
    .selectFrom('captures')
    .select('record')
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
    .select(['record', 'status', 'by', 'edit', 'matter'])
    .where('capture_id', '=', shown.current_capture)
    .where('reading_id', '=', shown.current_reading)
    .orderBy('ordinal')
    .execute();
  const reading: Reading = readingOf(readingRow);
  const present = new Set(findings.map((row) => row.matter));
  const standing = await standingOf(db, report.id);
  return {
    report,
    capture: decode<Capture>(capture.record),
    reading,
    findings: findings.map((row): Finding => findingOf(row)),
    problems: reading.problems,
    lost: standing.filter((each) => isLost(each, present)).map(lostFinding),
  };
}

function isLost(standing: StandingIn, present: ReadonlySet<string | null>): boolean {
  return standing.decision.status !== 'suggested' && !present.has(standing.matter);
}

function lostFinding({ finding, decision, captureId, readingId }: StandingIn): LostFinding {
  return { finding: inForce(finding, decision), captureId, readingId };
}
