import type { Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { byRevision } from '../../app/by-revision.ts';
import { MOST_CALL } from '../../app/talk/pingback.ts';
import {
  publishedFeed,
  publishedIndex,
  publishedPost,
  publishedStyleHash,
} from '../../app/talk/published.ts';
import { type RefusedReply, receiveReply } from '../../app/talk/receive.ts';
import type { PostLanguage, ReplyState, Result } from '../../model/index.ts';
import { httpProblem, problemAnswer } from '../answer.ts';
import { originOf } from '../guard/host.ts';
import { pagePolicy } from '../guard/policies.ts';
import type { Serving } from '../serving.ts';
import { addressOf } from '../sign-in/who-asks.ts';

/** Bytes of a form of two addresses. */
const MOST_FORM = 16 * 1024;
const HTML = 'text/html; charset=utf-8';

/**
 * What is published, for anybody: posts as pages without script and as JSON, their feeds, and where others say that
 * they have replied.
 */
export function publishedRoutes(app: Hono, serving: Serving): void {
  const { desk, talk } = serving;
  app.use('/p', named('/p'));
  app.use('/p/*', named('/p'));
  app.get('/p', async (c) => {
    const language = languageOf(c);
    const base = baseOf(c, serving);
    const made = await byRevision(desk.store, `posts ${base} ${language}`, () =>
      publishedIndex(base, language, desk),
    );
    return page(c, made);
  });
  app.get('/p/feed.atom', async (c) => feed(c, 'atom', serving));
  app.get('/p/feed.json', async (c) => feed(c, 'jsonfeed', serving));
  app.get('/p/replies/:id', async (c) => {
    const stored = await desk.store.talk.reply(c.req.param('id'));
    if (!stored.ok) return problemAnswer(stored.problem);
    const { id, state } = stored.value.reply;
    return c.json({ id, state, told: STATES[state], isWaiting: stored.value.isDue });
  });
  app.get('/p/:id', async (c) => {
    const [, id = '', json] = /^(post-[0-9a-f]{16})(\.json)?$/u.exec(c.req.param('id')) ?? [];
    if (id === '') return missing();
    const base = baseOf(c, serving);
    const made = await publishedPost(id, json === undefined ? 'html' : 'json', base, talk.receiving, desk);
    if (!made.ok) return made.problem.code === 'not-in-store' ? missing() : problemAnswer(made.problem);
    const status = made.value.isGone ? 410 : 200;
    if (json !== undefined) return c.body(made.value.text, status, { 'content-type': 'application/json' });
    if (!made.value.isGone) {
      if (talk.receiving.webmention) c.header('link', `<${base}/p/webmention>; rel="webmention"`);
      if (talk.receiving.pingback) c.header('x-pingback', `${base}/p/pingback`);
    }
    return page(c, { ok: true, value: made.value.text }, status);
  });
  if (talk.receiving.webmention) takeWebmentions(app, serving);
  if (talk.receiving.pingback) takePingbacks(app, serving);
  app.all('/p/*', () => missing());
}

function takeWebmentions(app: Hono, serving: Serving): void {
  const { desk, talk } = serving;
  app.use('/p/webmention', bodyLimit({ maxSize: MOST_FORM, onError: tooLarge }));
  app.post('/p/webmention', async (c) => {
    if (!/^application\/x-www-form-urlencoded\b/iu.test(c.req.header('content-type') ?? ''))
      return told(c, 400, 'A webmention is a form (application/x-www-form-urlencoded).');
    const form = new URLSearchParams(await c.req.text());
    const received = await receiveReply(
      {
        via: 'webmention',
        source: form.get('source') ?? undefined,
        target: form.get('target') ?? undefined,
        address: addressOf(c, serving) ?? '',
        origins: originsOf(c, serving),
      },
      talk.limits,
      desk,
    );
    if (!received.ok) return problemAnswer(received.problem);
    switch (received.value.kind) {
      case 'refused':
        return told(c, REFUSED_STATUS[received.value.why] ?? 400, REFUSED[received.value.why]);
      case 'wait':
        c.header('retry-after', String(Math.ceil(received.value.ms / 1_000)));
        return told(c, 429, 'Too many came. Please try again later.');
      case 'taken':
        talk.correspondent.nudge();
        c.header('location', `${baseOf(c, serving)}/p/replies/${received.value.id}`);
        return told(c, 201, 'Taken. Its page will be looked at, and an analyst decides whether it is shown.');
    }
  });
}

function takePingbacks(app: Hono, serving: Serving): void {
  app.use('/p/pingback', bodyLimit({ maxSize: MOST_CALL, onError: tooLarge }));
  app.post('/p/pingback', async (c) => {
    const from = { address: addressOf(c, serving) ?? '', origins: originsOf(c, serving) };
    const answer = await serving.talk.pingbacks.answer(await c.req.text(), from);
    if (!answer.ok) return problemAnswer(answer.problem);
    return c.body(answer.value, 200, { 'content-type': 'text/xml; charset=utf-8' });
  });
}

/** What whoever sent a webmention hears of a refusal. */
const REFUSED: Readonly<Record<RefusedReply, string>> = {
  'bad-source': 'The source is no http or https URL.',
  'bad-target': 'The target is no http or https URL.',
  'same-page': 'Source and target are the same page.',
  'not-ours': 'The target is no post of this site.',
  'no-such-post': 'The target is not there.',
  blocked: 'Nothing is taken from that site.',
  full: 'No more can be taken for now.',
};

const REFUSED_STATUS: Readonly<Partial<Record<RefusedReply, number>>> = { blocked: 403, full: 503 };

/** What whoever sent a reply hears of how it stands; why an analyst did what is not said. */
const STATES: Readonly<Record<ReplyState, string>> = {
  waiting: 'Its page will be looked at.',
  held: 'It links to the post and waits for an analyst.',
  approved: 'It is shown.',
  rejected: 'It is not shown.',
  unlinked: 'Its page does not link to the post.',
  gone: 'Its page is not there.',
  failed: 'Its page could not be had.',
};

function named(route: string) {
  return async (c: Context, next: () => Promise<void>): Promise<void> => {
    c.set('route' as never, route as never);
    await next();
  };
}

async function feed(c: Context, format: 'atom' | 'jsonfeed', serving: Serving): Promise<Response> {
  const { desk } = serving;
  const base = baseOf(c, serving);
  const made = await byRevision(desk.store, `posts ${base} ${format}`, () =>
    publishedFeed(format, base, desk),
  );
  if (!made.ok) return problemAnswer(made.problem);
  const type = format === 'atom' ? 'application/atom+xml; charset=utf-8' : 'application/feed+json';
  return c.body(made.value, 200, { 'content-type': type, 'cache-control': 'no-cache' });
}

function page(c: Context, made: Result<string>, status: 200 | 410 = 200): Response {
  if (!made.ok) return problemAnswer(made.problem);
  return c.body(made.value, status, {
    'content-type': HTML,
    'content-security-policy': pagePolicy(publishedStyleHash()),
    'x-frame-options': 'DENY',
    'cache-control': 'no-cache',
  });
}

function told(c: Context, status: number, words: string): Response {
  return c.body(`${words}\n`, status as 400, { 'content-type': 'text/plain; charset=utf-8' });
}

function tooLarge(): Response {
  return httpProblem(413, 'body-too-large', 'two addresses are shorter than that', { where: 'body' });
}

function missing(): Response {
  return httpProblem(404, 'no-such-path', 'nothing is published there');
}

/** The origin that posts are told to be at. */
function baseOf(c: Context, { publicUrl }: Serving): string {
  return publicUrl?.origin ?? originOf(c.req.header('host'), publicUrl);
}

/** Origins at which a post is ours: the public one, and the one that was asked. */
function originsOf(c: Context, { publicUrl }: Serving): ReadonlySet<string> {
  const own = originOf(c.req.header('host'), publicUrl);
  return new Set(publicUrl === undefined ? [own] : [publicUrl.origin]);
}

function languageOf(c: Context): PostLanguage {
  return /^\s*de\b/iu.test(c.req.header('accept-language') ?? '') ? 'de' : 'en';
}
