import { availableParallelism } from 'node:os';
import type { Readable } from 'node:stream';
import type { PlannedLog, Sieve, Task, TaskDone, TaskHit, TasksListener, ValueTable } from '../hunt/index.ts';
import {
  buildSieve,
  indexIndicators,
  indicatorAt,
  inputsOf,
  kernelModule,
  planLog,
  runHere,
  runInThreads,
  runPlainly,
} from '../hunt/index.ts';
import type { Problem, Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import type { Desk } from './desk.ts';
import type { Covered } from './hunt-resume.ts';
import { HuntProgress } from './hunt-resume.ts';
import type { Hunted } from './hunt-sources.ts';
import { huntedFor } from './hunt-sources.ts';
import { HuntTally } from './hunt-tally.ts';
import type { ShownSighting } from './shown-sighting.ts';
import { sightingJson, sightingLines } from './sighting-text.ts';

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
  /** Tell how often each indicator was seen, by host and day, instead of each hit. */
  readonly summary?: boolean;
  readonly onSighting: (sighting: ShownSighting) => Promise<void>;
  /** A log that could not be searched, or not to its end. */
  readonly onProblem: (problem: Problem) => void;
  readonly onProgress: (progress: HuntProgressTold) => void;
  /** Told once, before the search: says, when asked, what has been covered so far, and keeps it. */
  readonly onStart?: (cover: () => string) => void;
}

/** Bytes of plain text as they are, of anything else after decompression. */
export interface HuntProgressTold {
  readonly bytes: number;
  /** Of the logs on disk. */
  readonly total: number;
  readonly hits: number;
}

export interface HuntSummary {
  readonly hits: number;
  /** One line: what was searched for what, and what came of it. */
  readonly verdict: string;
}

/** Searches logs for what the kept reports name; every hit comes with the sentence that names it. */
export async function huntLogs(desk: Desk, options: HuntOptions): Promise<Result<HuntSummary>> {
  const { report, all, indicators: list, onProblem } = options;
  const ask = {
    all,
    onProblem,
    ...(report !== undefined && { report }),
    ...(list !== undefined && { list }),
  };
  const hunted = await huntedFor(desk, ask);
  if (!hunted.ok) return hunted;
  const { files, problems } = inputsOf(options.paths);
  for (const each of problems) onProblem(each);
  const resume = new HuntProgress(options.resume, hunted.value.values, onProblem);
  const logs = files.map((file) => leftOf(file, resume));
  const threads = threadsFor(logs, options.workers);
  const search = searchFor(hunted.value.values, threads);
  const sought = hunted.value.values.count - search.notSought;
  if (sought === 0) {
    return failed(
      problem('not-in-store', 'no kept report names anything to hunt for', {
        hint: 'Read a report first: howdunit read <report>.',
      }),
    );
  }
  const extent = { logs: logs.length + problems.length, sought, notSought: search.notSought };
  const tally = new HuntTally({ ...extent, heldBack: hunted.value.heldBack });
  for (const { tasks } of logs) if (tasks.length === 0) tally.wasCovered();
  const listener = listenerFor(logs, hunted.value, tally, resume, options);
  options.onStart?.(() => {
    resume.save();
    return tally.interrupted();
  });
  await search.run(
    logs.flatMap(({ tasks }) => tasks),
    listener,
    options.standardInput,
  );
  resume.save();
  for (const line of options.summary === true ? tally.summaries(hunted.value.source) : []) {
    await options.onSighting(line);
  }
  return ok({ hits: tally.hits, verdict: tally.verdict() });
}

/** A log with what is left of it to be searched. */
interface Left extends PlannedLog {
  /** Lines that were searched before; they are not read again. */
  readonly linesBefore: number;
}

function leftOf(file: string, resume: HuntProgress): Left {
  const covered = resume.of(file);
  const log = planLog(file, Date.now(), covered?.bytes);
  // A log that has become shorter is another one, and begins anew.
  const isPlain = log.tasks[0]?.kind !== 'whole';
  const goesOn = covered !== undefined && log.size >= covered.size;
  if (covered !== undefined && !goesOn) return { ...planLog(file, Date.now()), linesBefore: 0 };
  if (!isPlain && covered?.whole === true && covered.size === log.size)
    return { ...log, tasks: [], linesBefore: 0 };
  return { ...log, linesBefore: isPlain ? (covered?.lines ?? 0) : 0 };
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

function listenerFor(
  logs: readonly Left[],
  hunted: Hunted,
  tally: HuntTally,
  resume: HuntProgress,
  options: HuntOptions,
): TasksListener {
  const total = logs.reduce((sum, { size }) => sum + size, 0);
  const places = logs.flatMap((log) =>
    log.tasks.map((task, at) => ({ log, task, isLast: at === log.tasks.length - 1 })),
  );
  let bytes = 0;
  // Lines of the log before the task that is told of.
  let before = 0;
  let troubled = false;
  return {
    async hits(number, hits) {
      const place = places[number];
      if (place === undefined) return;
      const { task, log } = place;
      if (task === log.tasks[0]) before = log.linesBefore;
      for (const hit of hits) {
        const told: TaskHit = { ...hit, lineNumber: hit.lineNumber + before };
        tally.add(told, options.summary === true);
        if (options.summary !== true) await options.onSighting(shown(told, hunted));
        resume.note(log.file, {
          bytes: told.offset + 1,
          lines: told.lineNumber,
          whole: false,
          size: log.size,
        });
      }
    },
    async done(number, done) {
      const place = places[number];
      if (place === undefined) return;
      const { task, log, isLast } = place;
      if (task === log.tasks[0]) {
        before = log.linesBefore;
        troubled = false;
      }
      before += done.lines;
      troubled ||= done.problem !== undefined;
      tally.done(log.file, done, isLast && !troubled);
      if (done.problem !== undefined) options.onProblem(done.problem);
      else if (!troubled) resume.note(log.file, coveredBy(task, done, before, isLast, log.size));
    },
    progress(more) {
      bytes += more;
      options.onProgress({ bytes, total, hits: tally.hits });
    },
  };
}

function coveredBy(task: Task, { bytes }: TaskDone, lines: number, whole: boolean, size: number): Covered {
  return { bytes: task.kind === 'stretch' ? task.from + bytes : bytes, lines, whole, size };
}

function shown(hit: TaskHit, hunted: Hunted): ShownSighting {
  const source = hunted.source(hit.indicator.source);
  return { json: sightingJson(hit, source), lines: sightingLines(hit, source) };
}
