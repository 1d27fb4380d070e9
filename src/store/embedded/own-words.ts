import type { ExpressionBuilder, RawBuilder } from 'kysely';
import { kysely } from '../kysely.ts';
import type { Schema } from '../schema.ts';
import { type IndicatorValues, LONGEST_VALUE, type OwnWords } from '../sql/own-words.ts';
import { isRejectedElsewhere } from '../sql/rejections.ts';
import { FTS5 } from './text-index.ts';

const { sql } = kysely;

/** SQLite's. `cross join` keeps the order in which tables are written. */
export const SQLITE: OwnWords = {
  texts: FTS5,
  valuesOf,
  thenJoin: sql`cross join`,
  by: (index) => sql`indexed by ${sql.raw(index)}`,
};

function valuesOf(...[db, shown, all]: Parameters<OwnWords['valuesOf']>): Promise<IndicatorValues> {
  const values = db
    .selectFrom('findings')
    .select((is) => [
      'findings.type as type',
      'findings.value as value',
      sql<number>`min(findings.span_start)`.as('first'),
      isShown(is, all).as('shown'),
      sql<number>`instr(value, char(0)) > 0 or instr(value, char(65533)) > 0 or length(value) > ${LONGEST_VALUE}`.as(
        'odd',
      ),
    ])
    .where('findings.capture_id', '=', shown.current_capture)
    .where('findings.reading_id', '=', shown.current_reading)
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
