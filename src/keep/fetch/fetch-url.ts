import { failed, ok, problem, type Redirect, type Result, type UtcInstant } from '../../model/index.ts';
import { type Exchange, headerOf } from '../exchange.ts';
import { DEFAULT_MAX_BYTES, type FetchOptions, type KeepOptions } from '../options.ts';
import { acceptAnswer } from './accept-answer.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { type Permits, systemResolve } from './guarded-lookup.ts';
import { isPublicAddress } from './public-address.ts';
import { requestPage, type Session } from './request-page.ts';
import { parseWebUrl, withoutFragment } from './web-url.ts';

/** A URL's answer, whatever it is, and the way there. */
export interface Answered {
  /** As asked for, normalised. */
  readonly requested: string;
  /** Where the answer came from, after all redirects. */
  readonly final: string;
  readonly redirects: readonly Redirect[];
  /** Every hop in order; the last one brought the answer. */
  readonly exchanges: readonly Exchange[];
  readonly last: Exchange;
}

export interface Fetched extends Omit<Answered, 'last'> {
  readonly payload: Uint8Array;
  readonly declaredType?: string;
  /** When the last request was about to be sent. */
  readonly at: UtcInstant;
}

export type UrlOptions = FetchOptions & Pick<KeepOptions, 'now' | 'software' | 'maxBytes'>;

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches a URL through its redirects and accepts the answer only if it is a report's. See
 * `keepUrl` for the problems.
 *
 * @param permits which addresses may be connected to, at every hop
 */
export async function fetchUrl(
  text: string,
  options: UrlOptions,
  permits: Permits = permitted(options),
): Promise<Result<Fetched>> {
  const answered = await answerOf(text, options, permits);
  return answered.ok ? accept(answered.value, options) : answered;
}

/** The answer as a report's, or why it is none: see `acceptAnswer` for the problems. */
export async function accept(answered: Answered, options: UrlOptions): Promise<Result<Fetched>> {
  const { last, ...way } = answered;
  const payload = await acceptAnswer(last, options.maxBytes ?? DEFAULT_MAX_BYTES);
  if (!payload.ok) return payload;
  const declaredType = headerOf(last, 'content-type');
  return ok({
    ...way,
    payload: payload.value,
    ...(declaredType !== undefined && { declaredType }),
    at: last.at,
  });
}

/** Fetches a URL through its redirects; what status the answer has is not judged. */
export async function answerOf(
  text: string,
  options: UrlOptions,
  permits: Permits = permitted(options),
): Promise<Result<Answered>> {
  const url = parseWebUrl(text.trim());
  if (!url.ok) return url;
  const deadline = startDeadline(options.timeoutMs ?? 60_000, options.idleTimeoutMs ?? 20_000);
  const session = openSession(options, permits, deadline);
  try {
    return await followFrom(url.value, session, options.maxRedirects ?? 10);
  } finally {
    deadline.stop();
  }
}

/** What the requests of one fetch share; its count of bytes starts at 0. */
export function openSession(options: UrlOptions, permits: Permits, deadline: Deadline): Session {
  return {
    now: options.now,
    userAgent: options.userAgent ?? options.software,
    resolve: options.resolve ?? systemResolve,
    permits,
    deadline,
    maxBytes: options.maxBytes ?? DEFAULT_MAX_BYTES,
    onProgress: options.onProgress ?? (() => undefined),
    headersFor: options.headersFor ?? (() => ({})),
    authorizationFor: options.authorizationFor ?? (() => undefined),
    received: 0,
  };
}

/** From one URL through its redirects to the answer, with the session's clocks and limits. */
export async function followFrom(
  start: URL,
  session: Session,
  maxRedirects: number,
): Promise<Result<Answered>> {
  const exchanges: Exchange[] = [];
  const redirects: Redirect[] = [];
  let url = withoutFragment(start);
  for (;;) {
    const exchange = await requestPage(url, session);
    if (!exchange.ok) return exchange;
    exchanges.push(exchange.value);
    const target = redirectTarget(exchange.value, url);
    if (target === undefined) {
      const last = exchange.value;
      return ok({ requested: start.href, final: last.url, redirects, exchanges, last });
    }
    if (!target.ok) return target;
    if (exchanges.some((seen) => seen.url === target.value.href)) {
      return failed(
        problem('redirect-loop', 'the server sent us round in a circle', { where: target.value.href }),
      );
    }
    if (redirects.length === maxRedirects) {
      return failed(
        problem('too-many-redirects', `more than ${maxRedirects} redirects came`, { where: start.href }),
      );
    }
    redirects.push({ from: url.href, to: target.value.href, status: exchange.value.status });
    url = target.value;
  }
}

/** Undefined where the answer is not a redirect. */
function redirectTarget(exchange: Exchange, from: URL): Result<URL> | undefined {
  const location = headerOf(exchange, 'location');
  if (!REDIRECTS.has(exchange.status) || location === undefined) return undefined;
  // Header bytes reach us as latin1; browsers take them as UTF-8 (WHATWG Fetch, "location URL").
  const target = parseWebUrl(Buffer.from(location, 'latin1').toString(), from);
  return target.ok ? ok(withoutFragment(target.value)) : target;
}

function permitted(options: UrlOptions): Permits {
  return options.allowPrivate === true ? () => true : isPublicAddress;
}
