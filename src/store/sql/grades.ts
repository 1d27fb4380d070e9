import type { Kysely } from 'kysely';
import type { Finding, Grade, Result, UtcInstant } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import type { FindingRow, Schema } from '../schema.ts';
import type { GradeEntry } from '../stored.ts';
import { logAct } from './audit.ts';
import { decideWithin, notInStore, rowsOf } from './decide.ts';
import { decode, findingOf } from './rows.ts';

/** Grades a finding in every reading of its report in which it is known to be the same. */
export async function grade(
  db: Kysely<Schema>,
  findingId: string,
  entry: GradeEntry,
): Promise<Result<Finding>> {
  return db.transaction().execute(async (transaction) => {
    const [first] = await rowsOf(transaction, findingId);
    if (first === undefined) return notInStore(findingId);
    const matter = first.matter ?? (await anchored(transaction, first, entry));
    await append(transaction, first.report_id, matter, entry);
    await transaction
      .updateTable('findings')
      .set({ grade: entry.grade === null ? null : JSON.stringify(entry.grade) })
      .where('report_id', '=', first.report_id)
      .where('matter', '=', matter)
      .execute();
    const [graded] = await rowsOf(transaction, findingId);
    return ok(findingOf(graded ?? first));
  });
}

/** A finding is followed through later readings only once it is decided on: it stays suggested. */
async function anchored(db: Kysely<Schema>, row: FindingRow, entry: GradeEntry): Promise<string> {
  const { by, at, origin } = entry;
  const { matter } = await decideWithin(db, row, {
    status: 'suggested',
    by,
    at,
    ...(origin && { origin }),
  });
  return matter;
}

async function append(
  db: Kysely<Schema>,
  reportId: string,
  matter: string,
  { grade, by, at, origin }: GradeEntry,
): Promise<void> {
  const last = await db
    .selectFrom('grades')
    .select((is) => is.fn.max('seq').as('seq'))
    .where('report_id', '=', reportId)
    .where('matter', '=', matter)
    .executeTakeFirst();
  await db
    .insertInto('grades')
    .values({
      report_id: reportId,
      matter,
      seq: (last?.seq ?? 0) + 1,
      by,
      at,
      grade: grade === null ? null : JSON.stringify(grade),
    })
    .execute();
  const what = grade === null ? 'grade taken back' : 'graded';
  await logAct(db, { at, by, origin, what, subject: matter, reportId, outcome: 'done' });
}

/** Every grade that a finding was given or that was taken back, oldest first. */
export async function gradesOf(
  db: Kysely<Schema>,
  findingId: string,
): Promise<Result<readonly GradeEntry[]>> {
  const [first] = await rowsOf(db, findingId);
  if (first === undefined) return notInStore(findingId);
  if (first.matter === null) return ok([]);
  const rows = await db
    .selectFrom('grades')
    .select(['by', 'at', 'grade'])
    .where('report_id', '=', first.report_id)
    .where('matter', '=', first.matter)
    .orderBy('seq')
    .execute();
  return ok(
    rows.map(({ by, at, grade }) => ({
      by,
      at: at as UtcInstant,
      grade: grade === null ? null : decode<Grade>(grade),
    })),
  );
}

/** The grade in force on each graded matter of a report. */
export async function gradesInForce(
  db: Kysely<Schema>,
  reportId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('grades')
    .select(['matter', 'grade'])
    .where('report_id', '=', reportId)
    .orderBy('matter')
    .orderBy('seq')
    .execute();
  const last = new Map(rows.map((row) => [row.matter, row.grade]));
  return new Map([...last].flatMap(([matter, grade]) => (grade === null ? [] : [[matter, grade]])));
}
