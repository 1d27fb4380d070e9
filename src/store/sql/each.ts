import type { Kysely } from 'kysely';
import type { Report, Result } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import type { Schema } from '../schema.ts';
import type { PlacedFinding, ShownReading } from '../stored.ts';
import { isRejectedElsewhere } from './rejections.ts';
import { decode, findingOf, readingOf } from './rows.ts';
import { shownReadings } from './shown-readings.ts';

/** The most readings, and the most findings, held in memory at once. */
const READINGS = 50;
const FINDINGS = 5_000;

export async function eachReading(
  db: Kysely<Schema>,
  patterns: readonly string[],
  visit: (shown: ShownReading) => void,
): Promise<Result<void>> {
  if (patterns.length === 0) return ok(undefined);
  for (let after = ''; ; ) {
    const rows = await shownReadings(db)
      .selectAll('readings')
      .select(['reports.id as report_id', 'reports.record as report'])
      .where('reports.id', '>', after)
      .where((is) => is.or(patterns.map((pattern) => is('readings.text', 'like', pattern))))
      .orderBy('reports.id')
      .limit(READINGS)
      .execute();
    for (const { report_id, report, ...row } of rows)
      visit({ report: decode<Report>(report), reading: readingOf(row) });
    const last = rows.at(-1);
    if (last === undefined || rows.length < READINGS) return ok(undefined);
    after = last.report_id;
  }
}

export async function eachWho(
  db: Kysely<Schema>,
  visit: (placed: PlacedFinding, report: Report) => void,
): Promise<Result<void>> {
  const reports = await db
    .selectFrom('reports')
    .select(['id', 'record', 'current_capture', 'current_reading'])
    .execute();
  const shown = new Map(
    reports.map(({ id, record, ...current }) => [id, { report: decode<Report>(record), ...current }]),
  );
  for (let offset = 0; ; offset += FINDINGS) {
    const rows = await db
      .selectFrom('findings')
      .select(['capture_id', 'reading_id', 'report_id', 'record', 'status', 'by', 'edit', 'grade'])
      .where('kind', 'in', ['claim', 'actor-name'])
      .where('status', '!=', 'rejected')
      .where((is) => is.not(isRejectedElsewhere(is)))
      .orderBy('capture_id')
      .orderBy('reading_id')
      .orderBy('id')
      .limit(FINDINGS)
      .offset(offset)
      .execute();
    for (const row of rows) {
      const of = shown.get(row.report_id);
      if (of?.current_capture !== row.capture_id || of.current_reading !== row.reading_id) continue;
      const finding = findingOf(row);
      const passage = { reportId: row.report_id, readingId: row.reading_id, span: finding.span };
      visit({ finding, passage }, of.report);
    }
    if (rows.length < FINDINGS) return ok(undefined);
  }
}
