import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Result } from '../../model/index.ts';
import { failed, ok, problem, utcInstant } from '../../model/index.ts';
import type { Asker } from '../accounts/session.ts';
import type { Desk } from '../desk.ts';
import { openDesk } from '../desk.ts';
import type { DeskJobs, Upload } from '../jobs/desk-jobs.ts';
import { JobBook } from '../jobs/job-book.ts';
import { statusOf, takePosted } from './post.ts';

const ANYBODY: Asker = { kind: 'anybody', origin: { via: 'desk' } };
const POSTED = `{ "objects": [
  {"type": "malware", "id": "malware--00000001-0000-4000-8000-000000000000", "name": "TEALWING"},
  {"type": "malware", "id": "tool--00000002-0000-4000-8000-000000000000"}
] }`;

let home: string;
let desk: Desk;
let jobs: DeskJobs;
let uploads: Upload[];
let isFull: boolean;

function valueIn<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.problem));
  return result.value;
}

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'howdunit-post-'));
  desk = valueIn(await openDesk({ home, version: '0.1.0' }));
  uploads = [];
  isFull = false;
  const book = new JobBook();
  jobs = {
    book,
    readUpload: async (upload: Upload) => {
      if (isFull) return failed(problem('store-busy', 'too much work is waiting already'));
      uploads.push(upload);
      return ok(book.open('read', upload.name, utcInstant(0)));
    },
  } as unknown as DeskJobs;
});
afterEach(async () => {
  await desk.store.close();
  rmSync(home, { recursive: true });
});

async function post(): Promise<Readonly<Record<string, unknown>>> {
  const taken = valueIn(await takePosted(Buffer.from(POSTED), ANYBODY, jobs, desk));
  if (taken.kind === 'fault') throw new Error(taken.title);
  return JSON.parse(taken.text);
}

async function status(id: unknown): Promise<Readonly<Record<string, unknown>>> {
  return JSON.parse(valueIn(await statusOf(String(id), ANYBODY, jobs, desk))?.text ?? 'null');
}

test('what is posted is read as the very bytes that came, and its status waits for that', async () => {
  const first = await post();
  expect(first).toMatchObject({ status: 'pending', total_count: 2, pending_count: 1, failure_count: 1 });
  expect(Buffer.from(uploads[0]?.body as Uint8Array).toString()).toBe(POSTED);
  expect(await status(first['id'])).toEqual(first);
  const [job] = jobs.book.list();
  jobs.book.done(job?.id ?? '', { kind: 'read', reportId: 'report-1', title: 'Posted' });
  // What the job's end writes down is on its way.
  await expect
    .poll(() => status(first['id']))
    .toMatchObject({
      status: 'complete',
      success_count: 1,
      failure_count: 1,
      pending_count: 0,
      successes: [{ id: 'malware--00000001-0000-4000-8000-000000000000' }],
      failures: [{ message: 'Its id is not of its type.' }],
    });
});

test('what could not be read is a failure, never a success', async () => {
  const first = await post();
  const [job] = jobs.book.list();
  jobs.book.failed(job?.id ?? '', problem('damaged', 'It was no bundle.'));
  // What the job's end writes down is on its way.
  await expect
    .poll(() => status(first['id']))
    .toMatchObject({
      status: 'complete',
      success_count: 0,
      failure_count: 2,
      failures: [{}, { message: 'It was no bundle.' }],
    });
});

test('what a desk that ended had not read yet is told as such by the next one', async () => {
  const first = await post();
  jobs = { ...jobs, book: new JobBook() };
  await expect
    .poll(() => status(first['id']))
    .toMatchObject({ status: 'complete', success_count: 0, failure_count: 2 });
});

test('a desk that has too much to do takes nothing', async () => {
  isFull = true;
  const taken = await takePosted(Buffer.from(POSTED), ANYBODY, jobs, desk);
  expect(taken).toMatchObject({ ok: false, problem: { code: 'store-busy' } });
});
