import type { ExpressionBuilder, Kysely, RawBuilder } from 'kysely';
import type { Result } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import { kysely } from '../embedded/kysely.ts';
import type { Schema } from '../schema.ts';
import type { ReportIndicators, StoredIndicator } from '../stored.ts';
import { indicators } from './indicators.ts';
import { isRejectedElsewhere } from './rejections.ts';
import { reportNamed } from './reports.ts';

const { sql } = kysely;

/** Characters of a value; longer ones, and those that columns do not give back whole (schema.ts), are given as records. */
const LONGEST = 2_000;

/** What `indicators` gives, report by report and without the words around it: a million in the memory of one report. */
export async function eachIndicator(
  db: Kysely<Schema>,
  visit: (some: ReportIndicators) => void,
  reference?: string,
  { all = false }: { readonly all?: boolean } = {},
): Promise<Result<void>> {
  const named = reference === undefined ? undefined : await reportNamed(db, reference);
  if (named?.ok === false) return named;
  let query = db.selectFrom('reports').select(['id', 'current_capture', 'current_reading']).orderBy('id');
  if (named !== undefined) query = query.where('id', '=', named.value.id);
  for (const report of await query.execute()) {
    const { lines, odd, heldBack } = await valuesOf(db, report.current_capture, report.current_reading, all);
    const records = odd === 0 ? ok([]) : await indicators(db, report.id, { all });
    if (!records.ok) return records;
    visit({ reportId: report.id, lines: lines ?? '', odd: records.value.filter(isOdd), heldBack });
  }
  return ok(undefined);
}

interface Values {
  readonly lines: string | null;
  readonly odd: number;
  readonly heldBack: number;
}

async function valuesOf(
  db: Kysely<Schema>,
  captureId: string,
  readingId: string,
  all: boolean,
): Promise<Values> {
  const values = db
    .selectFrom('findings')
    .select((is) => [
      'findings.type as type',
      'findings.value as value',
      sql<number>`min(findings.span_start)`.as('first'),
      isShown(is, all).as('shown'),
      sql<number>`instr(value, char(0)) > 0 or instr(value, char(65533)) > 0 or length(value) > ${LONGEST}`.as(
        'odd',
      ),
    ])
    .where('findings.capture_id', '=', captureId)
    .where('findings.reading_id', '=', readingId)
    // The sign keeps it from being looked up by kind, which would read every report's.
    .where(sql<string>`+findings.kind`, '=', 'observable')
    .where('findings.status', '!=', 'rejected')
    .where('findings.sentence', 'is not', null)
    .groupBy(['findings.type', 'findings.value'])
    .orderBy('first')
    .as('mentioned');
  return db
    .selectFrom(values)
    .select([
      sql<
        string | null
      >`group_concat(json_object('type', type, 'value', value), char(10)) filter (where shown and not odd)`.as(
        'lines',
      ),
      sql<number>`count(*) filter (where shown and odd)`.as('odd'),
      sql<number>`count(*) filter (where not shown)`.as('heldBack'),
    ])
    .executeTakeFirstOrThrow();
}

/** Whether any mention is; as `indicators` asks for them. */
function isShown(is: ExpressionBuilder<Schema, 'findings'>, all: boolean): RawBuilder<number> {
  if (all) return sql<number>`1`;
  const isNotHeld = sql`(findings.held_back = 0 or findings.status != 'suggested')`;
  return sql<number>`max(${isNotHeld} and not ${isRejectedElsewhere(is)})`;
}

/** As the column says it: there, half a surrogate pair is U+FFFD. */
function isOdd({ value }: StoredIndicator): boolean {
  return /[\0\ufffd\ud800-\udfff]/u.test(value) || [...value].length > LONGEST;
}
