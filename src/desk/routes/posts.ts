import { z } from '@hono/zod-openapi';
import * as posts from '../../app/talk/posts.ts';
import { tellLinked } from '../../app/talk/tell.ts';
import type { Post, Result } from '../../model/index.ts';
import { failed, ok, POST_LANGUAGES, problem } from '../../model/index.ts';
import type { Api } from '../endpoint.ts';
import { analystOf } from '../endpoint.ts';
import { by, flag, id, idParams, page, record } from '../schemas.ts';

const WORDS = {
  title: z.string().max(300).optional(),
  language: z.enum(POST_LANGUAGES).default('en'),
  author: z.string().max(200).optional(),
  words: z.array(z.string().max(100_000)).max(500).default([]),
  links: z
    .array(z.object({ url: z.string().max(2_048), text: z.string().max(500).optional() }))
    .max(50)
    .default([]),
  reviewedOnly: z.boolean().optional(),
};
const NOTE = z.string().trim().min(1).max(4_000);
const TELL = z
  .boolean()
  .optional()
  .describe('Also tell the pages that it links to (Webmention); those told before are told in any case.');

/** What is published about reports; see docs/reference/posts.md. */
export function postRoutes(api: Api): void {
  const { desk, talk } = api.serving;
  const after = async (post: Result<Post>, tell: boolean): Promise<Result<unknown>> => {
    if (!post.ok) return post;
    const told = await tellLinked(post.value, tell, desk);
    if (!told.ok) return told;
    talk.correspondent.nudge();
    return ok({ post: post.value, url: `/p/${post.value.id}`, telling: told.value });
  };
  api.on(
    {
      method: 'get',
      path: '/posts',
      summary: 'Every post, withdrawn ones too',
      answer: { json: page(record) },
    },
    async () => {
      const all = await posts.listPosts(desk);
      if (!all.ok) return all;
      const items = all.value.map(({ versions, ...post }) => {
        const last = versions.at(-1);
        return {
          ...post,
          title: last?.content.title ?? post.id,
          language: last?.content.language,
          report: last?.content.report,
          publishedAt: versions[0]?.at,
          corrections: versions.length - 1,
          findings: last?.content.findings.length ?? 0,
        };
      });
      return ok({ items, receiving: talk.receiving });
    },
  );
  api.on(
    {
      method: 'post',
      path: '/posts',
      summary: 'Publish a post about a report; refused unless the report is TLP:CLEAR',
      body: z.object({ report: id, ...WORDS, tell: TELL, by }),
      answer: { json: record, status: 201 },
    },
    async ({ body: { tell, by: said, ...draft }, c }) => {
      const analyst = analystOf(c, said, api.serving);
      if (analyst instanceof Response) return analyst;
      return after(await posts.publish(draft, analyst, desk), tell === true);
    },
  );
  api.on(
    {
      method: 'get',
      path: '/posts/{id}',
      summary: 'A post with its versions, how far its report has moved on since, and who was told',
      params: idParams,
      query: z.object({ drift: flag }),
      answer: { json: record },
    },
    async ({ params }) => {
      const post = await posts.findPost(params.id, desk);
      if (!post.ok) return post;
      const drift = await posts.driftOf(post.value, desk);
      if (!drift.ok) return drift;
      const mentions = await desk.store.talk.mentions(params.id);
      if (!mentions.ok) return mentions;
      return ok({ post: post.value, url: `/p/${params.id}`, drift: drift.value, mentions: mentions.value });
    },
  );
  api.on(
    {
      method: 'post',
      path: '/posts/{id}',
      summary: 'Correct, withdraw or restore a post, or tell the pages that it links to',
      params: idParams,
      body: z.object({
        do: z.enum(['correct', 'withdraw', 'restore', 'tell']),
        note: NOTE.optional(),
        revision: z.number().int().positive().optional(),
        draft: z.object(WORDS).optional(),
        tell: TELL,
        by,
      }),
      answer: { json: record },
    },
    async ({ params, body: { do: what, note = '', revision, draft, tell, by: said }, c }) => {
      const analyst = analystOf(c, said, api.serving);
      if (analyst instanceof Response) return analyst;
      const noted = { note, revision };
      switch (what) {
        case 'tell':
          return after(await posts.findPost(params.id, desk), true);
        case 'withdraw':
          return after(await posts.withdraw(params.id, noted, analyst, desk), false);
        case 'restore':
          return after(await posts.restore(params.id, noted, analyst, desk), false);
        case 'correct':
          if (draft === undefined)
            return failed(
              problem('bad-usage', 'a correction needs what the post says now', { where: 'draft' }),
            );
          return after(await posts.correct(params.id, draft, noted, analyst, desk), tell === true);
      }
    },
  );
}
