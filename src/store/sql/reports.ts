import type { Kysely } from 'kysely';
import type { Capture, MementoMark, Report, Result, Sha256, UtcInstant } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import { findReport } from '../reference.ts';
import type { ReportRow, Schema } from '../schema.ts';
import type { ReportSummary, StoredCapture } from '../stored.ts';
import { isRejectedElsewhere } from './rejections.ts';
import { decode } from './rows.ts';

/** A report with what is shown of it. */
export interface ShownReport extends Report {
  readonly shown: Pick<ReportRow, 'current_capture' | 'current_reading'>;
}

export async function reportNamed(db: Kysely<Schema>, reference: string): Promise<Result<ShownReport>> {
  const named = db.selectFrom('reports').select(['record', 'current_capture', 'current_reading']);
  // By its id it is found in the index; only a part of a title, or of an id, has all of them looked at.
  const exact = await named.where('id', '=', reference).executeTakeFirst();
  if (exact !== undefined) return ok(shownReport(exact));
  const rows = await named.orderBy('id').execute();
  return findReport(rows.map(shownReport), reference);
}

type ReportColumns = Pick<ReportRow, 'record' | 'current_capture' | 'current_reading'>;

function shownReport({ record, ...shown }: ReportColumns): ShownReport {
  return { ...decode<Report>(record), shown };
}

export async function reports(db: Kysely<Schema>): Promise<Result<readonly ReportSummary[]>> {
  const rows = await db
    .selectFrom('reports')
    .select('reports.record')
    .select((is) => [
      is
        .selectFrom('captures')
        .whereRef('captures.report_id', '=', 'reports.id')
        .select((each) => each.fn.countAll<number>().as('count'))
        .as('captures'),
      is
        .selectFrom('captures')
        .whereRef('captures.id', '=', 'reports.current_capture')
        .select('captured_at')
        .as('captured_at'),
      is
        .selectFrom('findings')
        .whereRef('findings.capture_id', '=', 'reports.current_capture')
        .whereRef('findings.reading_id', '=', 'reports.current_reading')
        .where('findings.held_back', '=', 0)
        .where('findings.status', '!=', 'rejected')
        .where((each) => each.not(isRejectedElsewhere(each)))
        .select((each) => each.fn.countAll<number>().as('count'))
        .as('findings'),
    ])
    .orderBy('captured_at', 'desc')
    .orderBy('reports.id')
    .execute();
  return ok(
    rows.map((row) => ({
      report: decode<Report>(row.record),
      captures: row.captures ?? 0,
      lastCapturedAt: row.captured_at as UtcInstant,
      findings: row.findings ?? 0,
    })),
  );
}

export async function captures(
  db: Kysely<Schema>,
  reference: string,
): Promise<Result<readonly StoredCapture[]>> {
  const report = await reportNamed(db, reference);
  if (!report.ok) return report;
  const rows = await db
    .selectFrom('captures')
    .select(['record', 'memento'])
    .where('report_id', '=', report.value.id)
    .orderBy('captured_at', 'desc')
    .orderBy('id')
    .execute();
  return ok(
    rows.map(({ record, memento }) => ({
      ...decode<Capture>(record),
      ...(memento !== null && { memento: decode<MementoMark>(memento) }),
    })),
  );
}

export async function captureOfFile(
  db: Kysely<Schema>,
  sha256: Sha256,
  name: string,
): Promise<Result<Capture | undefined>> {
  const row = await db
    .selectFrom('captures')
    .select('record')
    .where('sha256', '=', sha256)
    .where('source_kind', '=', 'file')
    .where('source_name', '=', name)
    .orderBy('captured_at', 'desc')
    .executeTakeFirst();
  return ok(row && decode<Capture>(row.record));
}
