import { randomUUID } from 'node:crypto';
import type { Problem, Result } from '../../model/index.ts';
import { ok, utcInstant } from '../../model/index.ts';
import { MOST_BODY, postedIn, type StatusDetail, type TaxiiFault } from '../../share/taxii/index.ts';
import type { PostedStatus } from '../../store/index.ts';
import type { Asker } from '../accounts/session.ts';
import type { Desk } from '../desk.ts';
import type { DeskJobs } from '../jobs/desk-jobs.ts';
import { answer, type TaxiiAnswer } from './answers.ts';

/** A status resource (TAXII 2.1, 4.3.1), with the job that it waits for. */
interface StatusRecord {
  readonly status: 'pending' | 'complete';
  readonly total: number;
  readonly successes: readonly StatusDetail[];
  readonly failures: readonly StatusDetail[];
  readonly job?: string;
}

/** Objects of one status that are named; all are counted. */
const MOST_NAMED = 1_000;

/**
 * Takes what was posted as a report: a copy of the very bytes is kept and read like any other, so that whatever is
 * found in it leads back to where it stands in them. Nothing is handed on as it came. The status waits until the
 * reading has ended.
 */
export async function takePosted(
  bytes: Uint8Array,
  asker: Asker,
  jobs: DeskJobs,
  desk: Desk,
): Promise<Result<TaxiiAnswer | TaxiiFault>> {
  const posted = postedIn(new TextDecoder().decode(bytes));
  if (posted.kind === 'fault') return ok(posted);
  const { successes, failures } = posted;
  const id = randomUUID();
  const at = utcInstant(desk.keep.now());
  const owner = asker.kind === 'account' ? asker.account.name : undefined;
  const base = { id, at, ...(owner !== undefined && { owner }) };
  const total = successes.length + failures.length;
  if (successes.length === 0)
    return saved({ ...base, record: asJson({ status: 'complete', total, successes, failures }) }, desk);
  const job = await jobs.readUpload({ name: `taxii-${id.slice(0, 8)}.json`, body: bytes, most: MOST_BODY });
  if (!job.ok) return job;
  const waiting: StatusRecord = { status: 'pending', total, successes, failures, job: job.value.id };
  const first = await saved({ ...base, record: asJson(waiting) }, desk);
  if (!first.ok) return first;
  jobs.book.follow(job.value.id, (event) => {
    const ended =
      event.event === 'done'
        ? { status: 'complete', total, successes, failures }
        : event.event === 'problem'
          ? notRead(waiting, event.data.problem)
          : undefined;
    // What could not be written down is asked of the job for as long as that is remembered.
    if (ended !== undefined)
      void desk.store.shared.saveStatus({ ...base, record: asJson(ended as StatusRecord) }).catch(() => {});
  });
  return first;
}

/** What became of something that was posted; undefined where there is none, or it is somebody else's. */
export async function statusOf(
  id: string,
  asker: Asker,
  jobs: DeskJobs,
  desk: Desk,
): Promise<Result<TaxiiAnswer | undefined>> {
  const found = await desk.store.shared.status(id);
  if (!found.ok || found.value === undefined) return found.ok ? ok(undefined) : found;
  const { owner, at } = found.value;
  if (owner !== undefined && (asker.kind !== 'account' || asker.account.name !== owner)) return ok(undefined);
  const record = found.value.record as unknown as StatusRecord;
  return ok(answer(resource(id, at, asItStands(record, jobs))));
}

function asItStands(record: StatusRecord, jobs: DeskJobs): StatusRecord {
  if (record.status === 'complete') return record;
  const job = jobs.book.get(record.job ?? '');
  if (job?.state === 'waiting' || job?.state === 'running') return record;
  if (job?.state === 'done') return { ...record, status: 'complete' };
  return notRead(record, job?.problem);
}

/** Whatever was fit to be taken was not, in the end. */
function notRead({ total, successes, failures }: StatusRecord, problem: Problem | undefined): StatusRecord {
  const message = problem?.message ?? 'The desk ended before this was read. Post it again.';
  return {
    status: 'complete',
    total,
    successes: [],
    failures: [...failures, ...successes.map((each) => ({ ...each, message }))],
  };
}

async function saved(status: PostedStatus, desk: Desk): Promise<Result<TaxiiAnswer>> {
  const done = await desk.store.shared.saveStatus(status);
  if (!done.ok) return done;
  return ok(answer(resource(status.id, status.at, status.record as unknown as StatusRecord)));
}

function resource(id: string, at: string, { status, total, successes, failures }: StatusRecord): object {
  const isPending = status === 'pending';
  const named = (list: readonly StatusDetail[]): readonly StatusDetail[] => list.slice(0, MOST_NAMED);
  return {
    id,
    status,
    request_timestamp: at,
    total_count: total,
    success_count: isPending ? 0 : successes.length,
    ...(!isPending && successes.length > 0 && { successes: named(successes) }),
    failure_count: failures.length,
    ...(failures.length > 0 && { failures: named(failures) }),
    pending_count: isPending ? successes.length : 0,
    ...(isPending && { pendings: named(successes) }),
  };
}

function asJson(record: StatusRecord): PostedStatus['record'] {
  return record as unknown as PostedStatus['record'];
}
