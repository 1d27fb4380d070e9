import { z } from '@hono/zod-openapi';
import { may } from '../../app/accounts/session.ts';
import { byRevision } from '../../app/by-revision.ts';
import { changeMatrix, matrixOf } from '../../app/hypotheses.ts';
import type { LedgerInput } from '../../app/ledger.ts';
import { ledgerOf } from '../../app/ledger.ts';
import { askName, trustOf } from '../../app/names.ts';
import { listReports } from '../../app/report-list.ts';
import {
  changeStory,
  confirmStory,
  findStory,
  listStories,
  makeStory,
  suggestedStories,
  undoStory,
} from '../../app/stories.ts';
import { storyEvents } from '../../app/story-events.ts';
import { failed, ok, problem } from '../../model/index.ts';
import { pageOf } from '../cursor.ts';
import type { Api } from '../endpoint.ts';
import { analystOf } from '../endpoint.ts';
import { by, id, idParams, list, page, paging, record } from '../schemas.ts';
import { askerIn, notAllowed } from '../sign-in/who-asks.ts';

const TITLE = z.string().min(1).max(300);

/** WHO: the ledger, stories with their hypotheses, and names according to whom. */
export function whoRoutes(api: Api): void {
  ledger(api);
  stories(api);
  oneStory(api);
  events(api);
  hypotheses(api);
  names(api);
}

function ledger(api: Api): void {
  const { desk } = api.serving;
  const query = z.object({ reports: list(z.string().max(300)), story: id.optional() });
  api.on(
    {
      method: 'get',
      path: '/ledger',
      summary: 'Who claims what, on whose knowledge: of reports, of a story, or of all (schemas/ledger)',
      query,
      answer: { json: record },
    },
    async ({ query: { reports, story } }) => {
      const inputs: LedgerInput[] = [
        ...(story === undefined ? [] : [{ kind: 'story', reference: story } as const]),
        ...(reports === undefined && story === undefined ? [{ kind: 'all-kept' } as const] : []),
      ];
      for (const reference of reports ?? []) {
        // Of kept reports only: a name must not lead to a file of this machine, or to the network.
        const shown = await desk.store.shown(reference);
        if (!shown.ok) return shown;
        inputs.push({ kind: 'kept', reference: shown.value.report.id });
      }
      return byRevision(desk.store, `ledger ${JSON.stringify(inputs)}`, () =>
        ledgerOf(inputs, (work) => work(desk)),
      );
    },
  );
}

function stories(api: Api): void {
  const { desk } = api.serving;
  api.on(
    { method: 'get', path: '/stories', summary: 'Every story', answer: { json: page(record) } },
    async () => {
      const all = await listStories(desk);
      return all.ok ? ok({ items: all.value }) : all;
    },
  );
  api.on(
    {
      method: 'get',
      path: '/stories/suggestions',
      summary: 'Groups of reports that may be about one affair, with the grounds',
      answer: { json: page(record) },
    },
    async () => {
      const all = await byRevision(desk.store, 'suggestions', () => suggestedStories(desk));
      return all.ok ? ok({ items: all.value }) : all;
    },
  );
  const body = z.union([
    z.object({ suggestion: id, title: TITLE.optional(), by }),
    z.object({ title: TITLE, reports: z.array(id).max(500), by }),
  ]);
  api.on(
    {
      method: 'post',
      path: '/stories',
      summary: 'Make a story, of a suggestion or of reports',
      body,
      answer: { status: 201, json: record },
    },
    async ({ body: asked, c }) => {
      const who = analystOf(c, asked.by, api.serving);
      if (who instanceof Response) return who;
      const asker = askerIn(c);
      if ('suggestion' in asked && asker !== undefined && !may(asker, 'confirm'))
        return notAllowed(asker, 'POST /stories', api.serving, 'an editor confirms what the desk suggests');
      return 'suggestion' in asked
        ? confirmStory(asked.suggestion, asked.title, who, desk)
        : makeStory(asked.title, asked.reports, who, desk);
    },
  );
}

