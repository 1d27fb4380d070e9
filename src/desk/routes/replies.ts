import { z } from '@hono/zod-openapi';
import {
  blockDomain,
  decideReply,
  lookAgain,
  replyDetail,
  replyQueue,
  unblockDomain,
} from '../../app/talk/moderate.ts';
import { ok, REPLY_STATES, REPLY_VERDICTS } from '../../model/index.ts';
import type { Api } from '../endpoint.ts';
import { analystOf } from '../endpoint.ts';
import { by, id, idParams, page, record } from '../schemas.ts';

const QUERY = z.object({
  state: z.enum(REPLY_STATES).optional(),
  post: id.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z
    .string()
    .regex(/^\d{4}-[\dT:.Z-]{10,30} reply-[0-9a-f]{16}$/u)
    .optional()
    .describe('Where to go on: `next` of the page before.'),
});

/** What others reply, and what becomes of it; see docs/reference/posts.md. */
export function replyRoutes(api: Api): void {
  const { desk, talk } = api.serving;
  api.on(
    {
      method: 'get',
      path: '/replies',
      summary: 'Replies to posts, those changed last first, and how many of each state',
      query: QUERY,
      answer: { json: page(record) },
    },
    async ({ query: { state, post, limit, cursor } }) => {
      const [updatedAt, last] = cursor?.split(' ') ?? [];
      const queue = await replyQueue(
        {
          limit,
          ...(state !== undefined && { state }),
          ...(post !== undefined && { postId: post }),
          ...(updatedAt !== undefined && last !== undefined && { after: { updatedAt, id: last } }),
        },
        desk,
      );
      if (!queue.ok) return queue;
      const end = queue.value.items.at(-1)?.reply;
      const isMore = queue.value.items.length === limit && end !== undefined;
      return ok({ ...queue.value, ...(isMore && { next: `${end.updatedAt} ${end.id}` }) });
    },
  );
  api.on(
    {
      method: 'get',
      path: '/replies/{id}',
      summary: 'A reply with all that happened to it, and whether its words still stand in the copy',
      params: idParams,
      answer: { json: record },
    },
    async ({ params }) => replyDetail(params.id, desk),
  );
  api.on(
    {
      method: 'post',
      path: '/replies/{id}',
      summary: 'Approve, hold or reject a reply, or have its page looked at again',
      params: idParams,
      body: z.object({
        do: z.enum([...REPLY_VERDICTS, 'look']),
        note: z.string().max(2_000).optional(),
        revision: z.number().int().positive().optional(),
        by,
      }),
      answer: { json: record },
    },
    async ({ params, body: { do: what, note, revision, by: said }, c }) => {
      const analyst = analystOf(c, said, api.serving);
      if (analyst instanceof Response) return analyst;
      if (what !== 'look') return decideReply(params.id, what, { ...analyst, note, revision }, desk);
      const again = await lookAgain(params.id, analyst, desk);
      talk.correspondent.nudge();
      return again;
    },
  );
  api.on(
    {
      method: 'get',
      path: '/blocked-domains',
      summary: 'Domains from which nothing is taken or shown',
      answer: { json: page(record) },
    },
    async () => {
      const blocked = await desk.store.talk.blocked();
      return blocked.ok ? ok({ items: blocked.value }) : blocked;
    },
  );
  api.on(
    {
      method: 'post',
      path: '/blocked-domains',
      summary: 'Block a domain with its subdomains',
      body: z.object({
        domain: z.string().min(1).max(300),
        why: z.string().max(500).optional(),
        by,
      }),
      answer: { json: record, status: 201 },
    },
    async ({ body: { domain, why, by: said }, c }) => {
      const analyst = analystOf(c, said, api.serving);
      return analyst instanceof Response ? analyst : blockDomain(domain, { ...analyst, why }, desk);
    },
  );
  api.on(
    {
      method: 'delete',
      path: '/blocked-domains/{id}',
      summary: 'Take a block back',
      params: idParams,
      answer: { json: record },
    },
    async ({ params, c }) => {
      const analyst = analystOf(c, undefined, api.serving);
      return analyst instanceof Response ? analyst : unblockDomain(params.id, analyst, desk);
    },
  );
}
