import { z } from '@hono/zod-openapi';
import { byRevision } from '../../app/by-revision.ts';
import { howInventory } from '../../app/how-inventory.ts';
import type { Api } from '../endpoint.ts';
import { id, list, record } from '../schemas.ts';

/** What was used, of reports, of a story, or of all. */
export function inventoryRoutes(api: Api): void {
  const { desk } = api.serving;
  api.on(
    {
      method: 'get',
      path: '/inventory',
      summary: 'Software, vulnerabilities, rules and indicators by role, with where they stand',
      query: z.object({ reports: list(z.string().max(300)), story: id.optional() }),
      answer: { json: record },
    },
    async ({ query }) =>
      byRevision(desk.store, `inventory ${JSON.stringify(query)}`, () => howInventory(query, desk)),
  );
}
