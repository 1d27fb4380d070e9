import { inputsOf } from '../hunt/index.ts';
import type { Result } from '../model/index.ts';
import { failed, ok } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { HuntListener } from './hunt-listener.ts';
import type { HuntHome, HuntOptions, HuntSummary } from './hunt-options.ts';
import { misuseOf } from './hunt-options.ts';
import type { LeftOfLog } from './hunt-plan.ts';
import { leftByTokens, leftOf } from './hunt-plan.ts';
import { HuntProgress } from './hunt-resume.ts';
import { searchFor } from './hunt-search.ts';
import { HuntSightings } from './hunt-sightings.ts';
import type { Hunted } from './hunt-sources.ts';
import { huntedFor } from './hunt-sources.ts';
import { HuntTally } from './hunt-tally.ts';
import { nothingSought } from './nothing-sought.ts';

export type { EarlyEnd, HuntHome, HuntOptions, HuntProgressTold, HuntSummary } from './hunt-options.ts';

/**
 * Searches logs for what the kept reports name; every hit comes with the sentence that names it.
 *
 * @param at with its store, unless only a list is hunted for
 */
export async function huntLogs(at: HuntHome, options: HuntOptions): Promise<Result<HuntSummary>> {
  const misuse = misuseOf(options);
  if (misuse !== undefined) return failed(misuse);
  const hunted = await huntedIn(at, options);
  if (!hunted.ok) return hunted;
  const { values, heldBack } = hunted.value;
  const sightings = options.keepSightings === true ? await HuntSightings.over(opened(at)) : ok(undefined);
  if (!sightings.ok) return sightings;

  const { files, problems, links } = inputsOf(options.paths);
  for (const each of problems) options.onProblem(each);
  const resume = new HuntProgress(options.resume, values, options.onProblem);
  const logs = await leftToSearch(at.home, files, hunted.value, resume, options);
  const search = searchFor(values, logs, options.workers);
  const sought = values.count - search.notSought;
  const { indicators: list, report } = options;
  if (sought === 0) return failed(nothingSought(values.count, { heldBack, list, report }));

  const all = logs.length + problems.length;
  const tally = new HuntTally({ logs: all, links, sought, notSought: search.notSought, heldBack });
  tally.knowsOf(logs);
  const hearing = { tally, resume, sightings: sightings.value };
  const listener = new HuntListener(logs, hunted.value, hearing, options);
  const summarise = async (): Promise<void> => {
    if (options.summary === true) await tally.summarise(hunted.value.source, options);
  };
  options.onStart?.({
    cover() {
      resume.save();
      return tally.interrupted();
    },
    summarise,
  });
  const tasks = logs.flatMap((log) => log.tasks);
  await search.run(tasks, listener, options.standardInput);
  resume.save();
  await summarise();
  return withRules(at, options, files, { hits: tally.hits, verdict: tally.verdict() });
}

/** What a list names, or the kept reports. */
function huntedIn(at: HuntHome, options: HuntOptions): Promise<Result<Hunted>> {
  const { report, all, indicators: list, onProblem } = options;
  return huntedFor(at.store === undefined ? undefined : at, {
    all,
    onProblem,
    ...(report !== undefined && { report }),
    ...(list !== undefined && { list }),
  });
}

/** Logs with what an earlier hunt has not come to, or what their token index does not rule out. */
function leftToSearch(
  home: string,
  files: readonly string[],
  { values }: Hunted,
  resume: HuntProgress,
  { tokenIndex }: HuntOptions,
): Promise<readonly LeftOfLog[]> | readonly LeftOfLog[] {
  return tokenIndex === true ? leftByTokens(home, files, values) : files.map((file) => leftOf(file, resume));
}

/** Adds what the reports' own rules find, where they are asked for. */
async function withRules(
  at: HuntHome,
  options: HuntOptions,
  files: readonly string[],
  found: HuntSummary,
): Promise<Result<HuntSummary>> {
  if (options.rules !== true) return ok(found);
  // Rules are rarely asked for, and what reads them takes its time to load.
  const { huntByRules } = await import('./hunt-rules.ts');
  const ruled = await huntByRules(opened(at), { ...options, files });
  if (!ruled.ok) return ruled;
  return ok({ hits: found.hits + ruled.value.hits, verdict: `${found.verdict}; ${ruled.value.verdict}` });
}

function opened(at: HuntHome): Desk {
  if (at.store === undefined) throw new Error('what is kept was asked for without a store');
  return at;
}
