import { z } from '@hono/zod-openapi';
import { listWatches, watchItem } from '../../app/report-list.ts';
import { addWatch } from '../../app/watch-add.ts';
import { ok } from '../../model/index.ts';
import { pageOf } from '../cursor.ts';
import type { Api } from '../endpoint.ts';
import { note } from '../log.ts';
import { idParams, page, paging, record } from '../schemas.ts';

const DAY_MS = 86_400_000;

export function watchRoutes(api: Api): void {
  const { desk } = api.serving;
  const answer = { json: page(record) };
  api.on(
    { method: 'get', path: '/watch', summary: 'What is watched, what is gone or changed first', answer },
    async () => {
      const all = await listWatches(desk);
      return all.ok ? ok({ items: all.value }) : all;
    },
  );
  const body = z.object({
    url: z
      .string()
      .regex(/^https?:\/\//iu)
      .max(8_000),
    every: z
      .number()
      .int()
      .min(60_000)
      .max(365 * DAY_MS)
      .default(DAY_MS)
      .describe('ms between looks'),
  });
  api.on(
    {
      method: 'post',
      path: '/watch',
      summary: 'Keep a page or a feed and look at it again from now on',
      body,
      answer: { status: 201, json: record },
    },
    async ({ body: { url, every }, c }) => {
      note(c, { subject: url });
      const added = await addWatch(url, every, desk);
      return added.ok ? ok(watchItem(added.value, new Map())) : added;
    },
  );
  api.on(
    {
      method: 'delete',
      path: '/watch/{id}',
      summary: 'Look no more; what was kept stays kept',
      params: idParams,
      answer: { json: record },
    },
    async ({ params }) => {
      const removed = await desk.store.removeWatch(params.id);
      return removed.ok ? ok(watchItem(removed.value, new Map())) : removed;
    },
  );
  api.on(
    {
      method: 'get',
      path: '/watch/{id}/observations',
      summary: 'Every look at a watched page, newest first',
      params: idParams,
      query: z.object(paging(50, 500)),
      answer,
    },
    async (asked) => {
      const { cursor, limit } = asked.query as { cursor?: string; limit: number };
      const all = await desk.store.observations(asked.params.id);
      return all.ok ? ok(pageOf([...all.value].reverse(), cursor, limit)) : all;
    },
  );
}
