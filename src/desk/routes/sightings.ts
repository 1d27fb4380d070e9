import { z } from '@hono/zod-openapi';
import { deskSightings } from '../../app/desk-sightings.ts';
import { ok } from '../../model/index.ts';
import { cursorOf, placeOf } from '../cursor.ts';
import type { Api } from '../endpoint.ts';
import { id, paging } from '../schemas.ts';

const SUM = {
  count: z.number().int().describe('Lines of logs.'),
  indicators: z.number().int(),
  hosts: z.number().int(),
  firstDay: z.string().optional(),
  lastDay: z.string().optional(),
};

const sighting = z.looseObject({
  id: z.string(),
  reportId: z.string(),
  title: z.string(),
  findingId: z.string(),
  indicator: z.object({ type: z.string(), value: z.string() }),
  host: z.string().optional(),
  day: z.string().optional(),
  file: z.string(),
  count: z.number().int(),
  lines: z.array(z.object({ lineNumber: z.number().int().optional(), text: z.string() })),
});

/** What hunts have kept: were we hit? */
export function sightingRoutes(api: Api): void {
  const { desk } = api.serving;
  const query = z.object({
    report: id.optional(),
    type: id.optional(),
    value: z.string().min(1).max(4_096).optional(),
    ...paging(100, 1_000),
  });
  const answer = z.object({
    items: z.array(sighting),
    next: z.string().optional(),
    total: z.number().int(),
    sum: z.object(SUM),
    reports: z.array(z.object({ reportId: z.string(), title: z.string(), ...SUM })),
  });
  api.on(
    {
      method: 'get',
      path: '/sightings',
      summary: 'What hunts have seen in logs and kept, the latest day first; of a report, of an indicator',
      query,
      answer: { json: answer },
    },
    async (asked) => {
      const { cursor, limit, ...ask } = asked.query as {
        cursor?: string;
        limit: number;
        report?: string;
        type?: string;
        value?: string;
      };
      const found = await deskSightings({ ...ask, after: placeIn(cursor), limit }, desk);
      if (!found.ok) return found;
      const { next, ...page } = found.value;
      return ok({ ...page, ...(next !== undefined && { next: cursorOf(next) }) });
    },
  );
}

const place = z.object({ day: z.string().optional(), id: z.string() });

/** Where the page begins; at the beginning with a cursor that is none of ours. */
function placeIn(cursor: string | undefined): z.infer<typeof place> | undefined {
  return cursor === undefined ? undefined : place.safeParse(placeOf(cursor)).data;
}
