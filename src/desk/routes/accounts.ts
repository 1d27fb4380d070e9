import { z } from '@hono/zod-openapi';
import type { Context } from 'hono';
import { addAccount, changePassword } from '../../app/accounts/keep-accounts.ts';
import { LONGEST_TOKEN_MS, makeToken } from '../../app/accounts/keep-tokens.ts';
import type { Acting } from '../../app/accounts/session.ts';
import type { Result } from '../../model/index.ts';
import { failed, ok, problem, ROLES, SCOPES, utcInstant } from '../../model/index.ts';
import { pageOf } from '../cursor.ts';
import type { Api } from '../endpoint.ts';
import { idParams, page, paging } from '../schemas.ts';
import { askerIn, notAllowed } from '../sign-in/who-asks.ts';

const ROLE = z.enum(ROLES);
const INSTANT = z.string();
const ACCOUNT = z.object({
  kind: z.literal('account'),
  name: z.string(),
  role: ROLE,
  createdAt: INSTANT,
  disabledAt: INSTANT.optional(),
  passwordChangedAt: INSTANT,
  issuers: z.array(z.string()).optional().describe('Where it signs in beside its password; in lists.'),
});
const TOKEN = z.object({
  kind: z.literal('token'),
  id: z.string(),
  account: z.string(),
  label: z.string(),
  scopes: z.array(z.enum(SCOPES)),
  createdAt: INSTANT,
  expiresAt: INSTANT,
  usedAt: INSTANT.optional(),
  revokedAt: INSTANT.optional(),
});
const PASSWORD = z.string().max(2_000);

/** Who may sign in, and what programs may do in their name. */
export function accountRoutes(api: Api): void {
  accounts(api);
  tokens(api);
}

/** Who does it; while there are no accounts the first is made on the machine itself, never over the network. */
function actingIn(c: Context, api: Api): Result<Acting> {
  const asker = askerIn(c);
  if (asker?.kind === 'account') {
    const at = utcInstant(api.serving.desk.keep.now());
    return ok({ by: asker.account.name, at, origin: asker.origin });
  }
  const hint = 'On this machine: howdunit account add <name> --role admin.';
  return failed(problem('account-refused', 'there are no accounts yet', { hint }));
}

function accounts(api: Api): void {
  const { desk } = api.serving;
  const path = '/accounts';
  api.on(
    {
      method: 'get',
      path,
      summary: 'Every account',
      query: z.object(paging(100, 1_000)),
      answer: { json: page(ACCOUNT) },
    },
    async (asked) => {
      const { cursor, limit } = asked.query as { cursor?: string; limit: number };
      const all = await desk.store.accounts.list();
      const linked = await desk.store.accounts.identities();
      if (!all.ok || !linked.ok) return all.ok ? linked : all;
      const issuersOf = (name: string): readonly string[] =>
        linked.value.filter(({ account }) => account === name).map(({ issuer }) => issuer);
      const items = all.value.map((each) => ({ ...each, issuers: issuersOf(each.name) }));
      return ok(pageOf(items, cursor, limit));
    },
  );
  const body = z.object({ name: z.string().max(64), role: ROLE, password: PASSWORD });
  api.on(
    { method: 'post', path, summary: 'Add an account', body, answer: { status: 201, json: ACCOUNT } },
    async ({ body: asked, c }) => {
      const acting = actingIn(c, api);
      return acting.ok ? addAccount(asked, acting.value, desk) : acting;
    },
  );
  const change = z.union([
    z.strictObject({ role: ROLE }),
    z.strictObject({ disabled: z.boolean() }),
    z.strictObject({ password: PASSWORD }),
    z.strictObject({ link: z.object({ issuer: z.url().max(500), subject: z.string().min(1).max(255) }) }),
    z.strictObject({ unlink: z.literal(true) }),
  ]);
  api.on(
    {
      method: 'post',
      path: '/accounts/{id}',
      summary: 'Give an account, by its name, another role or password, disable, enable, link or unlink it',
      params: idParams,
      body: change,
      answer: { json: ACCOUNT },
    },
    async ({ params, body: asked, c }) => {
      const acting = actingIn(c, api);
      if (!acting.ok) return acting;
      if ('password' in asked) return changePassword(params.id, asked.password, acting.value, desk);
      if ('link' in asked) return desk.store.accounts.link(params.id, asked.link, acting.value);
      if ('unlink' in asked) return desk.store.accounts.unlink(params.id, acting.value);
      const told = 'role' in asked ? { role: asked.role } : { isDisabled: asked.disabled };
      return desk.store.accounts.change(params.id, told, acting.value);
    },
  );
}

function tokens(api: Api): void {
  const { desk } = api.serving;
  const path = '/tokens';
  api.on(
    {
      method: 'get',
      path,
      summary: 'Every token without its secret, the one used last first',
      query: z.object(paging(100, 1_000)),
      answer: { json: page(TOKEN) },
    },
    async (asked) => {
      const { cursor, limit } = asked.query as { cursor?: string; limit: number };
      const all = await desk.store.accounts.tokens();
      return all.ok ? ok(pageOf(all.value, cursor, limit)) : all;
    },
  );
  const body = z.object({
    account: z.string().max(64),
    label: z.string().max(200).default(''),
    scopes: z.array(z.enum(SCOPES)).min(1).max(SCOPES.length),
    lasts: z.number().int().min(60_000).max(LONGEST_TOKEN_MS).describe('ms from now'),
  });
  const answer = { status: 201, json: z.object({ token: TOKEN, secret: z.string() }) } as const;
  const summary = 'Make a token that acts for an account; its secret is told this once';
  api.on({ method: 'post', path, summary, body, answer }, async ({ body: asked, c }) => {
    const acting = actingIn(c, api);
    if (!acting.ok) return acting;
    const asker = askerIn(c);
    // A token makes none that may do more than itself.
    const wider = asker?.kind === 'account' && asker.scopes !== undefined ? asker : undefined;
    if (wider !== undefined && asked.scopes.some((scope) => wider.scopes?.includes(scope) !== true))
      return notAllowed(
        wider,
        'POST /tokens',
        api.serving,
        'a token makes none that may do more than itself',
      );
    return makeToken(asked, acting.value, desk);
  });
  api.on(
    {
      method: 'delete',
      path: '/tokens/{id}',
      summary: 'Revoke a token, by its id',
      params: idParams,
      answer: { json: TOKEN },
    },
    async ({ params, c }) => {
      const acting = actingIn(c, api);
      return acting.ok ? desk.store.accounts.revokeToken(params.id, acting.value) : acting;
    },
  );
}
