import type { Kysely } from 'kysely';
import type { JournalEntry, JournalTopic, Result, UtcInstant } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import type { Schema } from '../schema.ts';
import type { NewEntry } from '../stored.ts';
import { logAct } from './audit.ts';
import { decode } from './rows.ts';

export async function writeEntry<Topic extends JournalTopic>(
  db: Kysely<Schema>,
  topic: Topic,
  { subject, by, at, origin, record, after }: NewEntry<Topic>,
): Promise<Result<JournalEntry<Topic>>> {
  return db.transaction().execute(async (transaction) => {
    const last = await transaction
      .selectFrom('journal')
      .select((is) => is.fn.max('seq').as('seq'))
      .where('topic', '=', topic)
      .where('subject', '=', subject)
      .executeTakeFirst();
    if (after !== undefined && after !== (last?.seq ?? 0)) return failed(changedMeanwhile(subject));
    const seq = (last?.seq ?? 0) + 1;
    await transaction
      .insertInto('journal')
      .values({ topic, subject, seq, by, at, record: JSON.stringify(record) })
      .execute();
    await logAct(transaction, { at, by, origin, what: `${topic}: ${record.kind}`, subject, outcome: 'done' });
    return ok({ subject, seq, by, at, record });
  });
}

export async function entriesOf<Topic extends JournalTopic>(
  db: Kysely<Schema>,
  topic: Topic,
  subject: string | undefined,
): Promise<Result<readonly JournalEntry<Topic>[]>> {
  const rows = await db
    .selectFrom('journal')
    .select(['subject', 'seq', 'by', 'at', 'record'])
    .where('topic', '=', topic)
    .$if(subject !== undefined, (query) => query.where('subject', '=', subject ?? ''))
    .orderBy('subject')
    .orderBy('seq')
    .execute();
  return ok(rows.map((row) => ({ ...row, at: row.at as UtcInstant, record: decode(row.record) })));
}

function changedMeanwhile(subject: string): ReturnType<typeof problem> {
  return problem('store-busy', 'Somebody else changed it meanwhile; nothing was written.', {
    where: subject,
    hint: 'Look at it again, and then try again.',
  });
}
