import { availableParallelism } from 'node:os';
import type { Problem, Result } from '../model/index.ts';
import { failed, ok } from '../model/index.ts';
import type { Listed } from './read-many-gather.ts';
import type { WorkerDone } from './read-many-messages.ts';
import type { Worker, WorkerOptions } from './read-many-worker.ts';
import { startWorker } from './read-many-worker.ts';

/**
 * A process that has read so many reports, or holds so many bytes after one, gives way to a fresh one, so that
 * memory does not grow with the number of reports. Starting one costs about as much as reading two reports.
 */
const MOST_REPORTS = 32;
const MOST_MEMORY = 320 * 1024 * 1024;

export interface ReadManyOptions extends WorkerOptions {
  /** Processes at once; one for each core unless given. */
  readonly workers?: number;
  /** Awaited before its worker goes on, so that a slow reader is never flooded. */
  readonly onDone: (done: WorkerDone) => Promise<void>;
  /** Something went wrong without ending the reading of a report. */
  readonly onProblem: (problem: Problem) => void;
  readonly onPage: (listed: Listed, page: number) => void;
  readonly onStart: (listed: Listed) => void;
}

export interface ReadMany {
  /** When all have been read, or why nothing could be read at all. */
  readonly finished: Promise<Result<void>>;
  /** Ends what is being read; copies that are being written are finished first. */
  stop(): Promise<void>;
  /** Ends it without waiting, for a process that is ending itself. */
  abandon(): void;
}

/**
 * Reads many reports in processes of their own, which write to one store side by side. What is done with one
 * report cannot harm the others: a process that hangs or dies is replaced.
 */
export function readMany(reports: readonly Listed[], options: ReadManyOptions): ReadMany {
  const queue = queueOf(reports);
  const workers = new Set<Worker>();
  let isStopped = false;
  const start = (): Worker => {
    const worker = startWorker(options);
    workers.add(worker);
    return worker;
  };
  const retire = async (worker: Worker): Promise<void> => {
    await worker.dismiss();
    workers.delete(worker);
  };
  const stop = async (): Promise<void> => {
    isStopped = true;
    await Promise.all([...workers].map((worker) => worker.end()));
  };

  /** One process after the other, until nothing is left to read. */
  async function lane(): Promise<Problem | undefined> {
    let worker: Worker | undefined;
    let count = 0;
    for (let next = queue.take(); next !== undefined && !isStopped; next = queue.take()) {
      const listed = next;
      worker ??= start();
      const unusable = await worker.unusable;
      if (unusable !== undefined) return unusable;
      options.onStart(listed);
      const done = await worker.read(listed, {
        onPage: (page) => options.onPage(listed, page),
        onProblem: options.onProblem,
      });
      queue.release(listed);
      if (isStopped) break;
      await options.onDone(done);
      count += 1;
      if (!worker.isAlive || count >= MOST_REPORTS || done.memory > MOST_MEMORY) {
        await retire(worker);
        worker = undefined;
        count = 0;
      }
    }
    if (worker !== undefined) await retire(worker);
    return undefined;
  }

  async function all(): Promise<Result<void>> {
    const lanes = Math.min(reports.length, Math.max(1, options.workers ?? availableParallelism()));
    try {
      const problems = await Promise.all(Array.from({ length: lanes }, lane));
      const unusable = problems.find((each) => each !== undefined);
      return unusable === undefined ? ok(undefined) : failed(unusable);
    } catch (error) {
      // The processes of a command that is being ended die before they are ready: that is no fault.
      if (isStopped) return ok(undefined);
      throw error;
    } finally {
      await stop();
    }
  }

  return {
    finished: all(),
    stop,
    abandon: () => {
      for (const worker of workers) void worker.end();
    },
  };
}

interface Queue {
  /** The next that may be read now; undefined when the rest waits for what others are reading. */
  take(): Listed | undefined;
  release(listed: Listed): void;
}

/**
 * In their order, but never two at once that may be the same file: the second is to find the first in the
 * store. Whoever releases one takes those that waited for it.
 */
function queueOf(reports: readonly Listed[]): Queue {
  const waiting = [...reports].reverse();
  const inHand = new Set<string>();
  return {
    take() {
      const at = waiting.findLastIndex(({ key }) => !inHand.has(key));
      const [next] = at < 0 ? [] : waiting.splice(at, 1);
      if (next !== undefined) inHand.add(next.key);
      return next;
    },
    release: ({ key }) => void inHand.delete(key),
  };
}
