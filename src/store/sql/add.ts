import type { Kysely } from 'kysely';
import type { Finding, Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import type { Decision } from '../decisions/decision.ts';
import { assertRereads } from '../decisions/spans.ts';
import type { Schema } from '../schema.ts';
import { decideWithin } from './decide.ts';
import { findingOf, findingRow, readingOf } from './rows.ts';
import { shownReadings } from './shown-readings.ts';

export async function addFinding(
  db: Kysely<Schema>,
  captureId: string,
  finding: Finding,
  { by, at, origin }: Pick<Decision, 'by' | 'at' | 'origin'>,
): Promise<Result<Finding>> {
  return db.transaction().execute(async (transaction) => {
    const row = await shownReadings(transaction)
      .selectAll('readings')
      .select('reports.id as report_id')
      .where('reports.current_capture', '=', captureId)
      .executeTakeFirst();
    if (row === undefined) return failed(problem('not-in-store', 'This capture is no longer shown.'));
    const reading = readingOf(row);
    assertRereads(finding, reading.text);
    const last = await transaction
      .selectFrom('findings')
      .select((is) => is.fn.max('ordinal').as('ordinal'))
      .where('capture_id', '=', captureId)
      .where('reading_id', '=', reading.id)
      .executeTakeFirst();
    const place = { reportId: row.report_id, captureId, reading };
    await transaction
      .insertInto('findings')
      .values(findingRow({ finding }, (last?.ordinal ?? -1) + 1, place))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    const added = await transaction
      .selectFrom('findings')
      .selectAll()
      .where('capture_id', '=', captureId)
      .where('reading_id', '=', reading.id)
      .where('id', '=', finding.id)
      .executeTakeFirstOrThrow();
    if (added.status !== 'suggested') return ok(findingOf(added));
    await decideWithin(transaction, added, {
      status: 'accepted',
      by,
      at,
      ...(origin && { origin }),
    });
    return ok(findingOf({ ...added, status: 'accepted', by }));
  });
}
