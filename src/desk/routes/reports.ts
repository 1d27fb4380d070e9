import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import type { Job } from '../../app/jobs/job.ts';
import { listReports } from '../../app/report-list.ts';
import { countFindings } from '../../app/review-findings.ts';
import { shownReading } from '../../app/shown-reading.ts';
import { sourceNews } from '../../app/source-news.ts';
import type { Result, TlpLabel } from '../../model/index.ts';
import { failed, ok, parseTlp, problem } from '../../model/index.ts';
import { problemAnswer } from '../answer.ts';
import { pageOf } from '../cursor.ts';
import type { Api } from '../endpoint.ts';
import { note } from '../log.ts';
import { idParams, job, page, paging, record, reportItem } from '../schemas.ts';

/** Bytes of an uploaded report: as much as is taken from a source anywhere. */
const MOST_BYTES = 128 * 1024 * 1024;
const MOST_FILES = 50;

const JOBS = z.object({ job, jobs: z.array(job) });
const TLP = z
  .string()
  .max(40)
  .refine((text) => parseTlp(text) !== undefined, 'no TLP 2.0 label')
  .optional();
const NEW_REPORT = z.union([
  z.object({
    url: z
      .string()
      .regex(/^https?:\/\//iu)
      .max(8_000),
    tlp: TLP,
  }),
  z.object({ text: z.string().min(1), name: z.string().min(1).max(200).optional(), tlp: TLP }),
]);

export function reportRoutes(api: Api): void {
  const { desk } = api.serving;
  const query = z.object({ ...paging(50, 500), q: z.string().max(200).optional() });
  api.on(
    { method: 'get', path: '/reports', summary: 'What is kept', query, answer: { json: page(reportItem) } },
    async (asked) => {
      const { cursor, limit, q } = asked.query as { cursor?: string; limit: number; q?: string };
      const reports = await listReports(q === '' ? undefined : q, desk);
      return reports.ok ? ok(pageOf(reports.value, cursor, limit)) : reports;
    },
  );
  const summary = 'Read a report: a URL, pasted text, or files as multipart/form-data in the field `file`';
  const bringing = { method: 'post', path: '/reports', summary, body: NEW_REPORT } as const;
  api.raw({ ...bringing, answer: { status: 202, json: JOBS } }, async (c) => {
    const jobs = await broughtIn(c, api);
    if (jobs instanceof Response || !jobs.ok) return jobs;
    note(c, { detail: { sources: jobs.value.map(({ name }) => name) } });
    return ok({ job: jobs.value[0], jobs: jobs.value });
  });
  oneReport(api);
  blocks(api);
}

/** One job for each report that was brought. */
async function broughtIn(c: Context, api: Api): Promise<Result<readonly Job[]> | Response> {
  const type = (c.req.header('content-type') ?? '').split(';', 1)[0]?.trim().toLowerCase();
  if (type === 'multipart/form-data') return uploaded(c, api);
  const parsed = NEW_REPORT.safeParse(await c.req.json().catch(() => undefined));
  if (!parsed.success) {
    return problemAnswer(
      problem('bad-usage', 'a report is a `url`, a `text`, or files in the field `file`', { where: 'body' }),
    );
  }
  const { jobs } = api.serving;
  const { data } = parsed;
  const tlp = tlpOf(data.tlp);
  if ('url' in data) return listed(jobs.readSource(data.url, data.url, tlp));
  const name = /\.[a-z]{2,5}$/iu.test(data.name ?? '') ? (data.name ?? '') : `${data.name ?? 'pasted'}.txt`;
  const body = Buffer.from(data.text);
  return listed(await jobs.readUpload({ name, body, most: MOST_BYTES }, tlp));
}

async function uploaded(c: Context, api: Api): Promise<Result<readonly Job[]>> {
  const form = await c.req.formData().catch(() => undefined);
  const files = (form?.getAll('file') ?? []).filter((each) => each instanceof File);
  if (form === undefined || files.length === 0 || files.length > MOST_FILES) {
    return failed(
      problem('bad-usage', `from one to ${MOST_FILES} files go into the field \`file\``, { where: 'body' }),
    );
  }
  const said = form.get('tlp');
  const tlp = typeof said === 'string' && said !== '' ? parseTlp(said) : undefined;
  if (typeof said === 'string' && said !== '' && tlp === undefined)
    return failed(problem('bad-usage', 'this is no TLP 2.0 label', { where: 'tlp' }));
  const jobs: Job[] = [];
  for (const file of files) {
    const body = new Uint8Array(await file.arrayBuffer());
    const one = await api.serving.jobs.readUpload({ name: file.name, body, most: MOST_BYTES }, tlp);
    if (!one.ok) return one;
    jobs.push(one.value);
  }
  return ok(jobs);
}

function listed(one: Result<Job>): Result<readonly Job[]> {
  return one.ok ? ok([one.value]) : one;
}

function tlpOf(said: string | undefined): TlpLabel | undefined {
  return said === undefined ? undefined : parseTlp(said);
}

function oneReport(api: Api): void {
  const { desk } = api.serving;
  const answer = z.looseObject({
    report: record,
    capture: record,
    reading: z.looseObject({ id: z.string(), extractor: z.string(), length: z.number(), blocks: z.number() }),
    problems: z.array(record),
    counts: record,
    lost: z.array(record),
    news: record.optional(),
  });
  api.on(
    {
      method: 'get',
      path: '/reports/{id}',
      summary: 'One report, without its text and findings',
      params: idParams,
      answer: { json: answer },
    },
    async ({ params }) => {
      const document = await desk.store.document(params.id);
      if (!document.ok) return document;
      const counts = await countFindings(document.value.report.id, desk);
      if (!counts.ok) return counts;
      const news = await sourceNews(document.value, desk);
      if (!news.ok) return news;
      const { report, capture, memento, reading, problems, lost } = document.value;
      const { id, extractor, text, textSha256, blocks: all, sentences, pages, metadata } = reading;
      return ok({
        report,
        capture,
        ...(memento && { memento }),
        reading: {
          id,
          extractor,
          textSha256,
          length: text.length,
          blocks: all.length,
          sentences: sentences.length,
          ...(pages !== undefined && { pages }),
          ...(metadata.language !== undefined && { language: metadata.language }),
        },
        problems,
        counts: counts.value,
        lost,
        ...(news.value && { news: news.value }),
      });
    },
  );
}

function blocks(api: Api): void {
  const { desk } = api.serving;
  const query = z.object({ ...paging(200, 2_000) });
  const answer = { json: page(record) };
  api.on(
    {
      method: 'get',
      path: '/reports/{id}/blocks',
      summary: 'The text, block by block, in its order; offsets are UTF-16 code units of the reading',
      params: idParams,
      query,
      answer,
    },
    async (asked) => {
      const { cursor, limit } = asked.query as { cursor?: string; limit: number };
      const reading = await readingOf(api, asked.params.id);
      if (!reading.ok) return reading;
      const { text, blocks: all } = reading.value;
      const found = pageOf(all, cursor, limit);
      return ok({
        ...found,
        items: found.items.map((block) => ({ ...block, text: text.slice(block.start, block.end) })),
      });
    },
  );
  const boxes = z.object({ ...paging(2_000, 20_000), page: z.coerce.number().int().min(1).optional() });
  api.on(
    {
      method: 'get',
      path: '/reports/{id}/boxes',
      summary: 'Where the text stands on the pages: boxes in points from the lower left corner',
      params: idParams,
      query: boxes,
      answer,
    },
    async (asked) => {
      const { cursor, limit, page: on } = asked.query as { cursor?: string; limit: number; page?: number };
      const reading = await readingOf(api, asked.params.id);
      if (!reading.ok) return reading;
      const all = reading.value.map.flatMap(({ start, end, at }) =>
        at.kind === 'page-box' && (on === undefined || at.page === on)
          ? [{ start, end, page: at.page, box: at.box }]
          : [],
      );
      return ok(pageOf(all, cursor, limit));
    },
  );
  async function readingOf(of: Api, reference: string): ReturnType<typeof shownReading> {
    const shown = await of.serving.desk.store.shown(reference);
    return shown.ok ? shownReading(shown.value.capture.id, shown.value.readingId, desk) : shown;
  }
}
