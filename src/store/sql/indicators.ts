import type { Kysely } from 'kysely';
import type { Observable, Report, Result } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import { type Rejections, withRejection } from '../decisions/rejection.ts';
import type { FindingRow, Json, Schema } from '../schema.ts';
import type { Sentence, StoredIndicator } from '../stored.ts';
import { allRejections, isRejectedElsewhere } from './rejections.ts';
import { reportNamed } from './reports.ts';
import { decode, findingOf } from './rows.ts';
import { shownFindings } from './shown-findings.ts';

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

interface MentionsAsk {
  readonly reportId?: string;
  readonly all?: boolean;
  readonly value?: string;
}

/** What `indicators` gives for one value of one report. */
export async function indicatorOf(
  db: Kysely<Schema>,
  { reportId, type, value }: Pick<StoredIndicator, 'reportId' | 'type' | 'value'>,
  options: { readonly all?: boolean } = {},
): Promise<Result<StoredIndicator | undefined>> {
  const rejections: Rejections = options.all === true ? await allRejections(db) : new Map();
  const found = firstMentions(await mentions(db, { ...options, reportId, value }), rejections);
  return ok(found.find((indicator) => indicator.type === type && indicator.value === value));
}

async function mentions(db: Kysely<Schema>, ask: MentionsAsk): Promise<readonly Mention[]> {
  return mentionsQuery(db, ask)
    .selectAll('findings')
    .select('reports.record as report')
    .orderBy('reports.id')
    .orderBy('findings.span_start')
    .orderBy('findings.ordinal')
    .execute();
}

function mentionsQuery(
  db: Kysely<Schema>,
  { reportId, all, value }: MentionsAsk,
): ReturnType<typeof shownFindings> {
  let query = shownFindings(db)
    .where('findings.kind', '=', 'observable')
    .where('findings.status', '!=', 'rejected');
  if (reportId !== undefined) query = query.where('reports.id', '=', reportId);
  if (value !== undefined) query = query.where('findings.value', '=', value);
  if (all === true) return query;
  return (
    query
      // What an analyst took in is hunted for, whatever the machine thought of it.
      .where((is) => is.or([is('findings.held_back', '=', 0), is('findings.status', '!=', 'suggested')]))
      .where((is) => is.not(isRejectedElsewhere(is)))
  );
}

/** How many `indicators` would give, without reading them. */
export async function indicatorCount(
  db: Kysely<Schema>,
  reference?: string,
  options: { readonly all?: boolean } = {},
): Promise<Result<number>> {
  const report = reference === undefined ? undefined : await reportNamed(db, reference);
  if (report?.ok === false) return report;
  const ask = report === undefined ? options : { ...options, reportId: report.value.id };
  const distinct = mentionsQuery(db, ask)
    .where('findings.sentence', 'is not', null)
    .select(['findings.report_id', 'findings.type', 'findings.value'])
    .distinct()
    .as('mention');
  const counted = await db
    .selectFrom(distinct)
    .select((is) => is.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return ok(Number(counted.count));
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
