import { z } from '@hono/zod-openapi';
import { addSelected, addSelectedClaim, moveFinding } from '../../app/add-finding.ts';
import type { FindingDecision } from '../../app/decide-findings.ts';
import { decideFinding } from '../../app/decide-findings.ts';
import type { FindingCard } from '../../app/finding-card.ts';
import { listFindings, showFinding } from '../../app/review-findings.ts';
import type { ByAnalyst } from '../../app/stories.ts';
import type { Result } from '../../model/index.ts';
import { failed, ok, problem } from '../../model/index.ts';
import { problemAnswer } from '../answer.ts';
import { cursorOf, offsetOf } from '../cursor.ts';
import type { Api } from '../endpoint.ts';
import { analystOf } from '../endpoint.ts';
import { by, card, idParams, list, page, paging, record } from '../schemas.ts';

const WORD = z.string().max(40);
const FILTER = z.object({
  ...paging(200, 5_000),
  kind: list(WORD),
  status: list(z.enum(['suggested', 'accepted', 'rejected', 'edited'])),
  role: list(WORD),
  side: z.enum(['how', 'who']).optional(),
  q: z.string().max(200).optional(),
  held: z.enum(['0', '1', 'all']).optional().describe('What the default view holds back: not, only, or too.'),
});
type Filter = z.output<typeof FILTER> & { cursor?: string; limit: number };

const OFFSET = z.number().int().min(0);
const DECISION = z.object({
  action: z.enum(['accept', 'reject', 'undo', 'edit', 'retype']),
  revision: OFFSET.optional().describe('Of the card that was looked at; refused where it is outdated.'),
  allSameValue: z.boolean().optional(),
  edit: z.record(z.string().max(40), z.union([z.string().max(4_000), z.null()])).optional(),
  span: z.object({ start: OFFSET, end: OFFSET, quote: z.string().max(20_000) }).optional(),
  by,
});
type Decision = z.output<typeof DECISION>;

const SELECTED = z.object({
  start: OFFSET,
  end: OFFSET,
  quote: z.string().min(1).max(20_000),
  kind: z.enum(['observable', 'technique', 'software', 'vulnerability', 'rule', 'actor-name', 'claim']),
  type: WORD.optional(),
  value: z.string().max(4_000).optional(),
  role: WORD.optional(),
  claim: z
    .object({
      predicate: z.enum(['did', 'sponsored', 'same-as', 'used-from', 'false-flag']),
      object: z.string().min(1).max(400),
      subject: z.string().min(1).max(400).optional(),
      claimant: z.string().min(1).max(400).optional(),
      stance: z.enum(['asserts', 'doubts', 'denies']).default('asserts'),
      hedge: z.string().min(1).max(400).optional(),
    })
    .optional(),
  by,
});

export function findingRoutes(api: Api): void {
  const { desk } = api.serving;
  api.on(
    {
      method: 'get',
      path: '/reports/{id}/findings',
      summary: 'Findings of a report in the order of the text',
      params: idParams,
      query: FILTER,
      answer: { json: page(card) },
    },
    async (asked) => {
      const { cursor, limit, kind, status, role, side, q, held } = asked.query as Filter;
      const offset = offsetOf(cursor);
      const filter = { kinds: kind, statuses: status, roles: role, side, q: q === '' ? undefined : q, held };
      const found = await listFindings(asked.params.id, filter, { offset, limit }, desk);
      if (!found.ok) return found;
      const end = offset + limit;
      return ok({ ...found.value, ...(end < found.value.total && { next: cursorOf(end) }) });
    },
  );
  const detail = z.object({
    card,
    decisions: z.array(record),
    elsewhere: z.array(record),
    sameValue: z.number().int(),
  });
  api.on(
    {
      method: 'get',
      path: '/findings/{id}',
      summary: 'One finding with its past, and where else the same is found',
      params: idParams,
      answer: { json: detail },
    },
    async ({ params }) => showFinding(params.id, desk),
  );
  decisions(api);
  additions(api);
}

function decisions(api: Api): void {
  const { desk, metrics, serving } = { ...api.serving, serving: api.serving };
  api.on(
    {
      method: 'post',
      path: '/findings/{id}/decisions',
      summary: 'An analyst’s word on a finding; none is ever overwritten',
      params: idParams,
      body: DECISION,
      answer: { json: z.object({ decided: z.array(card) }) },
    },
    async ({ params, body, c }) => {
      const who = analystOf(c, body.by, serving);
      if (who instanceof Response) return who;
      const decided = await decide(params.id, body, who, api);
      if (decided.ok) {
        metrics.decided(decided.value.length);
        return ok({ decided: decided.value });
      }
      if (decided.problem.code !== 'decided-meanwhile') return decided;
      const now = await showFinding(params.id, desk);
      return problemAnswer(decided.problem, now.ok ? now.value.card : undefined);
    },
  );
}

function decide(
  id: string,
  body: Decision,
  who: ByAnalyst,
  api: Api,
): Promise<Result<readonly FindingCard[]>> {
  const { desk } = api.serving;
  const { revision, allSameValue, span, edit } = body;
  if (span !== undefined) return moveFinding(id, span, { revision }, who, desk);
  const decision: FindingDecision =
    body.action === 'edit' || body.action === 'retype'
      ? { action: 'edit', edit: edit ?? {} }
      : { action: body.action };
  return decideFinding(id, decision, { revision, allSameValue }, who, desk);
}

function additions(api: Api): void {
  const { serving } = api;
  api.on(
    {
      method: 'post',
      path: '/reports/{id}/findings',
      summary: 'Make a finding of selected words, accepted in the analyst’s name',
      params: idParams,
      body: SELECTED,
      answer: { status: 201, json: z.object({ added: card }) },
    },
    async ({ params, body, c }) => {
      const who = analystOf(c, body.by, serving);
      if (who instanceof Response) return who;
      const added = await add(params.id, body, who, api);
      return added.ok ? ok({ added: added.value }) : added;
    },
  );
}

async function add(
  id: string,
  body: z.output<typeof SELECTED>,
  who: ByAnalyst,
  api: Api,
): Promise<Result<FindingCard>> {
  const { desk } = api.serving;
  const { kind, claim, quote, start, end, type, value, role } = body;
  if (kind !== 'claim') return addSelected(id, { start, end, quote }, { kind, type, value, role }, who, desk);
  if (claim === undefined)
    return failed(problem('bad-usage', 'a claim says who did what', { where: 'claim' }));
  return addSelectedClaim(id, { quote, ...claim }, who, desk);
}
