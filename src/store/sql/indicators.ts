import type { Kysely } from 'kysely';
import type { Observable, Report, Result } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import { type Rejections, withRejection } from '../decisions/rejection.ts';
import type { FindingRow, Json, Schema } from '../schema.ts';
import type { Sentence, StoredIndicator } from '../stored.ts';
import { allRejections, isRejectedElsewhere } from './rejections.ts';
import { reportNamed } from './reports.ts';
import { decode, findingOf } from './rows.ts';

export async function indicators(
  db: Kysely<Schema>,
  reference?: string,
  options: { readonly all?: boolean } = {},
): Promise<Result<readonly StoredIndicator[]>> {
  const rejections: Rejections = options.all === true ? await allRejections(db) : new Map();
  if (reference === undefined) return ok(firstMentions(await mentions(db, options), rejections));
  const report = await reportNamed(db, reference);
  if (!report.ok) return report;
  return ok(firstMentions(await mentions(db, { ...options, reportId: report.value.id }), rejections));
}

type Mention = FindingRow & { readonly report: Json };

async function mentions(
  db: Kysely<Schema>,
  { reportId, all }: { readonly reportId?: string; readonly all?: boolean },
): Promise<readonly Mention[]> {
  let query = db
    .selectFrom('reports')
    .innerJoin('findings', (join) =>
      join
        .onRef('findings.capture_id', '=', 'reports.current_capture')
        .onRef('findings.reading_id', '=', 'reports.current_reading'),
    )
    .selectAll('findings')
    .select('reports.record as report')
    .where('findings.kind', '=', 'observable')
    .where('findings.status', '!=', 'rejected');
  if (reportId !== undefined) query = query.where('reports.id', '=', reportId);
  if (all !== true) {
    query = query
      // What an analyst took in is hunted for, whatever the machine thought of it.
      .where((is) => is.or([is('findings.held_back', '=', 0), is('findings.status', '!=', 'suggested')]))
      .where((is) => is.not(isRejectedElsewhere(is)));
  }
  return query.orderBy('reports.id').orderBy('findings.span_start').orderBy('findings.ordinal').execute();
}

function firstMentions(rows: readonly Mention[], rejections: Rejections): readonly StoredIndicator[] {
  const first = new Map<string, StoredIndicator>();
  for (const row of rows) {
    const finding = withRejection(findingOf(row), row.report_id, rejections);
    if (finding.kind !== 'observable' || row.sentence === null) continue;
    const key = JSON.stringify([row.report_id, finding.type, finding.value]);
    if (!first.has(key)) first.set(key, indicator(row, finding, decode<Sentence>(row.sentence)));
  }
  return [...first.values()];
}

function indicator(row: Mention, finding: Observable, sentence: Sentence): StoredIndicator {
  const { type, value, role, status, heldBack, span } = finding;
  return {
    findingId: finding.id,
    reportId: row.report_id,
    reportTitle: decode<Report>(row.report).title,
    captureId: row.capture_id,
    readingId: row.reading_id,
    type,
    value,
    role,
    status,
    ...(heldBack !== undefined && { heldBack }),
    span,
    sentence,
  };
}
