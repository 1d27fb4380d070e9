import { parentPort, workerData } from 'node:worker_threads';
import { StretchSearch } from '../sieve/stretch-search.ts';
import { runTask } from './run-task.ts';
import type { Task } from './task.ts';
import type { FromThread, ThreadData, ToThread } from './thread-messages.ts';

/**
 * What may wait to be told while the thread goes on, in UTF-16 units of log lines and about as much again: tasks speak
 * in their order, and a thread that waited for its turn at its first hits would leave the search to the other.
 */
const MOST_UNHEARD = 4 * 1024 * 1024;
/** What a hit weighs besides its line. */
const OF_A_HIT = 400;

/** A thread that runs one task after another on a sieve it shares. */
if (parentPort !== null) serve(parentPort, workerData as ThreadData);

function serve(port: NonNullable<typeof parentPort>, { sieve, instance }: ThreadData): void {
  // Buffers come over as plain arrays of the same memory.
  const { bytes } = sieve.values;
  const values = { ...sieve.values, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
  const search = new StretchSearch({ ...sieve, values }, instance);
  /** Of each batch that was not heard yet, in the order in which they will be. */
  const unheard: number[] = [];
  let waiting = 0;
  let heard: (() => void) | undefined;
  const tell = (message: FromThread): void => port.postMessage(message);
  port.on('message', (message: ToThread) => {
    if (message.kind === 'task') void run(message.task);
    else {
      waiting -= unheard.shift() ?? 0;
      heard?.();
    }
  });

  async function run(task: Task): Promise<void> {
    const done = await runTask(search, task, {
      async hits(hits) {
        if (hits.length === 0) return;
        tell({ kind: 'hits', hits });
        const size = hits.reduce((sum, { line }) => sum + line.length + OF_A_HIT, 0);
        unheard.push(size);
        waiting += size;
        while (waiting > MOST_UNHEARD) {
          await new Promise<void>((resolve) => {
            heard = resolve;
          });
        }
      },
      progress: (bytes) => tell({ kind: 'progress', bytes }),
    });
    tell({ kind: 'done', done });
  }
}
