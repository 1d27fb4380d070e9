import type { FeedEntry, Look, Visitor } from '../keep/watch/index.ts';
import { look, readFeed } from '../keep/watch/index.ts';
import type { Observation, Result, UtcInstant, WatchedFeed } from '../model/index.ts';
import { ok, utcInstant } from '../model/index.ts';
import { sightOf } from './watch-look.ts';

export interface LookedAtFeed {
  readonly observation: Observation;
  readonly watch: WatchedFeed;
  readonly entries: readonly FeedEntry[];
  readonly retryAfterMs?: number;
}

/** Feeds forget old entries by themselves; so many ids are remembered, so that none comes twice. */
const MOST_SEEN = 5_000;

/** Looks at a feed once. That an entry left the feed says nothing of the page it led to. */
export async function lookAtFeed(watch: WatchedFeed, visitor: Visitor): Promise<Result<LookedAtFeed>> {
  const came = await look(watch.url, visitor, watch.validators);
  const at = utcInstant(visitor.options.now());
  if (came.kind === 'unmodified') {
    const reason = 'the server says that nothing has changed (304)';
    const observation: Observation = { at, sight: 'live', reason, status: 304, final: came.final };
    return ok({ watch, observation, entries: [] });
  }
  return ok(came.kind === 'refused' ? refused(watch, came, at) : read(watch, came, at));
}

function refused(watch: WatchedFeed, came: Extract<Look, { kind: 'refused' }>, at: UtcInstant): LookedAtFeed {
  const { problem, answered, retryAfterMs } = came;
  const seen = answered && { status: answered.last.status, final: answered.final };
  return {
    watch,
    observation: { at, sight: sightOf(problem), reason: problem.message, ...seen },
    entries: [],
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  };
}

function read(watch: WatchedFeed, came: Extract<Look, { kind: 'whole' }>, at: UtcInstant): LookedAtFeed {
  const { fetched, status, validators } = came;
  const seen = { at, status, final: fetched.final };
  const feed = readFeed(fetched.payload, fetched.final);
  if (!feed.ok) {
    const observation: Observation = { ...seen, sight: 'unreachable', reason: feed.problem.message };
    return { watch, observation, entries: [] };
  }
  const known = new Set(watch.seen);
  const entries = feed.value.entries.filter(({ id }) => !known.has(id));
  const { validators: _, ...rest } = watch;
  return {
    watch: {
      ...rest,
      title: feed.value.title,
      seen: [...entries.map(({ id }) => id), ...watch.seen].slice(0, MOST_SEEN),
      ...(validators && { validators }),
    },
    observation: { ...seen, sight: 'live', reason: `the feed came, with ${entries.length} new entries` },
    entries,
  };
}
