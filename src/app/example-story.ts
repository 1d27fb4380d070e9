import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Result } from '../model/index.ts';
import { ok, utcInstant } from '../model/index.ts';
import type { Desk } from './desk.ts';
import type { DeskJobs } from './jobs/desk-jobs.ts';
import type { Job } from './jobs/job.ts';
import { makeStory } from './stories.ts';

/** What of the example folder is a report, in the order to read it: the report itself first. */
const REPORT = /^(?:report\.pdf|report\.html|outlet-.*\.html|cert-.*\.md|blog\.txt)$/u;

/**
 * Reads the example story into an empty home, in the background, so that a desk that was just installed has
 * something to show; once all are read they are a story, since origins are counted within one only. Gives back how
 * many reports are being read: none where anything is kept already.
 *
 * @param name how the jobs are called, before the file's name
 */
export async function readExample(
  folder: string,
  name: string,
  jobs: DeskJobs,
  desk: Desk,
): Promise<Result<number>> {
  const kept = await desk.store.reports();
  if (!kept.ok) return kept;
  if (kept.value.length > 0) return ok(0);
  const files = (await readdir(folder).catch(() => [])).filter((each) => REPORT.test(each));
  const inOrder = files.sort((a, b) => Number(isEcho(a)) - Number(isEcho(b)) || (a < b ? 1 : -1));
  const begun: string[] = [];
  let left = inOrder.length;
  const onEnd = async (): Promise<void> => {
    left -= 1;
    if (left > 0) return;
    const reports = begun.flatMap((id) => readOf(jobs.book.get(id)));
    // Where it cannot be made the reports are there all the same.
    if (reports.length > 1) await makeStory(TITLE, reports, { by: BY, at: utcInstant(Date.now()) }, desk);
  };
  for (const file of inOrder) {
    const job = jobs.readSource(join(folder, file), `${name}${basename(file)}`, undefined, onEnd);
    if (job.ok) begun.push(job.value.id);
    else left -= 1;
  }
  return ok(begun.length);
}

const TITLE = 'Copper Heron';
/** Nobody's decision but ours. */
const BY = 'the example';

function readOf(job: Job | undefined): readonly string[] {
  return job?.done?.kind === 'read' || job?.done?.kind === 'already-kept' ? [job.done.reportId] : [];
}

function isEcho(file: string): boolean {
  return !file.startsWith('report.');
}
