import type { Kysely } from 'kysely';
import type { Finding, Result } from '../../model/index.ts';
import { failed, ok, problem, sha256 } from '../../model/index.ts';
import { aboutOf } from '../decisions/about.ts';
import type { Decision } from '../decisions/decision.ts';
import { assertEditable } from '../decisions/decision.ts';
import { rejectionOf, type StandingRejection, withRejection } from '../decisions/rejection.ts';
import type { FindingRow, Schema } from '../schema.ts';
import { logAct } from './audit.ts';
import { rejectionsOn } from './rejections.ts';
import { decisionOf, decode, editOf, findingOf, rejectsColumns, standColumns } from './rows.ts';

export async function decide(
  db: Kysely<Schema>,
  findingId: string,
  decision: Decision,
): Promise<Result<Finding>> {
  if (decision.status === 'edited') assertEditable(decision.edit);
  return db.transaction().execute(async (transaction) => {
    const rows = await rowsOf(transaction, findingId);
    const [first] = rows;
    if (first === undefined) return notInStore(findingId);
    const inReports = new Map(rows.toReversed().map((row) => [row.report_id, row]));
    for (const row of inReports.values()) await decideWithin(transaction, row, decision);
    const decided = await rowsOf(transaction, findingId);
    return ok(await asItStands(transaction, decided[0] ?? first));
  });
}

/** The finding of a row under the decisions on it, and under those on other mentions of the same. */
async function asItStands(db: Kysely<Schema>, row: FindingRow): Promise<Finding> {
  const finding = findingOf(row);
  return withRejection(finding, row.report_id, await rejectionsOn(db, [finding]));
}

export async function rejectionOn(
  db: Kysely<Schema>,
  findingId: string,
): Promise<Result<StandingRejection | undefined>> {
  const [row] = await rowsOf(db, findingId);
  if (row === undefined) return notInStore(findingId);
  const finding = findingOf(row);
  return ok(rejectionOf(finding, row.report_id, await rejectionsOn(db, [finding])));
}

export async function decisionsOn(
  db: Kysely<Schema>,
  findingId: string,
): Promise<Result<readonly Decision[]>> {
  const [first] = await rowsOf(db, findingId);
  if (first === undefined) return notInStore(findingId);
  if (first.matter === null) return ok([]);
  const rows = await db
    .selectFrom('decisions')
    .selectAll()
    .where('report_id', '=', first.report_id)
    .where('matter', '=', first.matter)
    .orderBy('seq')
    .execute();
  return ok(rows.map(decisionOf));
}

/** The rows of a finding in the readings now shown, then in earlier ones where it was decided on. */
export async function rowsOf(db: Kysely<Schema>, findingId: string): Promise<readonly FindingRow[]> {
  const rows = await db
    .selectFrom('findings')
    .innerJoin('reports', 'reports.id', 'findings.report_id')
    .selectAll('findings')
    .select(['reports.current_capture', 'reports.current_reading'])
    .where('findings.id', '=', findingId)
    .orderBy('findings.report_id')
    .orderBy('findings.capture_id')
    .orderBy('findings.reading_id')
    .execute();
  const isShown = (row: (typeof rows)[number]): boolean =>
    row.capture_id === row.current_capture && row.reading_id === row.current_reading;
  return [...rows.filter(isShown), ...rows.filter((row) => !isShown(row) && row.matter !== null)];
}

/** A decision as it was written down. */
export interface Written {
  /** The finding is known by it from now on. */
  readonly matter: string;
  /** Its number within the matter. */
  readonly seq: number;
}

/**
 * Decides on a finding in every reading of its report in which it is known to be the same.
 *
 * @param before the number of its matter's last decision, where the caller knows it
 */
export async function decideWithin(
  db: Kysely<Schema>,
  found: FindingRow,
  decision: Decision,
  before?: number,
): Promise<Written> {
  const matter = found.matter ?? newMatter(found);
  const last = before ?? (await lastOf(db, found.report_id, matter));
  await append(db, found, { matter, seq: last + 1 }, decision);
  // Nobody decided on it before: no other row can be of its matter.
  const isFresh = found.matter === null && last === 0;
  for (const row of isFresh ? await itself(db, found) : await knownAs(db, found, matter)) {
    await db
      .updateTable('findings')
      .set({ matter, ...standColumns(decode(row.record), decision) })
      .where('capture_id', '=', row.capture_id)
      .where('reading_id', '=', row.reading_id)
      .where('id', '=', row.id)
      .execute();
  }
  return { matter, seq: last + 1 };
}

/** Every row of a matter, and the finding itself in each capture of its reading; by two indexes, one after the other. */
async function knownAs(
  db: Kysely<Schema>,
  found: FindingRow,
  matter: string,
): Promise<readonly FindingRow[]> {
  const ofMatter = await db
    .selectFrom('findings')
    .selectAll()
    .where('report_id', '=', found.report_id)
    .where('matter', '=', matter)
    .execute();
  const keyOf = (row: FindingRow): string => [row.capture_id, row.reading_id, row.id].join(' ');
  const rows = [...ofMatter, ...(await itself(db, found))];
  return [...new Map(rows.map((row) => [keyOf(row), row])).values()];
}

function itself(db: Kysely<Schema>, { report_id, reading_id, id }: FindingRow): Promise<FindingRow[]> {
  return db
    .selectFrom('findings')
    .selectAll()
    .where('report_id', '=', report_id)
    .where('reading_id', '=', reading_id)
    .where('id', '=', id)
    .execute();
}

/** The number of a matter's last decision; 0 before the first. */
async function lastOf(db: Kysely<Schema>, reportId: string, matter: string): Promise<number> {
  const last = await db
    .selectFrom('decisions')
    .select((is) => is.fn.max('seq').as('seq'))
    .where('report_id', '=', reportId)
    .where('matter', '=', matter)
    .executeTakeFirst();
  return last?.seq ?? 0;
}

async function append(
  db: Kysely<Schema>,
  row: FindingRow,
  { matter, seq }: Written,
  decision: Decision,
): Promise<void> {
  const decided = decode<Finding>(row.record);
  await db
    .insertInto('decisions')
    .values({
      report_id: row.report_id,
      matter,
      seq,
      status: decision.status,
      by: decision.by,
      at: decision.at,
      edit: editOf(decision),
      capture_id: row.capture_id,
      reading_id: row.reading_id,
      finding: row.record,
      ...rejectsColumns(decided, decision),
    })
    .execute();
  await logAct(db, {
    at: decision.at,
    by: decision.by,
    origin: decision.origin,
    what: decision.status,
    subject: decided.id,
    reportId: row.report_id,
    value: aboutOf(decided).value,
    outcome: 'done',
  });
}

/** A finding's id may be given to something else by a later extractor; a matter's never is. */
function newMatter(row: FindingRow): string {
  return sha256([row.capture_id, row.reading_id, row.id, row.record].join('\0')).slice(0, 32);
}

export function notInStore(findingId: string): ReturnType<typeof failed> {
  return failed(
    problem('not-in-store', `No finding that the store shows has the id "${findingId}".`, {
      where: findingId,
      hint: 'A report that was read again may have other ids; they stand in its JSON.',
    }),
  );
}
