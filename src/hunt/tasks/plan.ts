import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { encodingOf } from '../logs/encoding.ts';
import { formatOf } from '../logs/formats.ts';
import { SHAPE_BYTES, shapeOf } from '../records/log-shape.ts';
import type { Task } from './task.ts';

/** Of plain text, bytes: large enough that what is between two stretches does not count. */
const STRETCH = 64 * 1024 * 1024;

/** A log with what has to be done to search it. */
export interface PlannedLog {
  readonly file: string;
  /** In their order; stretches of plain text one after another, everything else at once. */
  readonly tasks: readonly Task[];
  /** Bytes on disk; 0 of what is no file. */
  readonly size: number;
  /** ms since the epoch. */
  readonly changed: number;
}

/** @param after bytes that were searched before */
export function planLog(file: string, now: number, after = 0): PlannedLog {
  const whole = (size: number, changed: number): PlannedLog => {
    return { file, tasks: [{ kind: 'whole', file, changed, after }], size, changed };
  };
  if (file === '-') return whole(0, now);
  let descriptor: number | undefined;
  try {
    descriptor = openSync(file, 'r');
    const status = fstatSync(descriptor);
    const { size, mtimeMs: changed } = status;
    if (!status.isFile() || size === 0) return whole(size, changed);
    const start = Buffer.alloc(SHAPE_BYTES);
    const bytes = start.subarray(0, readSync(descriptor, start, 0, start.length, 0));
    if (formatOf(bytes).kind !== 'text' || encodingOf(bytes).mark > 0) return whole(size, changed);
    const context = { shape: shapeOf(bytes.toString('utf8')), changed };
    const tasks: Task[] = [];
    for (let from = after; from < size; from += STRETCH) {
      tasks.push({ kind: 'stretch', file, context, from, to: Math.min(size, from + STRETCH) });
    }
    return { file, tasks, size, changed };
  } catch {
    // Opening it again says what is wrong.
    return whole(0, now);
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
