import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { retroHunt } from '../app/retro-hunt.ts';
import { credentialsFor } from '../app/taxii/pull.ts';
import {
  collectionLines,
  collectionList,
  lookAtCollections,
  unwatchCollection,
  watchCollection,
  watchedCollections,
} from '../app/taxii/watched.ts';
import { addWatch } from '../app/watch-add.ts';
import type { WatchRun } from '../app/watch-once.ts';
import { watchOnce } from '../app/watch-once.ts';
import { newsIn, watchJson, watchLines, watchList, watchListJson, watchVerdict } from '../app/watch-text.ts';
import { beforeSignal } from './before-signal.ts';
import { EXIT } from './exit-codes.ts';
import { ToldHits } from './hunt-hits.ts';
import { progress } from './progress.ts';
import { print, report, say } from './terminal.ts';
import { withDesk } from './with-desk.ts';

export interface WatchFlags {
  readonly home?: string;
  readonly allowPrivate?: boolean;
  /** A file with credentials of TAXII servers. */
  readonly credentials?: string;
  readonly json?: boolean;
}

/** How often a running watch asks itself whether anything is due, in ms. */
const TURN = 60_000;

/** `howdunit watch`: looks at what is due, once or until it is stopped. */
export async function watch(
  flags: WatchFlags & { once?: boolean; now?: boolean; hunt?: readonly string[] },
): Promise<void> {
  for (;;) {
    const run = await runOnce(flags);
    if (run !== undefined && flags.hunt !== undefined) await huntAgain(flags.home, flags.hunt);
    if (run === undefined || flags.once === true) return;
    await sleep(TURN);
  }
}

async function runOnce(flags: WatchFlags & { now?: boolean }): Promise<WatchRun | undefined> {
  const line = progress('watch');
  const run = await withDesk(flags.home, (desk) =>
    watchOnce(desk, {
      ...fetching(flags),
      all: flags.now === true,
      onLook: ({ url }) => line.stage(url),
    }),
  );
  line.done();
  if (run === undefined) return undefined;
  const pulled = await withDesk(flags.home, (desk) =>
    lookAtCollections(desk, { ...fetching(flags), ...credentialsIn(flags), all: flags.now === true }),
  );
  if (pulled === undefined) return undefined;
  for (const problem of [...run.problems, ...pulled.flatMap(({ problems }) => problems)]) report(problem);
  const lines = [...watchLines(run), ...collectionLines(pulled)];
  await print(flags.json === true ? watchJson(run, pulled) : lines.map((each) => `${each}\n`).join(''));
  say(watchVerdict(run));
  if (pulled.length > 0) say(`${pulled.length} TAXII collections asked`);
  // News outranks a page that could not be compared: it is not told of again.
  if (newsIn(run) > 0 || pulled.some(({ objects }) => objects > 0)) process.exitCode = EXIT.hits;
  return run;
}

/** Hunts through kept logs for what has come since the last time. */
async function huntAgain(home: string | undefined, paths: readonly string[]): Promise<void> {
  const hits = new ToldHits({ asJson: false, isSummed: false });
  const forget = beforeSignal(() => hits.end());
  const hunted = await withDesk(home, (desk) =>
    retroHunt(desk, { paths, onProblem: report, onSighting: (hit) => hits.tell(hit) }),
  );
  await hits.end();
  forget();
  for (const verdict of hunted?.verdicts ?? []) say(verdict);
  if ((hunted?.hits ?? 0) > 0) process.exitCode = EXIT.hits;
}

/** `howdunit watch add <url>`: keeps a first copy and looks again from now on. */
export async function add(
  url: string,
  flags: WatchFlags & { every: number; taxii?: boolean; collection?: string },
): Promise<void> {
  if (flags.taxii === true) return addCollection(url, flags);
  const added = await withDesk(flags.home, (desk) => addWatch(url, flags.every, desk, fetching(flags)));
  if (added === undefined) return;
  await print(flags.json === true ? watchListJson([added]) : watchList([added]));
}

/** `howdunit watch add --taxii <url>`: brings what a collection has and asks again from now on. */
async function addCollection(
  url: string,
  flags: WatchFlags & { every: number; collection?: string },
): Promise<void> {
  const credentials = await credentialsFor(url, flags.credentials, process.env);
  if (!credentials.ok) return report(credentials.problem);
  const asked = { ...fetching(flags), ...credentialsIn(flags), credentials: credentials.value };
  const first = await withDesk(flags.home, (desk) =>
    watchCollection(url, flags.every, desk, { ...asked, collection: flags.collection }),
  );
  if (first === undefined) return;
  for (const problem of first.problems) report(problem);
  if (flags.json === true) return print(`${JSON.stringify(first, null, 2)}\n`);
  await print(
    collectionLines([first])
      .map((line) => `${line}\n`)
      .join(''),
  );
  say(`${first.title} is watched from now on`);
}

/** `howdunit watch list`: what is watched, and how it stands. */
export async function list(flags: WatchFlags): Promise<void> {
  const watches = await withDesk(flags.home, (desk) => desk.store.watches());
  if (watches === undefined) return;
  const collections = await withDesk(flags.home, watchedCollections);
  if (collections === undefined) return;
  if (flags.json !== true) return print(watchList(watches) + collectionList(collections));
  await print(watchListJson(watches, collections));
}

/** `howdunit watch remove <url>`: looks no more; what was kept stays kept. */
export async function remove(reference: string, flags: WatchFlags): Promise<void> {
  const isCollection = await withDesk(flags.home, (desk) => unwatchCollection(reference, desk));
  if (isCollection === undefined) return;
  if (isCollection) return say(`${reference} is watched no more; what came of it stays`);
  const removed = await withDesk(flags.home, (desk) => desk.store.removeWatch(reference));
  if (removed !== undefined) say(`${removed.url} is watched no more; its copies stay`);
}

function fetching(flags: WatchFlags): { allowPrivate?: true } {
  return flags.allowPrivate === true ? { allowPrivate: true } : {};
}

function credentialsIn({ credentials }: WatchFlags): { credentialsFile?: string } {
  return credentials === undefined ? {} : { credentialsFile: resolve(credentials) };
}
