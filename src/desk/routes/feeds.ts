import { z } from '@hono/zod-openapi';
import { NEWS_FORMATS, NEWS_TYPES } from '../../app/formats.ts';
import { newsFeed } from '../../app/story-feed.ts';
import { parseTlp } from '../../model/index.ts';
import type { Api } from '../endpoint.ts';
import { originOf } from '../guard/host.ts';
import { idParams } from '../schemas.ts';
import { askerIn } from '../sign-in/who-asks.ts';
import { whyNotSharing } from './exits.ts';

const QUERY = z.object({
  format: z.enum(NEWS_FORMATS).default('atom'),
  audience: z
    .string()
    .max(40)
    .refine((text) => parseTlp(text) !== undefined, 'no TLP 2.0 label')
    .optional(),
});

/** Feeds of stories for readers of news; what each holds passes the same check as every other exit. */
export function feedRoutes(api: Api): void {
  const { desk, publicUrl, analyst } = api.serving;
  api.on(
    {
      method: 'get',
      path: '/feeds/{id}',
      summary: 'A story’s reports as RSS 2.0, Atom or JSON Feed 1.1; of every kept report under `all`',
      params: idParams,
      query: QUERY,
      answer: { types: Object.values(NEWS_TYPES) },
    },
    async ({ params: { id }, query: { format, audience }, c }) => {
      const mayNot = await whyNotSharing(c, audience, api, 'GET /feeds/{id}');
      if (mayNot !== undefined) return mayNot;
      const asker = askerIn(c);
      const here = new URL(c.req.url);
      const self = `${originOf(c.req.header('host'), publicUrl)}${here.pathname}${here.search}`;
      const feed = await newsFeed({ format, self, ...(id !== 'all' && { story: id }) }, desk, {
        by: asker?.kind === 'account' ? asker.account.name : analyst,
        origin: asker?.origin,
        audience: audience === undefined ? undefined : parseTlp(audience),
      });
      if (!feed.ok) return feed;
      return new Response(feed.value.text, { headers: { 'content-type': NEWS_TYPES[format] } });
    },
  );
}
