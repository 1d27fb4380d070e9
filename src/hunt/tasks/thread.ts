import { parentPort, workerData } from 'node:worker_threads';
import { StretchSearch } from '../sieve/stretch-search.ts';
import { runTask } from './run-task.ts';
import type { Task } from './task.ts';
import type { FromThread, ThreadData, ToThread } from './thread-messages.ts';

/** A thread that runs one task after another on a sieve it shares. */
const MOST_UNHEARD = 4;

if (parentPort !== null) serve(parentPort, workerData as ThreadData);

function serve(port: NonNullable<typeof parentPort>, { sieve, instance }: ThreadData): void {
  // Buffers come over as plain arrays of the same memory.
  const { bytes } = sieve.values;
  const values = { ...sieve.values, bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength) };
  const search = new StretchSearch({ ...sieve, values }, instance);
  let unheard = 0;
  let heard: (() => void) | undefined;
  const tell = (message: FromThread): void => port.postMessage(message);
  port.on('message', (message: ToThread) => {
    if (message.kind === 'task') void run(message.task);
    else {
      unheard--;
      heard?.();
    }
  });

  async function run(task: Task): Promise<void> {
    const done = await runTask(search, task, {
      async hits(hits) {
        if (hits.length === 0) return;
        tell({ kind: 'hits', hits });
        unheard++;
        while (unheard >= MOST_UNHEARD) {
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
