import { z } from '@hono/zod-openapi';
import { pagePicture, pageSizesOf } from '../../app/page-picture.ts';
import { ok } from '../../model/index.ts';
import { pageOf } from '../cursor.ts';
import type { Api } from '../endpoint.ts';
import { id, idParams, page, paging } from '../schemas.ts';

/** The pages of a PDF as they are seen; `/reports/{id}/boxes` says where its words stand on them. */
export function pageRoutes(api: Api): void {
  const { desk } = api.serving;
  const size = z.object({ page: z.number(), width: z.number(), height: z.number() });
  api.on(
    {
      method: 'get',
      path: '/reports/{id}/pages',
      summary: 'The pages of a PDF and their sizes, in points as displayed',
      params: idParams,
      query: z.object({ ...paging(500, 5_000) }),
      answer: { json: page(size) },
    },
    async (asked) => {
      const { cursor, limit } = asked.query as { cursor?: string; limit: number };
      const sizes = await pageSizesOf(asked.params.id, desk);
      return sizes.ok ? ok(pageOf(sizes.value, cursor, limit)) : sizes;
    },
  );
  api.on(
    {
      method: 'get',
      path: '/reports/{id}/pages/{page}',
      summary: 'A page of a PDF as a picture',
      params: z.object({ id, page: z.coerce.number().int().min(1).max(1_000_000) }),
      answer: { types: ['image/png'] },
    },
    async ({ params }) => {
      const picture = await pagePicture(params.id, params.page, desk);
      if (!picture.ok) return picture;
      return new Response(new Uint8Array(picture.value), { headers: { 'content-type': 'image/png' } });
    },
  );
}
