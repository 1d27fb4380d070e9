import type { Kysely } from 'kysely';
import type { Finding, Result, UtcInstant } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import { aboutOf } from '../decisions/about.ts';
import type { Schema } from '../schema.ts';
import type { AuditEntry } from '../stored.ts';
import { decode } from './rows.ts';

/** What analysts did, newest first. @param before only what is older than this, all unless given */
export async function audit(
  db: Kysely<Schema>,
  { before, limit }: { readonly before?: UtcInstant; readonly limit: number },
): Promise<Result<readonly AuditEntry[]>> {
  const until = before ?? '9999';
  const decisions = await db
    .selectFrom('decisions')
    .select(['report_id', 'status', 'by', 'at', 'finding'])
    .where('at', '<', until)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  const grades = await db
    .selectFrom('grades')
    .select(['report_id', 'matter', 'grade', 'by', 'at'])
    .where('at', '<', until)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  const journal = await db
    .selectFrom('journal')
    .select(['topic', 'subject', 'record', 'by', 'at'])
    .where('at', '<', until)
    .orderBy('at', 'desc')
    .limit(limit)
    .execute();
  const entries: AuditEntry[] = [
    ...decisions.map(({ report_id, status, by, at, finding }) => {
      const decided = decode<Finding>(finding);
      const subject = { subject: decided.id, reportId: report_id, value: aboutOf(decided).value };
      return { at: at as UtcInstant, by, what: status, ...subject };
    }),
    ...grades.map(({ report_id, matter, grade, by, at }) => ({
      at: at as UtcInstant,
      by,
      what: grade === null ? 'grade taken back' : 'graded',
      subject: matter,
      reportId: report_id,
    })),
    ...journal.map(({ topic, subject, record, by, at }) => ({
      at: at as UtcInstant,
      by,
      what: `${topic}: ${decode<{ readonly kind: string }>(record).kind}`,
      subject,
    })),
  ];
  return ok(entries.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0)).slice(0, limit));
}
