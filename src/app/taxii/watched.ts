import {
  failed,
  ok,
  type Problem,
  plainLine,
  problem,
  type Result,
  type UtcInstant,
  utcInstant,
} from '../../model/index.ts';
import type { FollowedCollection } from '../../store/index.ts';
import type { Desk } from '../desk.ts';
import { credentialsFor, type Pulled, type PullOptions, pull, pullOne } from './pull.ts';

/** A collection of somebody else's that is asked for what is new as pages are looked at: again and again. */
export interface WatchedCollection {
  readonly url: string;
  readonly title: string;
  /** ms between looks. */
  readonly every: number;
  readonly nextDue: UtcInstant;
  /** What had come by the last look that succeeded; absent where none did. */
  readonly addedAfter?: string;
  /** Why the last look brought nothing, where it failed, and since when none succeeded. */
  readonly failing?: { readonly since: UtcInstant; readonly problem: Problem };
}

/** ms; as for pages. */
const SHORTEST = 60_000;

export interface WatchCollectionOptions extends PullOptions {
  /** Absolute path of a file with credentials, read anew at each look. */
  readonly credentialsFile?: string | undefined;
}

/**
 * Brings what a collection has now, and looks again from now on. Fails as `pull` does, and with `bad-usage` where the
 * credentials are the environment's: a later look, by cron or by the desk, would be refused. Then nothing is watched.
 */
export async function watchCollection(
  url: string,
  every: number,
  desk: Desk,
  options: WatchCollectionOptions,
): Promise<Result<Pulled>> {
  if (every < SHORTEST)
    return failed(problem('bad-usage', 'a collection is asked once a minute at most', { where: url }));
  if ((options.credentials?.size ?? 0) > 0 && options.credentialsFile === undefined) {
    const hint = 'Give a file, which is read anew at each look: --credentials <file>.';
    const message = 'what is watched is asked again without the credentials of this environment';
    return failed(problem('bad-usage', message, { where: url, hint }));
  }
  const first = await pull(url, desk, options);
  if (!first.ok) return first;
  const [refused] = first.value.problems;
  if (refused !== undefined && first.value.objects === 0) return failed(refused);
  const all = await desk.store.shared.followed();
  if (!all.ok) return all;
  const found = all.value.find((each) => each.url === first.value.url);
  if (found === undefined) return failed(problem('not-in-store', 'the collection was not remembered'));
  const { credentialsFile } = options;
  const record = { ...found.record, every, ...(credentialsFile !== undefined && { credentialsFile }) };
  const noted = await settle({ ...found, record }, first.value.problems[0], desk);
  return noted.ok ? first : noted;
}

/** What is watched so; collections that were only pulled are not. */
export async function watchedCollections(desk: Desk): Promise<Result<readonly WatchedCollection[]>> {
  const all = await desk.store.shared.followed();
  return all.ok ? ok(all.value.flatMap((each) => watched(each) ?? [])) : all;
}

/**
 * Looks once at every collection that is due. One that fails says why, is told of as failing from then on, and holds
 * up no other; what it has meanwhile comes with the next look that succeeds, since `added_after` moves with what came.
 *
 * @param isAll due or not
 */
export async function lookAtCollections(
  desk: Desk,
  options: WatchCollectionOptions & { readonly all?: boolean },
): Promise<Result<readonly Pulled[]>> {
  const all = await desk.store.shared.followed();
  if (!all.ok) return all;
  const now = utcInstant(desk.keep.now());
  const looks: Pulled[] = [];
  for (const each of all.value) {
    const one = watched(each);
    if (one === undefined || (options.all !== true && one.nextDue > now)) continue;
    const look = await lookAt(one, each, desk, options);
    looks.push(look);
    const after = await desk.store.shared.followed();
    if (!after.ok) return after;
    const noted = await settle(after.value.find(({ id }) => id === each.id) ?? each, look.problems[0], desk);
    if (!noted.ok) return noted;
  }
  return ok(looks);
}

async function lookAt(
  { url, title }: WatchedCollection,
  { record }: FollowedCollection,
  desk: Desk,
  options: WatchCollectionOptions,
): Promise<Pulled> {
  const nothing = { url, title, pages: 0, objects: 0, reports: [] };
  const own = record['credentialsFile'];
  const file = options.credentialsFile ?? (typeof own === 'string' ? own : undefined);
  const credentials = file === undefined ? undefined : await credentialsFor(url, file, {});
  if (credentials?.ok === false) return { ...nothing, problems: [credentials.problem] };
  const pulled = await pullOne({ url, title }, desk, {
    ...options,
    ...(credentials !== undefined && { credentials: credentials.value }),
  });
  return pulled.ok ? pulled.value : { ...nothing, problems: [pulled.problem] };
}

/** Watches no more; how far it was read stays known. @returns false where it is not watched */
export async function unwatchCollection(url: string, desk: Desk): Promise<Result<boolean>> {
  const all = await desk.store.shared.followed();
  if (!all.ok) return all;
  const found = all.value.find((each) => each.url === url || each.id === url);
  if (found === undefined || watched(found) === undefined) return ok(false);
  const { every: _, nextDue: __, failing: ___, ...record } = found.record;
  const done = await desk.store.shared.follow({ ...found, record });
  return done.ok ? ok(true) : done;
}

async function settle(
  { id, url, record }: FollowedCollection,
  refused: Problem | undefined,
  desk: Desk,
): Promise<Result<void>> {
  const now = utcInstant(desk.keep.now());
  const { failing: before, ...rest } = record;
  const since = (before as WatchedCollection['failing'])?.since ?? now;
  const nextDue = utcInstant(Date.parse(now) + Number(record['every']));
  const failing = refused === undefined ? undefined : { since, problem: refused };
  return desk.store.shared.follow({ id, url, record: { ...rest, nextDue, ...(failing && { failing }) } });
}

function watched({ url, record }: FollowedCollection): WatchedCollection | undefined {
  const { every, nextDue, title, addedAfter, failing } = record as Partial<WatchedCollection>;
  if (typeof every !== 'number' || typeof nextDue !== 'string') return undefined;
  return {
    url,
    title: title ?? url,
    every,
    nextDue,
    ...(addedAfter !== undefined && { addedAfter }),
    ...(failing !== undefined && { failing }),
  };
}

/** What a look has to tell a person; nothing where nothing came. */
export function collectionLines(looks: readonly Pulled[]): readonly string[] {
  return looks
    .filter(({ objects }) => objects > 0)
    .map(({ url, title, objects, reports }) =>
      plainLine(`NEW    ${url}  ${title}: ${objects} objects, kept as ${reports.join(', ') || 'no report'}`),
    );
}

export function collectionList(all: readonly WatchedCollection[]): string {
  return all
    .map(({ url, title, nextDue, addedAfter, failing }) => {
      const state =
        failing === undefined ? 'live' : `failing since ${failing.since}: ${failing.problem.message}`;
      return plainLine(
        `${state}  read to ${addedAfter ?? 'nothing yet'}  next ${nextDue}  taxii  ${url}  ${title}`,
      );
    })
    .map((line) => `${line}\n`)
    .join('');
}
