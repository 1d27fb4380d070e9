import { failed, ok, problem, type Redirect, type Result, type UtcInstant } from '../../model/index.ts';
import { type Exchange, headerOf } from '../exchange.ts';
import { DEFAULT_MAX_BYTES, type FetchOptions, type KeepOptions } from '../options.ts';
import { acceptAnswer } from './accept-answer.ts';
import { startDeadline } from './deadline.ts';
import { type Permits, systemResolve } from './guarded-lookup.ts';
import { isPublicAddress } from './public-address.ts';
import { requestPage, type Session } from './request-page.ts';
import { parseWebUrl, withoutFragment } from './web-url.ts';

export interface Fetched {
  /** As asked for, normalised. */
  readonly requested: string;
  /** Where the payload came from, after all redirects. */
  readonly final: string;
  readonly redirects: readonly Redirect[];
  /** Every hop in order; the last one brought the payload. */
  readonly exchanges: readonly Exchange[];
  readonly payload: Uint8Array;
  readonly declaredType?: string;
  /** When the last request was about to be sent. */
  readonly at: UtcInstant;
}

type Options = FetchOptions & Pick<KeepOptions, 'now' | 'software' | 'maxBytes'>;

const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/**
 * Fetches a URL through its redirects and accepts the answer only if it is a report's. See
 * `keepUrl` for the problems.
 *
 * @param permits which addresses may be connected to, at every hop
 */
export async function fetchUrl(
  text: string,
  options: Options,
  permits: Permits = options.allowPrivate === true ? () => true : isPublicAddress,
): Promise<Result<Fetched>> {
  const url = parseWebUrl(text.trim());
  if (!url.ok) return url;
  const deadline = startDeadline(options.timeoutMs ?? 60_000, options.idleTimeoutMs ?? 20_000);
  const session: Session = {
    now: options.now,
    userAgent: options.userAgent ?? options.software,
    resolve: options.resolve ?? systemResolve,
    permits,
    deadline,
    maxBytes: options.maxBytes ?? DEFAULT_MAX_BYTES,
    onProgress: options.onProgress ?? (() => undefined),
    received: 0,
  };
  try {
    return await followFrom(url.value, session, options.maxRedirects ?? 10);
  } finally {
    deadline.stop();
  }
}

async function followFrom(start: URL, session: Session, maxRedirects: number): Promise<Result<Fetched>> {
  const exchanges: Exchange[] = [];
  const redirects: Redirect[] = [];
  let url = withoutFragment(start);
  for (;;) {
    const exchange = await requestPage(url, session);
    if (!exchange.ok) return exchange;
    exchanges.push(exchange.value);
    const target = redirectTarget(exchange.value, url);
    if (target === undefined) break;
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
  return finish(start, redirects, exchanges, session);
}

/** Undefined where the answer is not a redirect. */
function redirectTarget(exchange: Exchange, from: URL): Result<URL> | undefined {
  const location = headerOf(exchange, 'location');
  if (!REDIRECTS.has(exchange.status) || location === undefined) return undefined;
  // Header bytes reach us as latin1; browsers take them as UTF-8 (WHATWG Fetch, "location URL").
  const target = parseWebUrl(Buffer.from(location, 'latin1').toString(), from);
  return target.ok ? ok(withoutFragment(target.value)) : target;
}

async function finish(
  start: URL,
  redirects: readonly Redirect[],
  exchanges: readonly Exchange[],
  session: Session,
): Promise<Result<Fetched>> {
  const last = exchanges.at(-1);
  if (last === undefined) throw new Error('a fetch without an exchange');
  const payload = await acceptAnswer(last, session.maxBytes);
  if (!payload.ok) return payload;
  const declaredType = headerOf(last, 'content-type');
  return ok({
    requested: start.href,
    final: last.url,
    redirects,
    exchanges,
    payload: payload.value,
    ...(declaredType !== undefined && { declaredType }),
    at: last.at,
  });
}
