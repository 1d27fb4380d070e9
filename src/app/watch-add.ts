import type { Look } from '../keep/watch/index.ts';
import { firstStanding, look, looksLikeFeed, readFeed } from '../keep/watch/index.ts';
import type { Result, UtcInstant, Watch } from '../model/index.ts';
import { failed, ok, problem, sha256, utcInstant } from '../model/index.ts';
import type { Desk } from './desk.ts';
import type { WatchOptions } from './watch-once.ts';
import { visitorOf } from './watch-once.ts';
import { keepPage, readFetched } from './watch-page.ts';

/** ms; a shorter one would be rude to the site and confirms nothing. */
const SHORTEST = 60_000;

/**
 * Watches a page or a feed from now on. The page is kept and read first, as `read` does: what is no
 * report now (a 404, a log-in page) cannot be missed later. Problems: those of fetching, reading and
 * storing, and `bad-usage` for an interval of less than a minute.
 *
 * @param every ms between looks
 */
export async function addWatch(
  url: string,
  every: number,
  desk: Desk,
  options: WatchOptions = {},
): Promise<Result<Watch>> {
  if (every < SHORTEST) {
    return failed(problem('bad-usage', 'a page is looked at once a minute at most', { where: url }));
  }
  const visitor = visitorOf(desk, options);
  const came = await look(url, visitor);
  const at = utcInstant(desk.keep.now());
  if (came.kind === 'refused') return failed(came.problem);
  if (came.kind === 'unmodified') {
    return failed(problem('source-error', 'the server answered 304 to a first request', { where: url }));
  }
  const made = looksLikeFeed(came.fetched.payload)
    ? feedOf(came, every, at)
    : await pageOf(came, every, at, desk);
  return made.ok ? desk.store.addWatch(made.value) : made;
}

type Whole = Extract<Look, { kind: 'whole' }>;

function feedOf({ fetched, validators }: Whole, every: number, at: UtcInstant): Result<Watch> {
  const feed = readFeed(fetched.payload, fetched.final);
  if (!feed.ok) return feed;
  return ok({
    kind: 'feed',
    ...baseOf(fetched.requested, every, at),
    title: feed.value.title,
    seen: feed.value.entries.map(({ id }) => id),
    ...(validators && { validators }),
  });
}

async function pageOf(
  { fetched, validators }: Whole,
  every: number,
  at: UtcInstant,
  desk: Desk,
): Promise<Result<Watch>> {
  const { requested, final } = fetched;
  const page = await readFetched(fetched, { url: final }, desk.localModel());
  if (!page.ok) return page;
  const captureId = await keepPage(fetched, page.value, { isAside: false }, desk);
  if (!captureId.ok) return captureId;
  const stored = await desk.store.documentOfCapture(captureId.value);
  if (!stored.ok) return stored;
  return ok({
    kind: 'page',
    ...baseOf(requested, every, at),
    reportId: stored.value.report.id,
    captureId: captureId.value,
    newestCaptureId: captureId.value,
    ...(validators && { validators }),
  });
}

function baseOf(url: string, every: number, at: UtcInstant): Omit<Watch, 'kind' | 'reportId'> {
  return {
    id: `watch-${sha256(url).slice(0, 16)}`,
    url,
    every,
    added: at,
    nextDue: utcInstant(Date.parse(at) + every),
    standing: firstStanding(at),
  };
}
