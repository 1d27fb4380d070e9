import type { Kysely } from 'kysely';
import type { Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import type { Decision } from '../decisions/decision.ts';
import { assertEditable } from '../decisions/decision.ts';
import type { FindingRow, Schema } from '../schema.ts';
import type { AskedDecision, ReviewedFinding } from '../stored.ts';
import { decideWithin, notInStore, rowsOf } from './decide.ts';
import { rejectionsOn } from './rejections.ts';
import { reviewedRow } from './review.ts';
import { decisionOf, decode, findingOf, standColumns } from './rows.ts';

type Decided = Result<readonly ReviewedFinding[]>;

/** All of them in one transaction, each with an outcome of its own; a refused one changes nothing. */
export async function decideAll(
  db: Kysely<Schema>,
  asked: readonly AskedDecision[],
): Promise<Result<readonly Decided[]>> {
  for (const { decision } of asked) if (decision.status === 'edited') assertEditable(decision.edit);
  return db.transaction().execute(async (transaction) => {
    const outcomes: Decided[] = [];
    for (const each of asked) outcomes.push(await decideOne(transaction, each));
    return ok(outcomes);
  });
}

async function decideOne(db: Kysely<Schema>, asked: AskedDecision): Promise<Decided> {
  const rows = await rowsOf(db, asked.findingId);
  const [first] = rows;
  if (first === undefined) return notInStore(asked.findingId);
  const history = await historyOf(db, first);
  if (asked.after !== undefined && asked.after !== history.length) return decidedMeanwhile(asked, history);
  const decision = inWords(asked, history);
  if (decision === undefined) {
    return failed(problem('bad-usage', 'Nothing was decided on it yet.', { where: asked.findingId }));
  }
  const alike = asked.alike === true ? await alikeOf(db, first, history, asked) : [];
  const found = [await decideIn(db, rows, decision, history.length)];
  for (const findingId of alike) {
    const others = await rowsOf(db, findingId);
    const [other] = others;
    const past = other === undefined ? [] : await historyOf(db, other);
    const own = inWords(asked, past);
    if (other !== undefined && own !== undefined) found.push(await decideIn(db, others, own, past.length));
  }
  return ok(found);
}

/**
 * Once in each report that has it, and as it stands afterwards: what was just written is not asked for again.
 *
 * @param rows at least one; the first is the finding as it is shown
 * @param before how often the first was decided on
 */
async function decideIn(
  db: Kysely<Schema>,
  rows: readonly FindingRow[],
  decision: Decision,
  before: number,
): Promise<ReviewedFinding> {
  const [first] = rows;
  if (first === undefined) throw new Error('a finding without a row was decided on');
  const inReports = new Map(rows.toReversed().map((each) => [each.report_id, each]));
  // A finding that nobody decided on may have the past of one that was there before it: then it is asked for.
  const known = first.matter === null ? undefined : before;
  let seq = 0;
  for (const place of inReports.values()) {
    const written = await decideWithin(db, place, decision, place === first ? known : undefined);
    if (place === first) seq = written.seq;
  }
  const stands = { ...first, ...standColumns(decode(first.record), decision) };
  return reviewedRow(stands, { seq, at: decision.at }, await rejectionsOn(db, [findingOf(stands)]));
}

/** Undoing gives back what stood before the last decision, and is a decision itself. */
function inWords({ decision }: AskedDecision, history: readonly Decision[]): Decision | undefined {
  if (decision.status !== 'undone') return decision;
  if (history.length === 0) return undefined;
  const { by, at, origin } = decision;
  return { ...(history.at(-2) ?? { status: 'suggested' }), by, at, ...(origin && { origin }) };
}

async function historyOf(db: Kysely<Schema>, row: FindingRow): Promise<readonly Decision[]> {
  if (row.matter === null) return [];
  const rows = await db
    .selectFrom('decisions')
    .select(['status', 'by', 'at', 'edit', 'only_here'])
    .where('report_id', '=', row.report_id)
    .where('matter', '=', row.matter)
    .orderBy('seq')
    .execute();
  return rows.map(decisionOf);
}

/**
 * Others of the same kind, type and value in the same reading: those that nobody has decided on, or, to undo,
 * those whose last decision was made together with this one's.
 */
async function alikeOf(
  db: Kysely<Schema>,
  row: FindingRow,
  history: readonly Decision[],
  { decision }: AskedDecision,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('findings')
    .selectAll()
    .where('report_id', '=', row.report_id)
    .where('capture_id', '=', row.capture_id)
    .where('reading_id', '=', row.reading_id)
    .where('kind', '=', row.kind)
    .where('type', row.type === null ? 'is' : '=', row.type)
    .where('value', '=', row.value)
    .where('id', '!=', row.id)
    .orderBy('span_start')
    .execute();
  if (decision.status !== 'undone') {
    return rows.filter(({ status }) => status === 'suggested').map(({ id }) => id);
  }
  const last = history.at(-1);
  const together: string[] = [];
  for (const each of rows) {
    const own = (await historyOf(db, each)).at(-1);
    if (own !== undefined && own.by === last?.by && own.at === last.at) together.push(each.id);
  }
  return together;
}

function decidedMeanwhile({ findingId }: AskedDecision, history: readonly Decision[]): Decided {
  const last = history.at(-1);
  const who = last === undefined ? 'Somebody' : last.by;
  return failed(
    problem('decided-meanwhile', `${who} decided on it meanwhile; nothing was changed.`, {
      where: findingId,
      hint: 'Look at it as it now stands, and then decide.',
    }),
  );
}
