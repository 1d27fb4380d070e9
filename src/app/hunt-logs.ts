import { statSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import type { Readable } from 'node:stream';
import type { PlannedLog, Sieve, Task, TaskDone, TaskHit, TasksListener, ValueTable } from '../hunt/index.ts';
import {
  buildSieve,
  indexIndicators,
  indicatorAt,
  inputsOf,
  kernelModule,
  runHere,
  runInThreads,
  runPlainly,
} from '../hunt/index.ts';
import type { Problem, Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import type { Desk } from './desk.ts';
import { listIsNoReport } from './hunt-gathered.ts';
import type { HuntHit } from './hunt-hit.ts';
import type { LeftOfLog } from './hunt-plan.ts';
import { leftByTokens, leftOf } from './hunt-plan.ts';
import type { Covered } from './hunt-resume.ts';
import { HuntProgress, whyNoProgress } from './hunt-resume.ts';
import { HuntSightings } from './hunt-sightings.ts';
import type { Hunted } from './hunt-sources.ts';
import { huntedFor } from './hunt-sources.ts';
import { HuntTally } from './hunt-tally.ts';
import { nothingSought } from './nothing-sought.ts';
import { shownHit } from './sighting-text.ts';

export interface HuntOptions {
  /** Log files, folders and patterns; `-` is standard input. */
  readonly paths: readonly string[];
  readonly standardInput: Readable;
  /** Only what this report names. */
  readonly report?: string;
  /** A file of indicators to hunt for, instead of what the kept reports name. */
  readonly indicators?: string;
  /** Hunt for what the default view holds back, too. */
  readonly all: boolean;
  /** Threads; as many as there are cores, and reason for, unless given. */
  readonly workers?: number;
  /** A file that remembers how far the hunt has come. */
  readonly resume?: string;
  /** Run the Sigma rules that the kept reports print, too. */
  readonly rules?: boolean;
  /** Keep an index of what logs have, and read only what may have what is sought. */
  readonly tokenIndex?: boolean;
  /** Tell how often each indicator was seen, by host and day, instead of each hit. */
  readonly summary?: boolean;
  /** Keep what was found in the store, added up by indicator, host, day and log. */
  readonly keepSightings?: boolean;
  readonly onSighting: (sighting: HuntHit) => Promise<void>;
  /** All hits of a stretch of a log have been told: what was put aside to be told together may be told now. */
  readonly onPause?: () => Promise<void>;
  /** A log that could not be searched, or not to its end. */
  readonly onProblem: (problem: Problem) => void;
  readonly onProgress: (progress: HuntProgressTold) => void;
  /** Told once, before the search: how to end it before its time. */
  readonly onStart?: (early: EarlyEnd) => void;
}

/** For a hunt that is interrupted. */
export interface EarlyEnd {
  /** Says what has been covered so far, and keeps it. */
  readonly cover: () => string;
  /** Tells of what has been found so far, where it is to be told by indicator, host and day; once. */
  readonly summarise: () => Promise<void>;
}

/** Bytes of plain text as they are, of anything else after decompression. */
export interface HuntProgressTold {
  readonly bytes: number;
  /** Of the logs on disk. */
  readonly total: number;
  readonly hits: number;
}

export interface HuntSummary {
  /** Without those of values on a warning list, which the verdict has. */
  readonly hits: number;
  /** One line: what was searched for what, and what came of it. */
  readonly verdict: string;
}

/** Where a hunt is at home; a list is hunted for without a store. */
export type HuntHome = Desk | { readonly home: string; readonly store?: undefined };

/**
 * Searches logs for what the kept reports name; every hit comes with the sentence that names it.
 *
 * @param at with its store, unless only a list is hunted for
 */
export async function huntLogs(at: HuntHome, options: HuntOptions): Promise<Result<HuntSummary>> {
  const desk = at.store === undefined ? undefined : at;
  const { report, all, indicators: list, onProblem } = options;
  const ask = {
    all,
    onProblem,
    ...(report !== undefined && { report }),
    ...(list !== undefined && { list }),
  };
  const misuse = misuseOf(options);
  if (misuse !== undefined) return failed(misuse);
  const hunted = await huntedFor(desk, ask);
  if (!hunted.ok) return hunted;
  const sightings = options.keepSightings === true ? await HuntSightings.over(opened(desk)) : ok(undefined);
  if (!sightings.ok) return sightings;
  const { files, problems, links } = inputsOf(options.paths);
  for (const each of problems) onProblem(each);
  const resume = new HuntProgress(options.resume, hunted.value.values, onProblem);
  const { values } = hunted.value;
  const logs =
    options.tokenIndex === true
      ? await leftByTokens(at.home, files, values)
      : files.map((file) => leftOf(file, resume));
  const threads = threadsFor(logs, options.workers);
  const search = searchFor(hunted.value.values, threads);
  const sought = hunted.value.values.count - search.notSought;
  if (sought === 0)
    return failed(nothingSought(values.count, { heldBack: hunted.value.heldBack, list, report }));
  const extent = { logs: logs.length + problems.length, links, sought, notSought: search.notSought };
  const tally = new HuntTally({ ...extent, heldBack: hunted.value.heldBack });
  for (const { tasks, known } of logs) {
    if (tasks.length === 0) tally.wasCovered();
    if (known !== undefined) tally.knows(known);
  }
  const hear = { tally, resume, sightings: sightings.value };
  const listener = listenerFor(logs, hunted.value, hear, options);
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
  await search.run(
    logs.flatMap(({ tasks }) => tasks),
    listener,
    options.standardInput,
  );
  resume.save();
  await summarise();
  if (options.rules !== true) return ok({ hits: tally.hits, verdict: tally.verdict() });
  // Rules are rarely asked for, and what reads them takes its time to load.
  const { huntByRules } = await import('./hunt-rules.ts');
  const ruled = await huntByRules(opened(desk), { ...options, files });
  if (!ruled.ok) return ruled;
  return ok({ hits: tally.hits + ruled.value.hits, verdict: `${tally.verdict()}; ${ruled.value.verdict}` });
}

function opened(desk: Desk | undefined): Desk {
  if (desk === undefined) throw new Error('what is kept was asked for without a store');
  return desk;
}

/** What cannot be asked for together. */
function misuseOf({ indicators, keepSightings, tokenIndex, resume }: HuntOptions): Problem | undefined {
  if (tokenIndex === true && resume !== undefined) {
    const message = 'a token index knows what of a log is left to be read, and so does --resume';
    return problem('bad-usage', message, { hint: 'Leave out one of the two.' });
  }
  const foreign = resume === undefined ? undefined : whyNoProgress(resume);
  if (foreign !== undefined) return foreign;
  return indicators === undefined || keepSightings !== true ? undefined : listIsNoReport(indicators);
}

/** Of plain text that is large enough, bytes for each thread more. */
const WORTH_A_THREAD = 96 * 1024 * 1024;

function threadsFor(logs: readonly PlannedLog[], asked: number | undefined): number {
  // Standard input belongs to this thread.
  if (logs.some(({ file }) => file === '-')) return 1;
  const tasks = logs.reduce((sum, log) => sum + log.tasks.length, 0);
  const bytes = logs.reduce((sum, { size }) => sum + size, 0);
  const wanted = asked ?? Math.min(availableParallelism(), Math.ceil(bytes / WORTH_A_THREAD));
  return Math.max(1, Math.min(wanted, tasks));
}

interface Search {
  readonly notSought: number;
  readonly run: (tasks: readonly Task[], listener: TasksListener, input: Readable) => Promise<void>;
}

function searchFor(values: ValueTable, threads: number): Search {
  const module = kernelModule();
  if (module === undefined) return plainSearch(values);
  const sieve: Sieve = buildSieve(module, values, threads);
  return {
    notSought: sieve.notSought.length,
    run: (tasks, listener, input) =>
      threads > 1 ? runInThreads(sieve, tasks, listener, threads) : runHere(sieve, tasks, listener, input),
  };
}

function plainSearch(values: ValueTable): Search {
  const all = Array.from({ length: values.count }, (_, number) => indicatorAt(values, number));
  const known = all.flatMap((indicator) => indicator ?? []);
  const index = indexIndicators(known);
  return {
    notSought: values.count - known.length + index.notSought.length,
    run: (tasks, listener, input) => runPlainly(index, wholeOf(tasks), listener, input),
  };
}

/** The first stretch of each log stands for all of it; the others come to nothing. */
function wholeOf(tasks: readonly Task[]): readonly Task[] {
  const begun = new Set<string>();
  return tasks.map((task) => {
    if (task.kind === 'whole') return task;
    const isFirst = !begun.has(task.file);
    begun.add(task.file);
    const { file, context, from } = task;
    return { kind: 'whole', file, changed: context.changed, after: isFirst ? from : Number.MAX_SAFE_INTEGER };
  });
}

/** Who hears of every hit. */
interface Hearing {
  readonly tally: HuntTally;
  readonly resume: HuntProgress;
  readonly sightings: HuntSightings | undefined;
}

function listenerFor(
  logs: readonly LeftOfLog[],
  hunted: Hunted,
  { tally, resume, sightings }: Hearing,
  options: HuntOptions,
): TasksListener {
  const total = logs.reduce((sum, { size }) => sum + size, 0);
  const places = logs.flatMap((log) =>
    log.tasks.map((task, at) => {
      const base = at === 0 ? (log.bases?.[0] ?? log.linesBefore) : log.bases?.[at];
      return { log, task, base, isFirst: at === 0, isLast: at === log.tasks.length - 1 };
    }),
  );
  let bytes = 0;
  // Lines of the log before the task that is told of.
  let before = 0;
  let troubled = false;
  // Of the log that is being searched: bytes that it was to have, less those that were read.
  let missing = 0;
  return {
    async hits(number, hits) {
      const place = places[number];
      if (place === undefined) return;
      const { log, base } = place;
      before = base ?? before;
      for (const hit of hits) {
        const told: TaskHit = { ...hit, lineNumber: hit.lineNumber + before };
        const source = await hunted.source(told.indicator.source);
        const isWarned = source.ok && source.value.warningList !== undefined;
        tally.add(told, options.summary === true, isWarned);
        if (!source.ok) {
          options.onProblem(source.problem);
          continue;
        }
        // Whether one was hit is not to be said of ordinary traffic.
        if (source.value.kind === 'report' && !isWarned) sightings?.note(told, source.value.indicator);
        if (options.summary !== true) await options.onSighting(shownHit(told, source.value));
        if (sightings !== undefined) continue;
        const covered = { bytes: told.offset + 1, lines: told.lineNumber };
        resume.note(log.file, { ...covered, whole: false, size: log.size });
      }
      await options.onPause?.();
    },
    async done(number, done) {
      const place = places[number];
      if (place === undefined) return;
      const { task, log, base, isFirst, isLast } = place;
      if (isFirst) {
        troubled = false;
        missing = 0;
      }
      before = (base ?? before) + done.lines;
      if (task.kind === 'stretch') missing += task.to - task.from - done.bytes;
      const cut = isLast && missing > 0 ? cutShort(task, missing) : undefined;
      troubled ||= done.problem !== undefined || cut !== undefined;
      tally.done(log.file, done, isLast && !troubled);
      if (done.problem !== undefined) options.onProblem(done.problem);
      if (cut !== undefined) options.onProblem(cut);
      // Sightings of a log are kept when it has been searched: before, it does not count as covered.
      if (sightings !== undefined && !isLast) return;
      const kept = await sightings?.keep(tally);
      for (const each of kept ?? []) options.onProblem(each);
      if (!troubled && (kept ?? []).length === 0)
        resume.note(log.file, coveredBy(task, done, before, isLast, log.size));
    },
    progress(more) {
      bytes += more;
      options.onProgress({ bytes, total, hits: tally.hits });
    },
  };
}

/** A log that was cut while it was read: what it lost had not been searched. */
function cutShort(task: Task, missing: number): Problem | undefined {
  const size = statSync(task.file, { throwIfNoEntry: false })?.size ?? 0;
  if (task.kind !== 'stretch' || size >= task.to) return undefined;
  const message = `this log became shorter while it was read: ${missing} bytes of it were not searched`;
  return problem('not-searched', message, { where: task.file, hint: 'Hunt in the rotated log, too.' });
}

/** A line that is not ended yet is searched again when the log has grown. */
function coveredBy(task: Task, done: TaskDone, lines: number, whole: boolean, size: number): Covered {
  if (task.kind !== 'stretch') return { bytes: done.bytes, lines, whole, size };
  const { bytes, unfinished = 0 } = done;
  return { bytes: task.from + bytes - unfinished, lines: unfinished > 0 ? lines - 1 : lines, whole, size };
}
