import type { Kysely, Selectable, SelectQueryBuilder } from 'kysely';
import type { Origin, Result, UtcInstant } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import type { AuditRow, Schema } from '../schema.ts';
import type { AuditAsk, AuditEntry, AuditFilter, LoggedAct } from '../stored.ts';
import { decode } from './rows.ts';

/** What a command of this machine does says so. */
const TERMINAL: Origin = { via: 'terminal' };

/** Adds an entry; within the transaction that does what it says. */
export async function logAct(db: Kysely<Schema>, act: LoggedAct): Promise<void> {
  const { at, by, what, subject, reportId, value, outcome, detail, origin = TERMINAL } = act;
  await db
    .insertInto('audit')
    .values({
      at,
      by: by ?? null,
      via: origin.via,
      address: origin.address ?? null,
      token: origin.token ?? null,
      what,
      subject,
      report_id: reportId ?? null,
      value: value === undefined ? null : JSON.stringify(value),
      outcome,
      detail: detail === undefined ? null : JSON.stringify(detail),
    })
    .execute();
}

/** One page of the log. */
export async function audit(db: Kysely<Schema>, ask: AuditAsk): Promise<Result<readonly AuditEntry[]>> {
  const all = filtered(db.selectFrom('audit').selectAll().limit(ask.limit), ask);
  const rows =
    ask.order === 'newest'
      ? all.where('seq', '<', ask.before ?? Number.MAX_SAFE_INTEGER).orderBy('seq', 'desc')
      : all.where('seq', '>', ask.after ?? 0).orderBy('seq', 'asc');
  return ok((await rows.execute()).map(entryOf));
}

type Asking = SelectQueryBuilder<Schema, 'audit', Selectable<AuditRow>>;

function filtered(all: Asking, { by, what, subject, isRefused, since, until }: AuditFilter): Asking {
  let some = all;
  if (by !== undefined) some = some.where('by', '=', by);
  if (subject !== undefined) some = some.where('subject', '=', subject);
  // Not `like`: what is asked for may hold its wildcards.
  if (what !== undefined)
    some = some.where((is) => is(is.fn('substr', ['what', is.lit(1), is.val(what.length)]), '=', what));
  if (isRefused === true) some = some.where('outcome', '!=', 'done');
  if (since !== undefined) some = some.where('at', '>=', since);
  if (until !== undefined) some = some.where('at', '<', until);
  return some;
}

function entryOf(row: Selectable<AuditRow>): AuditEntry {
  const { via, address, token } = row;
  const origin: Origin | undefined =
    via === null
      ? undefined
      : { via, ...(address !== null && { address }), ...(token !== null && { token }) };
  return {
    seq: row.seq,
    at: row.at as UtcInstant,
    ...(row.by !== null && { by: row.by }),
    what: row.what,
    subject: row.subject,
    ...(row.report_id !== null && { reportId: row.report_id }),
    ...(row.value !== null && { value: decode<string>(row.value) }),
    outcome: row.outcome,
    ...(origin !== undefined && { origin }),
    ...(row.detail !== null && { detail: decode<NonNullable<AuditEntry['detail']>>(row.detail) }),
  };
}
