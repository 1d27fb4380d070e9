import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { streamSSE } from 'hono/streaming';
import type { JobEvent } from '../../app/jobs/job.ts';
import { isLast } from '../../app/jobs/job.ts';
import { failed, ok, problem } from '../../model/index.ts';
import { httpProblem } from '../answer.ts';
import { pageOf } from '../cursor.ts';
import type { Api } from '../endpoint.ts';
import { note } from '../log.ts';
import { flag, id, idParams, job, page, paging, record } from '../schemas.ts';

/** A line that keeps the connection from being taken for dead, ms. */
const BEAT_MS = 15_000;
const MIB = 1024 * 1024;
/** Bytes of a log that comes as a form, which is held in memory, and as it is, which is not. */
const MOST_FORM = 256 * MIB;
const MOST_STREAM = 4096 * MIB;

export function jobRoutes(api: Api): void {
  const { jobs } = api.serving;
  api.on(
    {
      method: 'get',
      path: '/jobs',
      summary: 'Long work, newest first; it is forgotten when the desk ends',
      query: z.object(paging(50, 500)),
      answer: { json: page(job) },
    },
    async (asked) => {
      const { cursor, limit } = asked.query as { cursor?: string; limit: number };
      return ok(pageOf(jobs.book.list(), cursor, limit));
    },
  );
  const summary = 'How far a job has come';
  api.on(
    { method: 'get', path: '/jobs/{id}', summary, params: idParams, answer: { json: job } },
    async ({ params }) => {
      const found = jobs.book.get(params.id);
      return found === undefined ? noSuchJob(params.id) : ok(found);
    },
  );
  api.on(
    {
      method: 'get',
      path: '/jobs/{id}/events',
      summary: 'What a job has done and does: stage, page, sighting, then done or problem',
      params: idParams,
      answer: { types: ['text/event-stream'] },
    },
    async ({ params, c }) =>
      jobs.book.get(params.id) === undefined ? noSuchJob(params.id) : events(c, params.id, api),
  );
  hunt(api);
}

function noSuchJob(where: string): Response {
  return httpProblem(404, 'no-such-job', 'there is no such job, or it was forgotten', { where });
}

function events(c: Context, jobId: string, api: Api): Response {
  return streamSSE(c, async (stream) => {
    const waiting: JobEvent[] = [];
    let wake = (): void => {};
    const unfollow = api.serving.jobs.book.follow(jobId, (event) => {
      waiting.push(event);
      wake();
    });
    stream.onAbort(() => {
      unfollow();
      wake();
    });
    while (!stream.aborted && !stream.closed) {
      const event = waiting.shift();
      if (event !== undefined) {
        await stream.writeSSE({ event: event.event, data: JSON.stringify(event.data) });
        if (isLast(event)) break;
        continue;
      }
      const isBeat = await new Promise<boolean>((resolve) => {
        const timer = setTimeout(() => resolve(true), BEAT_MS);
        wake = () => {
          clearTimeout(timer);
          resolve(false);
        };
        if (waiting.length > 0) wake();
      });
      if (isBeat) await stream.write(': still there\n\n');
    }
    unfollow();
  });
}

function hunt(api: Api): void {
  const { jobs, desk } = api.serving;
  const QUERY = z.object({ name: z.string().min(1).max(300).optional(), report: id.optional(), all: flag });
  const searching = {
    method: 'post',
    path: '/hunt',
    summary: 'Search a log for what kept reports name: multipart field `file`, or the bytes with ?name=',
    query: QUERY,
    answer: { status: 202, json: z.object({ job }) },
  } as const;
  api.raw(searching, async (c) => {
    const parsed = QUERY.safeParse(c.req.query());
    if (!parsed.success) return httpProblem(400, 'bad-request', 'the query is not as described');
    const { name, report, all } = parsed.data;
    if (report !== undefined) {
      const shown = await desk.store.shown(report);
      if (!shown.ok) return shown;
    }
    const asked = { report, all };
    note(c, { detail: { log: name ?? 'log', ...(report !== undefined && { report }) } });
    const type = (c.req.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
    if (type === 'application/octet-stream' && c.req.raw.body !== null) {
      const upload = { name: name ?? 'log', body: c.req.raw.body, most: MOST_STREAM };
      const started = await jobs.huntUpload(upload, asked);
      return started.ok ? ok({ job: started.value }) : started;
    }
    const file =
      type === 'multipart/form-data'
        ? (await c.req.formData().catch(() => undefined))?.get('file')
        : undefined;
    if (!(file instanceof File))
      return failed(problem('bad-usage', 'a log goes into the field `file`', { where: 'body' }));
    const body = new Uint8Array(await file.arrayBuffer());
    const started = await jobs.huntUpload({ name: file.name, body, most: MOST_FORM }, asked);
    return started.ok ? ok({ job: started.value }) : started;
  });
  api.on(
    {
      method: 'get',
      path: '/hunt/{id}/hits',
      summary: 'The hits of a hunt so far, the first ten thousand',
      params: idParams,
      query: z.object(paging(200, 2_000)),
      answer: { json: page(record) },
    },
    async (asked) => {
      const { cursor, limit } = asked.query as { cursor?: string; limit: number };
      if (jobs.book.get(asked.params.id) === undefined) return noSuchJob(asked.params.id);
      return ok(pageOf(jobs.book.sightings(asked.params.id), cursor, limit));
    },
  );
}
