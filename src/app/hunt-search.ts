import { availableParallelism } from 'node:os';
import type { Readable } from 'node:stream';
import type { PlannedLog, Task, TasksListener, ValueTable } from '../hunt/index.ts';
import {
  buildSieve,
  indexIndicators,
  indicatorAt,
  kernelModule,
  runHere,
  runInThreads,
  runPlainly,
} from '../hunt/index.ts';

/** The engine, with what is hunted for in its index. */
export interface Search {
  /** How many values no log can carry. */
  readonly notSought: number;
  readonly run: (tasks: readonly Task[], listener: TasksListener, input: Readable) => Promise<void>;
}

/**
 * The kernel's search in as many threads as the logs are worth; every line read closely, where there is no WebAssembly.
 *
 * @param workers threads that were asked for
 */
export function searchFor(
  values: ValueTable,
  logs: readonly PlannedLog[],
  workers: number | undefined,
): Search {
  const module = kernelModule();
  if (module === undefined) return plainSearch(values);
  const threads = threadsFor(logs, workers);
  const sieve = buildSieve(module, values, threads);
  return {
    notSought: sieve.notSought.length,
    run: (tasks, listener, input) =>
      threads > 1 ? runInThreads(sieve, tasks, listener, threads) : runHere(sieve, tasks, listener, input),
  };
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
