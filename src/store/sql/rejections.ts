import type { Expression, ExpressionBuilder, Kysely, SqlBool } from 'kysely';
import type { Finding, UtcInstant } from '../../model/index.ts';
import { aboutOf } from '../decisions/about.ts';
import type { Rejections, StandingRejection } from '../decisions/rejection.ts';
import { isKnownByValue, thingKey } from '../decisions/rejection.ts';
import type { Schema } from '../schema.ts';
import { decode } from './rows.ts';

/*
 * A rejected false positive is remembered once for all. Nothing is copied to the mentions that a rejection
 * reaches: what holds them back is asked of the decisions whenever they are shown, so that taking the
 * rejection back releases them all, and mentions that are read later are reached, too.
 */

/** Values asked for in one statement; SQLite takes 32,766 parameters. */
const VALUES = 500;

export interface ReadingPlace {
  readonly captureId: string;
  readonly readingId: string;
}

/** Those that may reach a finding of one reading. */
export async function rejectionsIn(db: Kysely<Schema>, place: ReadingPlace): Promise<Rejections> {
  return asked(db, (is) =>
    is
      .selectFrom('findings')
      .select('findings.value')
      .where('findings.capture_id', '=', place.captureId)
      .where('findings.reading_id', '=', place.readingId)
      .where('findings.status', '=', 'suggested'),
  );
}

/** Those that may reach any of some findings. */
export async function rejectionsOn(db: Kysely<Schema>, findings: readonly Finding[]): Promise<Rejections> {
  const open = findings.filter((finding) => finding.status === 'suggested' && isKnownByValue(finding));
  const values = [...new Set(open.map((finding) => aboutOf(finding).value))];
  const found = new Map<string, readonly StandingRejection[]>();
  for (let from = 0; from < values.length; from += VALUES) {
    const some = await asked(db, values.slice(from, from + VALUES));
    for (const [key, rejections] of some) found.set(key, rejections);
  }
  return found;
}

/** All of them. */
export async function allRejections(db: Kysely<Schema>): Promise<Rejections> {
  return asked(db, (is) =>
    is
      .selectFrom('decisions as every')
      .select('every.rejects_value as value')
      .where('every.rejects_value', 'is not', null)
      .$narrowType<{ value: string }>(),
  );
}

type Builder = ExpressionBuilder<Schema, 'decisions'>;
type Values = readonly string[] | ((is: Builder) => Expression<{ value: string }>);

async function asked(db: Kysely<Schema>, values: Values): Promise<Rejections> {
  const rows = await db
    .selectFrom('decisions')
    .innerJoin('reports', 'reports.id', 'decisions.report_id')
    .select(['rejects_kind', 'rejects_type', 'rejects_value', 'by', 'at', 'only_here', 'report_id', 'title'])
    .select('decisions.finding')
    .where('decisions.rejects_value', 'in', values as readonly string[])
    .where((is) => isLast(is))
    .orderBy('decisions.at')
    .orderBy('decisions.report_id')
    .execute();
  const found = new Map<string, StandingRejection[]>();
  for (const { rejects_kind, rejects_type, rejects_value, title, finding, ...row } of rows) {
    if (rejects_kind === null || rejects_value === null) continue;
    const about = { value: rejects_value, ...(rejects_type !== null && { type: rejects_type }) };
    const key = thingKey(rejects_kind, about);
    const made = found.get(key) ?? [];
    found.set(key, made);
    made.push({
      by: row.by,
      at: row.at as UtcInstant,
      onlyHere: row.only_here === 1,
      reportId: row.report_id,
      reportTitle: title,
      findingId: decode<Finding>(finding).id,
    });
  }
  return found;
}

/** A decision that no later one of its matter replaced. */
function isLast(is: Builder): Expression<SqlBool> {
  const later = is
    .selectFrom('decisions as later')
    .select('later.seq')
    .whereRef('later.report_id', '=', 'decisions.report_id')
    .whereRef('later.matter', '=', 'decisions.matter')
    .whereRef('later.seq', '>', 'decisions.seq');
  return is.not(is.exists(later));
}

/** For choosing among findings without reading them: whether a rejection of another mention reaches a row. */
export function isRejectedElsewhere<From extends keyof Schema>(
  among: ExpressionBuilder<Schema, From | 'findings'>,
): Expression<SqlBool> {
  const is = among as unknown as ExpressionBuilder<Schema, 'findings'>;
  const rejection = is
    .selectFrom('decisions')
    .select('decisions.seq')
    .whereRef('decisions.rejects_value', '=', 'findings.value')
    .whereRef('decisions.rejects_kind', '=', 'findings.kind')
    .whereRef('decisions.rejects_type', 'is', 'findings.type')
    .where((one) =>
      one.or([
        one('decisions.only_here', '=', 0),
        one('decisions.report_id', '=', one.ref('findings.report_id')),
      ]),
    )
    .where((one) => isLast(one as unknown as Builder));
  return is.and([is('findings.status', '=', 'suggested'), is.exists(rejection)]);
}

/**
 * When an analyst last changed how the findings of a reading stand: by a decision or a grade in its report, or
 * by rejecting, in another report, what stands here, and by taking that back. Undefined where none ever did.
 */
export async function lastDecided(
  db: Kysely<Schema>,
  reportId: string,
  { captureId, readingId }: ReadingPlace,
): Promise<UtcInstant | undefined> {
  const here = await db
    .selectFrom('decisions')
    .select((is) => is.fn.max('at').as('at'))
    .where('report_id', '=', reportId)
    .executeTakeFirst();
  const graded = await db
    .selectFrom('grades')
    .select((is) => is.fn.max('at').as('at'))
    .where('report_id', '=', reportId)
    .executeTakeFirst();
  const elsewhere = await db
    .selectFrom('decisions as rejection')
    .innerJoin('decisions as any', (join) =>
      join.onRef('any.report_id', '=', 'rejection.report_id').onRef('any.matter', '=', 'rejection.matter'),
    )
    .select((is) => is.fn.max('any.at').as('at'))
    .where('rejection.report_id', '!=', reportId)
    .where('rejection.only_here', '=', 0)
    .where('rejection.rejects_value', 'in', (is) =>
      is
        .selectFrom('findings')
        .select('findings.value')
        .where('findings.capture_id', '=', captureId)
        .where('findings.reading_id', '=', readingId),
    )
    .executeTakeFirst();
  const times = [here?.at, graded?.at, elsewhere?.at].filter((at) => typeof at === 'string');
  return times.sort().at(-1) as UtcInstant | undefined;
}
