import type { ExpressionBuilder, Kysely } from 'kysely';
import type { Result } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import { kysely } from '../kysely.ts';
import type { Schema } from '../schema.ts';
import type { SightingsSought, SightingsSum, SightingsSums } from '../stored.ts';
import { foundSightings } from './sightings-page.ts';

const { sql } = kysely;

export async function sightingSums(
  db: Kysely<Schema>,
  sought: SightingsSought,
  mostReports: number,
): Promise<Result<SightingsSums>> {
  const found = await foundSightings(db, sought);
  if (!found.ok) return found;
  const whole = await found.value.select(sums).executeTakeFirstOrThrow();
  const byReport = await found.value
    .select((is) => ['sightings.report_id', ...sums(is)])
    .groupBy('sightings.report_id')
    .orderBy(
      (is) => is.fn.max('sightings.day'),
      (order) => order.desc().nullsLast(),
    )
    .orderBy('sightings.report_id')
    .limit(mostReports)
    .execute();
  const reports = byReport.map(({ report_id: reportId, ...row }) => ({ reportId, ...sumOf(row) }));
  return ok({ ...sumOf(whole), reports });
}

/** A database may give whole numbers as text, lest they be too large. */
type Count = number | string | bigint;

interface SumRow {
  readonly sightings: Count;
  readonly count: Count | null;
  readonly indicators: Count;
  readonly hosts: Count;
  readonly first: string | null;
  readonly last: string | null;
}

function sums(is: ExpressionBuilder<Schema, 'sightings'>) {
  const { fn } = is;
  return [
    fn.countAll<Count>().as('sightings'),
    fn.sum<Count | null>('sightings.count').as('count'),
    // No type has a space in it.
    sql<Count>`count(distinct ${is.ref('sightings.type')} || ' ' || ${is.ref('sightings.value')})`.as(
      'indicators',
    ),
    fn.count<Count>('sightings.host').distinct().as('hosts'),
    fn.min<string | null>('sightings.day').as('first'),
    fn.max<string | null>('sightings.day').as('last'),
  ] as const;
}

function sumOf({ sightings, count, indicators, hosts, first, last }: SumRow): SightingsSum {
  return {
    sightings: Number(sightings),
    count: Number(count ?? 0),
    indicators: Number(indicators),
    hosts: Number(hosts),
    ...(first !== null && { firstDay: first }),
    ...(last !== null && { lastDay: last }),
  };
}
