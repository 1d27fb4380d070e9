import { answerOf, type Exchange, headerOf, headerValues, postForm } from '../../keep/index.ts';
import type { Post, Problem, Result, SentMention } from '../../model/index.ts';
import { ok, problem, utcInstant } from '../../model/index.ts';
import { decodedSource } from '../../read/index.ts';
import { endpointOf, standingOf } from '../../talk/index.ts';
import type { Desk } from '../desk.ts';
import { guardedFetch, type LookOptions } from './look.ts';

/** Bytes of a page that is looked at for where it takes webmentions. */
const MOST_BYTES = 2 * 1024 * 1024;

/**
 * Notes that the pages a post links to are to be told of it: those it links to now, and those that were told before
 * and must hear that it changed, links to them no more or was withdrawn.
 *
 * @param isAsked also tell pages that were never told
 * @returns how many are to be told
 */
export async function tellLinked(post: Post, isAsked: boolean, desk: Desk): Promise<Result<number>> {
  const known = await desk.store.talk.mentions(post.id);
  if (!known.ok) return known;
  const told = known.value.filter(({ state }) => state === 'sent' || state === 'waiting');
  const { links, report } = standingOf(post).content;
  const linked = isAsked && post.withdrawn === undefined ? [report.url, ...links.map(({ url }) => url)] : [];
  const targets = new Set([...told.map(({ target }) => target), ...linked.flatMap((url) => url ?? [])]);
  for (const target of targets) {
    const done = await desk.store.talk.putMention({
      postId: post.id,
      target,
      revision: post.revision,
      state: 'waiting',
      at: utcInstant(desk.keep.now()),
    });
    if (!done.ok) return done;
  }
  return ok(targets.size);
}

/**
 * Tells one page: finds where it takes webmentions, sends source and target there, and keeps the receipt (W3C
 * Webmention, section 3.1). Any 2xx is a success; nothing is sent to an address that is not public.
 *
 * @param base the origin that posts are served at
 */
export async function sendMention(
  waiting: SentMention,
  base: string,
  desk: Desk,
  options: LookOptions,
): Promise<SentMention> {
  const { postId, target, revision } = waiting;
  const fetching = { ...guardedFetch(desk, options), maxBytes: MOST_BYTES };
  const at = utcInstant(desk.keep.now());
  const told = { postId, target, revision, at };
  const not = (why: Problem): SentMention => ({ ...told, state: 'failed', problem: why });
  const page = await answerOf(target, fetching);
  if (!page.ok) return not(page.problem);
  const { last, final } = page.value;
  if (!isSuccess(last))
    return not(problem('source-error', `the page answered ${last.status}`, { where: final }));
  const endpoint = endpointOf({
    final,
    linkHeaders: headerValues(last, 'link'),
    ...htmlOf(last),
  });
  if (endpoint === undefined) return { ...told, state: 'no-endpoint' };
  const answer = await postForm(endpoint, { source: `${base}/p/${postId}`, target }, fetching);
  if (!answer.ok) return { ...not(answer.problem), endpoint };
  const { status } = answer.value;
  const heard = { ...told, endpoint, status };
  if (!isSuccess(answer.value))
    return {
      ...heard,
      state: 'failed',
      problem: problem('source-error', `the receiver answered ${status}`, { where: endpoint }),
    };
  const receipt = status === 201 ? receiptOf(answer.value, endpoint) : undefined;
  return { ...heard, state: 'sent', ...(receipt !== undefined && { receipt }) };
}

function isSuccess({ status }: Exchange): boolean {
  return status >= 200 && status < 300;
}

function htmlOf(exchange: Exchange): { readonly html?: string } {
  const type = headerOf(exchange, 'content-type') ?? '';
  // Codings were not asked for; a page that comes in one all the same is not looked into.
  if (!/^(?:text\/html|application\/xhtml\+xml)\b/iu.test(type)) return {};
  return { html: decodedSource(exchange.body, type, true) };
}

function receiptOf(exchange: Exchange, endpoint: string): string | undefined {
  const location = headerOf(exchange, 'location');
  if (location === undefined || !URL.canParse(location, endpoint)) return undefined;
  const { protocol, href } = new URL(location, endpoint);
  return protocol === 'http:' || protocol === 'https:' ? href.slice(0, 2_048) : undefined;
}
