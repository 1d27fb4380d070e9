import type { Kysely } from 'kysely';
import type { Capture, MementoMark, Reading, Report, Result, UtcInstant } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import { aboutOf } from '../decisions/about.ts';
import { type Rejections, withRejection } from '../decisions/rejection.ts';
import type { FindingRow, Schema } from '../schema.ts';
import type { ReviewedFinding, ReviewProgress, SameValue, ShownCapture } from '../stored.ts';
import { rowsOf } from './decide.ts';
import { isRejectedElsewhere, rejectionsIn, rejectionsOn } from './rejections.ts';
import { reportNamed } from './reports.ts';
import { decode, findingOf, readingOf } from './rows.ts';
import { shownFindings } from './shown-findings.ts';

/** What is shown of a report, without its text and findings. */
export async function shown(db: Kysely<Schema>, reference: string): Promise<Result<ShownCapture>> {
  const named = await reportNamed(db, reference);
  if (!named.ok) return named;
  const { shown: current, ...report } = named.value;
  const row = await db
    .selectFrom('captures')
    .select(['record', 'memento'])
    .where('id', '=', current.current_capture)
    .executeTakeFirstOrThrow();
  return ok({
    report: report as Report,
    capture: decode<Capture>(row.record),
    ...(row.memento !== null && { memento: decode<MementoMark>(row.memento) }),
    readingId: current.current_reading,
  });
}

/** One reading of one capture, whole. */
export async function readingIn(
  db: Kysely<Schema>,
  captureId: string,
  readingId: string,
): Promise<Result<Reading>> {
  const row = await db
    .selectFrom('readings')
    .selectAll()
    .where('capture_id', '=', captureId)
    .where('id', '=', readingId)
    .executeTakeFirst();
  if (row !== undefined) return ok(readingOf(row));
  return failed(
    problem('not-in-store', `No reading in the store is called "${readingId}".`, { where: readingId }),
  );
}

/** Findings of the reading that is shown, in the order of the text. */
export async function review(
  db: Kysely<Schema>,
  reference: string,
): Promise<Result<readonly ReviewedFinding[]>> {
  const named = await reportNamed(db, reference);
  if (!named.ok) return named;
  const { id, shown: current } = named.value;
  const rows = await db
    .selectFrom('findings')
    .select(['record', 'status', 'by', 'edit', 'grade', 'matter', 'report_id', 'capture_id', 'reading_id'])
    .where('report_id', '=', id)
    .where('capture_id', '=', current.current_capture)
    .where('reading_id', '=', current.current_reading)
    .orderBy('span_start')
    .orderBy('ordinal')
    .execute();
  const last = await lastDecisions(db, id);
  const rejections = await rejectionsIn(db, {
    captureId: current.current_capture,
    readingId: current.current_reading,
  });
  return ok(
    rows.map((row) => reviewedRow(row, row.matter === null ? undefined : last.get(row.matter), rejections)),
  );
}

type ReviewedRow = Pick<
  FindingRow,
  'record' | 'status' | 'by' | 'edit' | 'grade' | 'report_id' | 'capture_id' | 'reading_id'
>;

/** A row as whoever reviews it sees it. */
export function reviewedRow(
  row: ReviewedRow,
  last: LastDecision | undefined,
  rejections: Rejections,
): ReviewedFinding {
  const finding = withRejection(findingOf(row), row.report_id, rejections);
  return {
    finding,
    about: aboutOf(finding),
    reportId: row.report_id,
    captureId: row.capture_id,
    readingId: row.reading_id,
    revision: last?.seq ?? 0,
    ...(last !== undefined && { decidedAt: last.at }),
  };
}

interface LastDecision {
  readonly seq: number;
  readonly at: UtcInstant;
}

async function lastDecisions(
  db: Kysely<Schema>,
  reportId: string,
): Promise<ReadonlyMap<string, LastDecision>> {
  const rows = await db
    .selectFrom('decisions')
    .select(['matter', 'seq', 'at'])
    .where('report_id', '=', reportId)
    .orderBy('matter')
    .orderBy('seq')
    .execute();
  return new Map(rows.map(({ matter, seq, at }) => [matter, { seq, at: at as UtcInstant }]));
}

/** One finding as it stands. Undefined where the store shows none of that id. */
export async function reviewedOne(
  db: Kysely<Schema>,
  findingId: string,
): Promise<ReviewedFinding | undefined> {
  const [row] = await rowsOf(db, findingId);
  if (row === undefined) return undefined;
  const rejections = await rejectionsOn(db, [findingOf(row)]);
  if (row.matter === null) return reviewedRow(row, undefined, rejections);
  const last = await db
    .selectFrom('decisions')
    .select(['seq', 'at'])
    .where('report_id', '=', row.report_id)
    .where('matter', '=', row.matter)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
  return reviewedRow(row, last && { seq: last.seq, at: last.at as UtcInstant }, rejections);
}

/** Findings of the default view of each report, and how many of them an analyst has decided on. */
export async function progress(db: Kysely<Schema>): Promise<Result<ReadonlyMap<string, ReviewProgress>>> {
  const rows = await shownFindings(db)
    .select(['reports.id', 'findings.status'])
    .select((is) => is.fn.countAll<number>().as('count'))
    .where('findings.held_back', '=', 0)
    .where((is) => is.not(isRejectedElsewhere(is)))
    .groupBy(['reports.id', 'findings.status'])
    .execute();
  const found = new Map<string, { findings: number; reviewed: number }>();
  for (const { id, status, count } of rows) {
    const one = found.get(id) ?? { findings: 0, reviewed: 0 };
    one.findings += count;
    if (status !== 'suggested') one.reviewed += count;
    found.set(id, one);
  }
  return ok(found);
}

/** Most places of one value that are told. */
const MOST_PLACES = 500;

/** Where else the same is found in what is shown: same kind, type and value, in this report and in others. */
export async function sameValue(
  db: Kysely<Schema>,
  { finding, about }: Pick<ReviewedFinding, 'finding' | 'about'>,
): Promise<Result<readonly SameValue[]>> {
  const rows = await shownFindings(db)
    .select(['findings.id', 'findings.report_id', 'findings.status', 'reports.record'])
    .where('findings.value', '=', about.value)
    .where('findings.kind', '=', finding.kind)
    .where('findings.type', about.type === undefined ? 'is' : '=', about.type ?? null)
    .where('findings.id', '!=', finding.id)
    .orderBy('findings.report_id')
    .orderBy('findings.span_start')
    .limit(MOST_PLACES)
    .execute();
  return ok(
    rows.map((row) => ({
      reportId: row.report_id,
      title: decode<Report>(row.record).title,
      findingId: row.id,
      status: row.status,
    })),
  );
}
