import { z } from '@hono/zod-openapi';
import { LONGEST_MS } from '../../app/accounts/session.ts';
import { failed, ok, problem, utcInstant } from '../../model/index.ts';
import { pageOf } from '../cursor.ts';
import type { Api } from '../endpoint.ts';
import { idParams, page, paging } from '../schemas.ts';
import { askerIn } from '../sign-in/who-asks.ts';

const SESSION = z.object({
  id: z.string(),
  account: z.string(),
  createdAt: z.string(),
  seenAt: z.string(),
  address: z.string().optional(),
  issuer: z.string().optional(),
});

/** Who is signed in, for whoever must be able to end it. */
export function sessionsRoutes(api: Api): void {
  const { desk } = api.serving;
  const listing = {
    method: 'get',
    path: '/sessions',
    summary: 'Every session that may still be used, the one used last first',
    query: z.object(paging(100, 1_000)),
    answer: { json: page(SESSION) },
  } as const;
  api.on(listing, async ({ query }) => {
    const { cursor, limit } = query as { cursor?: string; limit: number };
    const all = await desk.store.accounts.sessions(utcInstant(desk.keep.now() - LONGEST_MS));
    return all.ok ? ok(pageOf(all.value, cursor, limit)) : all;
  });
  const ending = {
    method: 'delete',
    path: '/sessions/{id}',
    summary: 'End somebody’s session, by its id',
    params: idParams,
    answer: { json: z.object({}) },
  } as const;
  api.on(ending, async ({ params, c }) => {
    const asker = askerIn(c);
    if (asker?.kind !== 'account') return failed(problem('account-refused', 'there are no accounts yet'));
    const acting = { by: asker.account.name, at: utcInstant(desk.keep.now()), origin: asker.origin };
    const ended = await desk.store.accounts.endOther(params.id, acting);
    return ended.ok ? ok({}) : ended;
  });
}
