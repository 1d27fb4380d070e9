import { setTimeout as sleep } from 'node:timers/promises';
import { retroHunt } from '../app/retro-hunt.ts';
import { addWatch } from '../app/watch-add.ts';
import type { WatchRun } from '../app/watch-once.ts';
import { watchOnce } from '../app/watch-once.ts';
import { newsIn, watchJson, watchLines, watchList, watchListJson, watchVerdict } from '../app/watch-text.ts';
import { plainLine } from '../model/index.ts';
import { EXIT } from './exit-codes.ts';
import { progress } from './progress.ts';
import { print, report, say } from './terminal.ts';
import { withDesk } from './with-desk.ts';

export interface WatchFlags {
  readonly home?: string;
  readonly allowPrivate?: boolean;
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
  for (const problem of run.problems) report(problem);
  await print(
    flags.json === true
      ? watchJson(run)
      : watchLines(run)
          .map((each) => `${each}\n`)
          .join(''),
  );
  say(watchVerdict(run));
  // News outranks a page that could not be compared: it is not told of again.
  if (newsIn(run) > 0) process.exitCode = EXIT.hits;
  return run;
}

/** Hunts through kept logs for what has come since the last time. */
async function huntAgain(home: string | undefined, paths: readonly string[]): Promise<void> {
  const hunted = await withDesk(home, (desk) =>
    retroHunt(desk, {
      paths,
      onProblem: report,
      onSighting: ({ lines }) => print(`${lines.map(plainLine).join('\n')}\n`),
    }),
  );
  for (const verdict of hunted?.verdicts ?? []) say(verdict);
  if ((hunted?.hits ?? 0) > 0) process.exitCode = EXIT.hits;
}

/** `howdunit watch add <url>`: keeps a first copy and looks again from now on. */
export async function add(url: string, flags: WatchFlags & { every: number }): Promise<void> {
  const added = await withDesk(flags.home, (desk) => addWatch(url, flags.every, desk, fetching(flags)));
  if (added === undefined) return;
  await print(flags.json === true ? watchListJson([added]) : watchList([added]));
}

/** `howdunit watch list`: what is watched, and how it stands. */
export async function list(flags: WatchFlags): Promise<void> {
  const watches = await withDesk(flags.home, (desk) => desk.store.watches());
  if (watches === undefined) return;
  await print(flags.json === true ? watchListJson(watches) : watchList(watches));
}

/** `howdunit watch remove <url>`: looks no more; what was kept stays kept. */
export async function remove(reference: string, flags: WatchFlags): Promise<void> {
  const removed = await withDesk(flags.home, (desk) => desk.store.removeWatch(reference));
  if (removed !== undefined) say(`${removed.url} is watched no more; its copies stay`);
}

function fetching(flags: WatchFlags): { allowPrivate?: true } {
  return flags.allowPrivate === true ? { allowPrivate: true } : {};
}
