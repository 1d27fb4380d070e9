import { setTimeout as sleep } from 'node:timers/promises';
import type { FetchOptions } from '../keep/index.ts';
import type { FeedEntry, Visitor } from '../keep/watch/index.ts';
import { startPace, startRobots, takeLook } from '../keep/watch/index.ts';
import type {
  Observation,
  Problem,
  Result,
  Transition,
  UtcInstant,
  Watch,
  WatchedPage,
} from '../model/index.ts';
import { ok, utcInstant } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { lookAtFeed } from './watch-feed.ts';
import { lookAtPage } from './watch-look.ts';

export interface WatchOptions extends FetchOptions {
  /** Look at everything, due or not. */
  readonly all?: boolean;
  /** Waits between requests to one host, in ms; the real thing unless given. */
  readonly sleep?: (ms: number) => Promise<unknown>;
  readonly onLook?: (watch: Watch) => void;
}

/** What a run over the watched pages learned. */
export interface WatchRun {
  readonly looks: readonly WatchLook[];
  /** Watches that were not due. */
  readonly waiting: number;
  /** Pages that could not be compared, for a reason of our own. */
  readonly problems: readonly Problem[];
}

export interface WatchLook {
  readonly watch: Watch;
  readonly observation: Observation;
  readonly transition?: Transition;
  /** Entries of a feed that were not there at the look before. */
  readonly entries: readonly FeedEntry[];
}

/**
 * Looks once at everything that is due. Every look is stored before it is told of, so that a change is
 * told of once, whatever happens to the process; a page that fails holds up no other.
 */
export async function watchOnce(desk: Desk, options: WatchOptions = {}): Promise<Result<WatchRun>> {
  const watches = await desk.store.watches();
  if (!watches.ok) return watches;
  const now = utcInstant(desk.keep.now());
  const due = watches.value.filter((watch) => options.all === true || watch.nextDue <= now);
  const visitor = visitorOf(desk, options);
  const looks: WatchLook[] = [];
  const problems: Problem[] = [];
  for (const watch of due) {
    options.onLook?.(watch);
    const looked = await lookOnce(watch, desk, visitor);
    if (!looked.ok) problems.push({ ...looked.problem, where: looked.problem.where ?? watch.url });
    else looks.push(looked.value);
  }
  return ok({ looks, waiting: watches.value.length - due.length, problems });
}

export function visitorOf(desk: Desk, options: WatchOptions): Visitor {
  const { now, software } = desk.keep;
  const fetching = { ...options, now, software };
  const pace = startPace({ now, sleep: async (ms) => void (await (options.sleep ?? sleep)(ms)) });
  return { options: fetching, pace, robots: startRobots(fetching) };
}

async function lookOnce(watch: Watch, desk: Desk, visitor: Visitor): Promise<Result<WatchLook>> {
  const looked =
    watch.kind === 'page' ? await lookAtPage(watch, desk, visitor) : await lookAtFeed(watch, visitor);
  if (!looked.ok) return looked;
  const { observation } = looked.value;
  const { standing, transition } = takeLook(watch.standing, observation);
  const moved = moveOn({ ...looked.value.watch, standing }, transition);
  const next = { ...moved, nextDue: nextDue(moved, observation, looked.value.retryAfterMs) };
  const stored = await desk.store.observe(next, { observation, ...(transition && { transition }) });
  if (!stored.ok) return stored;
  const entries = 'entries' in looked.value ? looked.value.entries : [];
  return ok({ watch: next, observation, entries, ...(transition && { transition }) });
}

/** What has drifted is from now on compared with its drifted copy. */
function moveOn(watch: Watch, transition: Transition | undefined): Watch {
  if (watch.kind === 'feed' || transition?.to !== 'drifted' || transition.kind !== 'alert') return watch;
  const page: WatchedPage = { ...watch, captureId: watch.newestCaptureId };
  return page;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Sooner than usual while something is unconfirmed; not before the server would have us. */
function nextDue(watch: Watch, { at, sight }: Observation, retryAfterMs = 0): UtcInstant {
  const { every, standing } = watch;
  const isSettled = sight === standing.state || (sight === 'live' && standing.state === 'drifted');
  const wait = isSettled ? every : Math.min(every, Math.max(every / 6, 10 * MINUTE));
  return utcInstant(Date.parse(at) + Math.max(wait, Math.min(retryAfterMs, DAY)));
}