function oneStory(api: Api): void {
  const { desk } = api.serving;
  api.on(
    {
      method: 'get',
      path: '/stories/{id}',
      summary: 'A story with its reports and everything that was done to it',
      params: idParams,
      answer: { json: record },
    },
    async ({ params }) => {
      const found = await findStory(params.id, desk);
      if (!found.ok) return found;
      const all = await listReports(undefined, desk);
      if (!all.ok) return all;
      const members = new Map(all.value.map((report) => [report.id, report]));
      return ok({
        ...found.value,
        reports: found.value.story.reports.flatMap((each) => members.get(each) ?? []),
      });
    },
  );
  const body = z.union([
    z.object({ title: TITLE, by }),
    z.object({ add: z.array(id).min(1).max(500), by }),
    z.object({ remove: z.array(id).min(1).max(500), by }),
    z.object({ undo: z.literal(true), by }),
  ]);
  api.on(
    {
      method: 'post',
      path: '/stories/{id}',
      summary: 'Rename a story, add or remove reports, or take the last change back',
      params: idParams,
      body,
      answer: { json: record },
    },
    async ({ params, body: asked, c }) => {
      const who = analystOf(c, asked.by, api.serving);
      if (who instanceof Response) return who;
      if (!('undo' in asked)) return changeStory(params.id, asked, who, desk);
      const undone = await undoStory(params.id, who, desk);
      return undone.ok ? ok(undone.value ?? { kind: 'undone', id: params.id }) : undone;
    },
  );
}

function events(api: Api): void {
  const { desk } = api.serving;
  api.on(
    {
      method: 'get',
      path: '/stories/{id}/events',
      summary: 'What the story’s reports say was done when; without a year last',
      params: idParams,
      query: z.object(paging(500, 2_000)),
      answer: { json: page(record) },
    },
    async ({ params, query }) => {
      const { cursor, limit } = query as { cursor?: string; limit: number };
      const told = await storyEvents(params.id, desk);
      return told.ok ? ok(pageOf(told.value, cursor, limit)) : told;
    },
  );
}

function hypotheses(api: Api): void {
  const { desk } = api.serving;
  const path = '/stories/{id}/hypotheses';
  const summary = 'A story’s hypotheses against its evidence';
  api.on({ method: 'get', path, summary, params: idParams, answer: { json: record } }, async ({ params }) =>
    matrixOf(params.id, desk),
  );
  const label = z.string().min(1).max(200);
  const body = z.union([
    z.object({ add: label, by }),
    z.object({ drop: label, by }),
    z.object({ undo: z.literal(true), by }),
    z.object({
      rate: z.object({
        item: label,
        hypothesis: label,
        rating: z.enum(['CC', 'C', 'N', 'I', 'II', 'NA', 'none']),
        note: z.string().max(2_000).optional(),
      }),
      by,
    }),
  ]);
  api.on(
    {
      method: 'post',
      path,
      summary: 'Add or drop a hypothesis, rate an item against one, or take the last change back',
      params: idParams,
      body,
      answer: { json: record },
    },
    async ({ params, body: asked, c }) => {
      const who = analystOf(c, asked.by, api.serving);
      if (who instanceof Response) return who;
      if ('rate' in asked) return changeMatrix(params.id, { kind: 'rate', ...asked.rate }, who, desk);
      if ('undo' in asked) return changeMatrix(params.id, { kind: 'undo' }, who, desk);
      if ('add' in asked) return changeMatrix(params.id, { kind: 'add', label: asked.add }, who, desk);
      return changeMatrix(params.id, { kind: 'drop', label: asked.drop }, who, desk);
    },
  );
}

function names(api: Api): void {
  const { desk } = api.serving;
  const query = z.object({ q: z.string().min(1).max(200), trust: z.string().max(200).optional() });
  api.on(
    {
      method: 'get',
      path: '/names',
      summary: 'A name according to whom',
      query,
      answer: { json: record },
    },
    async ({ query: { q, trust } }) =>
      byRevision(desk.store, `name ${JSON.stringify([q, trust])}`, () => askName(q, trustOf(trust), desk)),
  );
  const journal = z.object({ ...paging(100, 500), topic: z.enum(['names', 'stories', 'hypotheses']) });
  api.on(
    {
      method: 'get',
      path: '/journal',
      summary: 'Everything analysts wrote down about names, stories or hypotheses',
      query: journal,
      answer: { json: page(record) },
    },
    async (asked) => {
      const { topic, cursor, limit } = asked.query as { topic: 'names'; cursor?: string; limit: number };
      const entries = await desk.store.journal(topic);
      if (!entries.ok) return entries;
      return entries.value.length === 0 && cursor !== undefined
        ? failed(problem('not-in-store', 'nothing is written there'))
        : ok(pageOf([...entries.value].reverse(), cursor, limit));
    },
  );
}
