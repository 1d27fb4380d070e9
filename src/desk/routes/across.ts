import { z } from '@hono/zod-openapi';
import { byRevision } from '../../app/by-revision.ts';
import type { SearchPlace } from '../../app/search-kept.ts';
import { searchKept } from '../../app/search-kept.ts';
import { techniqueMatrix } from '../../app/technique-matrix.ts';
import { ok } from '../../model/index.ts';
import { cursorOf, placeOf } from '../cursor.ts';
import type { Api } from '../endpoint.ts';
import { id, list, page, paging, record } from '../schemas.ts';

/** What is asked across all reports. */
export function acrossRoutes(api: Api): void {
  const { desk } = api.serving;
  const of = z.object({ reports: list(z.string().max(300)), story: id.optional() });
  api.on(
    {
      method: 'get',
      path: '/matrix',
      summary: 'Techniques by tactic with the words that show them, of reports, of a story, or of all',
      query: of,
      answer: { json: record },
    },
    async ({ query }) =>
      byRevision(desk.store, `matrix ${JSON.stringify(query)}`, () => techniqueMatrix(query, desk)),
  );
  const search = z.object({ ...paging(50, 200), q: z.string().min(1).max(200) });
  api.on(
    {
      method: 'get',
      path: '/search',
      summary: 'Search the values of findings, then the texts for passages that have all the words',
      query: search,
      answer: { json: page(record) },
    },
    async (asked) => {
      const { q, cursor, limit } = asked.query as { q: string; cursor?: string; limit: number };
      const found = await searchKept(q, searchPlaceOf(cursor), limit, desk);
      if (!found.ok) return found;
      const { items, next } = found.value;
      return ok({ items, ...(next !== undefined && { next: cursorOf(next) }) });
    },
  );
}

const WHOLE = z.number().int().min(0);
const PLACE = z.union([
  z.object({ in: z.literal('value'), offset: WHOLE }),
  z.object({ in: z.literal('text'), after: WHOLE }),
]);

function searchPlaceOf(cursor: string | undefined): SearchPlace {
  const parsed = PLACE.safeParse(cursor === undefined ? undefined : placeOf(cursor));
  return parsed.success ? parsed.data : { in: 'value', offset: 0 };
}
