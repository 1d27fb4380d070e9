import { extname } from 'node:path';
import type { Readable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { Sieve } from '../sieve/sieve.ts';
import { StretchSearch } from '../sieve/stretch-search.ts';
import { runTask } from './run-task.ts';
import { keepHeapSmall, THREAD_LIMITS } from './small-heap.ts';
import type { Task, TaskDone, TaskHit } from './task.ts';
import type { FromThread, ToThread } from './thread-messages.ts';

/** What is told of tasks, in the order of the tasks, whichever thread they ran in. */
export interface TasksListener {
  /** Resolves when more may come. @param task its place in the list */
  readonly hits: (task: number, hits: readonly TaskHit[]) => Promise<void>;
  readonly done: (task: number, done: TaskDone) => Promise<void>;
  readonly progress: (bytes: number) => void;
}

/** Here, one after another. */
export async function runHere(
  sieve: Sieve,
  tasks: readonly Task[],
  listener: TasksListener,
  standardInput: Readable,
): Promise<void> {
  keepHeapSmall(sieve.values.count);
  const search = new StretchSearch(sieve, 0);
  for (const [number, task] of tasks.entries()) {
    const told = {
      hits: (hits: readonly TaskHit[]) => listener.hits(number, hits),
      progress: (bytes: number) => listener.progress(bytes),
    };
    await listener.done(number, await runTask(search, task, told, standardInput));
  }
}

const MODULE = new URL(`./thread${extname(import.meta.url)}`, import.meta.url);

/**
 * In as many threads as the sieve was built for. What a thread finds ahead of its turn waits with it, so that memory
 * stays level however much is found.
 */
export async function runInThreads(
  sieve: Sieve,
  tasks: readonly Task[],
  listener: TasksListener,
  threads: number,
): Promise<void> {
  keepHeapSmall(sieve.values.count);
  const turns = new Turns();
  const told: Promise<void>[] = [];
  const workers: Worker[] = [];
  let next = 0;
  const lane = async (instance: number): Promise<void> => {
    const worker = new Worker(MODULE, { workerData: { sieve, instance }, resourceLimits: THREAD_LIMITS });
    workers.push(worker);
    while (next < tasks.length) {
      const number = next++;
      const task = tasks[number];
      if (task === undefined) break;
      const { run, telling } = runIn(worker, number, task, turns, listener);
      told.push(telling);
      telling.catch(() => {});
      await run;
    }
  };
  try {
    const lanes = Array.from({ length: Math.min(threads, tasks.length) }, (_, instance) => lane(instance));
    await Promise.all(lanes);
    await Promise.all(told);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

/** Lets tasks speak in their order. */
class Turns {
  #current = 0;
  readonly #ended: Set<number> = new Set();
  readonly #waiting: Map<number, () => void> = new Map();

  /** Resolves when all tasks before have ended. */
  of(task: number): Promise<void> {
    if (task <= this.#current) return Promise.resolve();
    return new Promise((resolve) => {
      this.#waiting.set(task, resolve);
    });
  }

  end(task: number): void {
    this.#ended.add(task);
    while (this.#ended.delete(this.#current)) this.#current++;
    this.#waiting.get(this.#current)?.();
    this.#waiting.delete(this.#current);
  }
}

/** `run` resolves when the thread is free again, `telling` when all that the task found has been told. */
function runIn(
  worker: Worker,
  number: number,
  task: Task,
  turns: Turns,
  listener: TasksListener,
): { readonly run: Promise<void>; readonly telling: Promise<void> } {
  const tell = (message: ToThread): void => worker.postMessage(message);
  let telling: Promise<void> = turns.of(number);
  const run = new Promise<void>((resolve, reject) => {
    const hear = (message: FromThread): void => {
      if (message.kind === 'progress') listener.progress(message.bytes);
      else if (message.kind === 'hits') {
        telling = telling.then(async () => {
          await listener.hits(number, message.hits);
          tell({ kind: 'heard' });
        });
      } else {
        worker.off('message', hear);
        worker.off('error', reject);
        telling = telling.then(() => listener.done(number, message.done)).then(() => turns.end(number));
        resolve();
      }
      // Whoever awaits it all hears of it; until then nobody does.
      telling.catch(() => {});
    };
    worker.on('message', hear);
    // A fault of ours, which ends the hunt with its name.
    worker.once('error', reject);
    tell({ kind: 'task', task });
  });
  return { run, telling: run.then(() => telling) };
}
