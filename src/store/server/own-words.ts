import type { ExpressionBuilder, RawBuilder } from 'kysely';
import { kysely } from '../kysely.ts';
import type { Schema } from '../schema.ts';
import { type IndicatorValues, LONGEST_VALUE, type OwnWords } from '../sql/own-words.ts';
import { isRejectedElsewhere } from '../sql/rejections.ts';
import { TSVECTOR } from './text-index.ts';

const { sql } = kysely;

/** PostgreSQL's. It chooses by itself in which order and by which index tables are read. */
export const POSTGRES: OwnWords = {
  texts: TSVECTOR,
  valuesOf,
  thenJoin: sql`join`,
  by: () => sql``,
};

function valuesOf(...[db, shown, all]: Parameters<OwnWords['valuesOf']>): Promise<IndicatorValues> {
  const values = db
    .selectFrom('findings')
    .select((is) => [
      'findings.type as type',
      'findings.value as value',
      sql<number>`min(findings.span_start)`.as('first'),
      isShown(is, all).as('shown'),
      sql<boolean>`position(chr(65533) in value) > 0 or length(value) > ${sql.lit(LONGEST_VALUE)}`.as('odd'),
    ])
    .where('findings.capture_id', '=', shown.current_capture)
    .where('findings.reading_id', '=', shown.current_reading)
    .where('findings.kind', '=', 'observable')
    .where('findings.status', '!=', 'rejected')
    .where('findings.sentence', 'is not', null)
    .groupBy(['findings.type', 'findings.value'])
    .as('mentioned');
  // As the other store writes them, to the byte: without a space.
  const line = sql`'{"type":' || to_json(type)::text || ',"value":' || to_json(value)::text || '}'`;
  return db
    .selectFrom(values)
    .select([
      sql<
        string | null
      >`string_agg(${line}, chr(10) order by first, type, value) filter (where shown and not odd)`.as(
        'lines',
      ),
      sql<number>`count(*) filter (where shown and odd)`.as('odd'),
      sql<number>`count(*) filter (where not shown)`.as('heldBack'),
    ])
    .executeTakeFirstOrThrow();
}

/** Whether any mention is; as `indicators` asks for them. */
function isShown(is: ExpressionBuilder<Schema, 'findings'>, all: boolean): RawBuilder<boolean> {
  if (all) return sql<boolean>`true`;
  const isNotHeld = sql`(findings.held_back = 0 or findings.status != 'suggested')`;
  return sql<boolean>`bool_or(${isNotHeld} and not ${isRejectedElsewhere(is)})`;
}
