import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Result } from '../model/index.ts';
import { ok } from '../model/index.ts';
import type { Desk } from './desk.ts';
import type { DeskJobs } from './jobs/desk-jobs.ts';

/** What of the example folder is a report, in the order to read it: the report itself first. */
const REPORT = /^(?:report\.pdf|report\.html|outlet-.*\.html|cert-.*\.md|blog\.txt)$/u;

/**
 * Reads the example story into an empty home, in the background, so that a desk that was just installed has
 * something to show. Gives back how many reports are being read: none where anything is kept already.
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
  let count = 0;
  for (const file of inOrder) {
    const job = jobs.readSource(join(folder, file), `${name}${basename(file)}`);
    if (job.ok) count += 1;
  }
  return ok(count);
}

function isEcho(file: string): boolean {
  return !file.startsWith('report.');
}
