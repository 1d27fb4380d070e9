import type { Kysely } from 'kysely';
import type { Finding, Report, Result } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import { assertRereads } from '../decisions/spans.ts';
import type { Stand, Standing } from '../decisions/stand.ts';
import { bringDecisions, isStanding } from '../decisions/stand.ts';
import type { ReportRow, Schema } from '../schema.ts';
import type { TextIndex } from '../search/text-index.ts';
import type { SavedDocument, SaveOutcome } from '../stored.ts';
import type { Place } from './rows.ts';
import { captureRow, decode, findingRow, readingRow, reportColumns } from './rows.ts';
import { standingOf } from './standing.ts';
import { indexText } from './text-index.ts';

/** Rows a statement inserts; SQLite takes 32,766 parameters, and a row has seventeen. */
const ROWS = 500;

export async function save(
  db: Kysely<Schema>,
  index: TextIndex,
  document: SavedDocument,
): Promise<Result<SaveOutcome>> {
  assertWhole(document);
  return ok(await db.transaction().execute((transaction) => saveWithin(transaction, index, document)));
}

function assertWhole({ reading, findings }: SavedDocument): void {
  const ids = new Set<string>();
  for (const finding of findings) {
    assertRereads(finding, reading.text);
    if (ids.has(finding.id)) throw new Error(`two findings share the id ${finding.id}`);
    ids.add(finding.id);
    // Else undoing the decision would not give the finding back to the machine.
    if (finding.status !== 'suggested') throw new Error(`${finding.id} is saved as ${finding.status}`);
  }
}

async function saveWithin(
  db: Kysely<Schema>,
  index: TextIndex,
  document: SavedDocument,
): Promise<SaveOutcome> {
  const { capture, reading, findings } = document;
  const kept = await db
    .selectFrom('captures')
    .select(['report_id', 'captured_at'])
    .where('id', '=', capture.id)
    .executeTakeFirst();
  const reportId = kept?.report_id ?? document.report.id;
  const shown = await shownOf(db, reportId);
  const standing = shown ? await standingAsShown(db, shown) : [];
  const place: Place = { reportId, captureId: capture.id, reading };
  const isShown = shown === undefined || isShownNow(document, shown, kept?.captured_at ?? capture.capturedAt);
  if (isShown) await show(db, place, shown ? withAnalystsTlp(document.report, shown) : document.report);
  if (!kept)
    await db
      .insertInto('captures')
      .values(captureRow(capture, reportId, document.memento))
      .execute();
  const readingIsNew = await keepReading(db, place, document.foundBy);
  if (isShown) {
    const isSame = shown?.current_capture === capture.id && shown.current_reading === reading.id;
    await indexText(db, index, reportId, reading, isSame);
  }
  const stand = bringDecisions(reading, findings, standing);
  return {
    reportId,
    reportIsNew: shown === undefined,
    captureIsNew: !kept,
    readingIsNew,
    ...(await replaceFindings(db, place, stand)),
    decisionsKept: stand.placed.filter((each) => isInForce(each.standing)).length,
    decisionsLost: stand.lost.length,
  };
}

/** The newest capture is shown, unless it was to be kept aside; the one shown already stays so. */
function isShownNow({ isAside, capture }: SavedDocument, shown: Shown, capturedAt: string): boolean {
  if (isAside === true && shown.current_capture !== capture.id) return false;
  return shown.captured_at <= capturedAt;
}

type Shown = ReportRow & { readonly captured_at: string };

async function shownOf(db: Kysely<Schema>, reportId: string): Promise<Shown | undefined> {
  return db
    .selectFrom('reports')
    .innerJoin('captures', 'captures.id', 'reports.current_capture')
    .selectAll('reports')
    .select('captures.captured_at')
    .where('reports.id', '=', reportId)
    .executeTakeFirst();
}

/** Standing decisions, each with its finding as the reading now shown has it: the nearest relative. */
async function standingAsShown(db: Kysely<Schema>, shown: Shown): Promise<readonly Standing[]> {
  const standing = await standingOf(db, shown.id);
  if (standing.length === 0) return standing;
  const rows = await db
    .selectFrom('findings')
    .select(['matter', 'record'])
    .where('capture_id', '=', shown.current_capture)
    .where('reading_id', '=', shown.current_reading)
    .where('matter', 'is not', null)
    .execute();
  const seen = new Map(rows.map((row) => [row.matter, row.record]));
  return standing.map((each) => {
    const record = seen.get(each.matter);
    return record === undefined ? each : { ...each, finding: decode<Finding>(record) };
  });
}

/** Makes this the reading that is shown of the report, under the title and dates that it states. */
async function show(db: Kysely<Schema>, place: Place, report: Report): Promise<void> {
  const columns = {
    ...reportColumns({ ...report, id: place.reportId }),
    current_capture: place.captureId,
    current_reading: place.reading.id,
  };
  await db
    .insertInto('reports')
    .values({ id: place.reportId, ...columns })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
    .execute();
}

/** A marking that an analyst set is a decision: no re-run of the machine undoes it. */
function withAnalystsTlp(report: Report, shown: ReportRow): Report {
  const { tlp } = decode<Report>(shown.record);
  return tlp.statedBy === 'analyst' && report.tlp.statedBy !== 'analyst' ? { ...report, tlp } : report;
}

/** Keeps a reading; blocks and sentences of one already kept may have got better since. */
async function keepReading(
  db: Kysely<Schema>,
  { captureId, reading }: Place,
  foundBy: readonly string[] | undefined,
): Promise<boolean> {
  const row = readingRow(reading, captureId, foundBy);
  const kept = await db
    .selectFrom('readings')
    .select('text')
    .where('capture_id', '=', captureId)
    .where('id', '=', reading.id)
    .executeTakeFirst();
  if (kept && kept.text !== row.text) throw new Error(`two texts share the reading id ${reading.id}`);
  const { capture_id, id, text, ...better } = row;
  await db
    .insertInto('readings')
    .values(row)
    .onConflict((conflict) => conflict.columns(['capture_id', 'id']).doUpdateSet(better))
    .execute();
  return !kept;
}

/**
 * What the machine suggested for this capture gives way to what it suggests now. Rows that an analyst
 * decided on stay in the readings they were decided in.
 */
async function replaceFindings(
  db: Kysely<Schema>,
  place: Place,
  { placed }: Stand,
): Promise<Pick<SaveOutcome, 'findingsAdded' | 'findingsRemoved'>> {
  const before = await db
    .deleteFrom('findings')
    .where('capture_id', '=', place.captureId)
    .where((is) => is.or([is('matter', 'is', null), is('reading_id', '=', place.reading.id)]))
    .returning('id')
    .execute();
  const rows = placed.map((each, ordinal) => findingRow(each, ordinal, place));
  for (let from = 0; from < rows.length; from += ROWS) {
    await db
      .insertInto('findings')
      .values(rows.slice(from, from + ROWS))
      .execute();
  }
  const ids = new Set(rows.map((row) => row.id));
  const idsBefore = new Set(before.map((row) => row.id));
  return { findingsAdded: newIn(ids, idsBefore), findingsRemoved: newIn(idsBefore, ids) };
}

function newIn(ids: ReadonlySet<string>, others: ReadonlySet<string>): number {
  return [...ids].filter((id) => !others.has(id)).length;
}

function isInForce(standing: Standing | undefined): boolean {
  return standing !== undefined && isStanding(standing);
}
