import type { Readable } from 'node:stream';
import { huntLog } from '../hunt-log.ts';
import type { IndicatorIndex } from '../index/indicator-index.ts';
import { openLog, readLog } from '../logs/open-log.ts';
import type { TasksListener } from './run-tasks.ts';
import type { Task, TaskHit } from './task.ts';

/** Without the kernel: every line is asked for everything. Slower, and the same hits. Tasks are whole logs. */
export async function runPlainly(
  index: IndicatorIndex<number>,
  tasks: readonly Task[],
  listener: TasksListener,
  standardInput: Readable,
): Promise<void> {
  for (const [number, task] of tasks.entries()) {
    const { file } = task;
    const log = file === '-' ? await readLog(standardInput, file) : await openLog(file);
    if (!log.ok) {
      await listener.done(number, { lines: 0, bytes: 0, problem: log.problem });
      continue;
    }
    const changed = task.kind === 'whole' ? task.changed : task.context.changed;
    const after = task.kind === 'whole' ? task.after : task.from;
    const hunting = huntLog(file, log.value, index, { changed });
    let next = await hunting.next();
    let batch: TaskHit[] = [];
    for (; next.done !== true; next = await hunting.next()) {
      if (next.value.offset >= after) batch.push(next.value);
      if (batch.length < BATCH) continue;
      await listener.hits(number, batch);
      batch = [];
    }
    await listener.hits(number, batch);
    await listener.done(number, next.value);
  }
}

const BATCH = 64;
