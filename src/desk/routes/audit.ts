import { z } from '@hono/zod-openapi';
import type { UtcInstant } from '../../model/index.ts';
import { ok } from '../../model/index.ts';
import { cursorOf, placeOf } from '../cursor.ts';
import type { Api } from '../endpoint.ts';
import { flag, page, paging, record } from '../schemas.ts';

const INSTANT = z.iso.datetime().optional();
const ASKED = z.object({
  ...paging(100, 500),
  by: z.string().max(500).optional().describe('Whose acts.'),
  what: z.string().max(60).optional().describe('What was done, whole or from its beginning.'),
  subject: z.string().max(500).optional().describe('To what.'),
  refused: flag.describe('Only what was not done.'),
  since: INSTANT,
  until: INSTANT.describe('Before this instant.'),
});
type Asked = Omit<z.output<typeof ASKED>, 'cursor' | 'limit'> & {
  readonly cursor?: string;
  readonly limit: number;
};

/** What was done here, by whom and from where. */
export function auditRoutes(api: Api): void {
  const { desk } = api.serving;
  const summary = 'What was done, newest first';
  const asking = {
    method: 'get',
    path: '/audit',
    summary,
    query: ASKED,
    answer: { json: page(record) },
  } as const;
  api.on(asking, async ({ query }) => {
    const { cursor, limit, refused, since, until, ...filter } = query as Asked;
    const place = cursor === undefined ? undefined : placeOf(cursor);
    const before = typeof place === 'number' ? place : undefined;
    const entries = await desk.store.audit({
      order: 'newest',
      before,
      limit,
      ...filter,
      isRefused: refused,
      since: since as UtcInstant | undefined,
      until: until as UtcInstant | undefined,
    });
    if (!entries.ok) return entries;
    const last = entries.value.at(-1);
    const isMore = entries.value.length === limit && last !== undefined;
    return ok({ items: entries.value, ...(isMore && { next: cursorOf(last.seq) }) });
  });
}
