import type { Stats } from 'node:fs';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import type { PlannedLog, ValueTable } from '../hunt/index.ts';
import { planLog } from '../hunt/index.ts';
import type { AskedLog, Gatherer } from '../hunt/token-index/index.ts';
import { askLog, needsFor } from '../hunt/token-index/index.ts';
import type { HuntProgress } from './hunt-resume.ts';

/** A log with what is left of it to be searched. */
export interface LeftOfLog extends PlannedLog {
  /** Lines that were searched before; they are not read again. */
  readonly linesBefore: number;
  /** Lines of the log before each task, where what is between tasks is not searched. */
  readonly bases?: readonly number[];
  /** Bytes, and lines, that cannot have what is sought and are not read. */
  readonly known?: { readonly bytes: number; readonly lines: number };
}

/** What an earlier hunt for the same has not come to. */
export function leftOf(file: string, resume: HuntProgress): LeftOfLog {
  const stream = streamOf(file);
  if (stream !== undefined) return stream;
  const covered = resume.of(file);
  const log = planLog(file, Date.now(), covered?.bytes);
  // A log that has become shorter is another one, and begins anew.
  const isPlain = log.tasks[0]?.kind !== 'whole';
  const goesOn = covered !== undefined && log.size >= covered.size;
  if (covered !== undefined && !goesOn) return { ...planLog(file, Date.now()), linesBefore: 0 };
  if (covered?.whole === true && covered.size === log.size) return { ...log, tasks: [], linesBefore: 0 };
  return { ...log, linesBefore: isPlain ? (covered?.lines ?? 0) : 0 };
}

/**
 * A pipe or a device gives its bytes once, and opening a pipe waits for whoever writes into it: it is opened by its search
 * alone, which can be interrupted.
 */
function streamOf(file: string): LeftOfLog | undefined {
  const status = file === '-' ? undefined : statusOf(file);
  if (status === undefined || status.isFile() || status.isDirectory()) return undefined;
  const changed = Date.now();
  return { file, tasks: [{ kind: 'whole', file, changed, after: 0 }], size: 0, changed, linesBefore: 0 };
}

/** Undefined where opening it says what is wrong. */
function statusOf(file: string): Stats | undefined {
  try {
    return statSync(file);
  } catch {
    return undefined;
  }
}

/**
 * Of each log what may have any of the values, by its token index, which is kept beside everything else and made, or
 * brought up to date, where it must. A log that cannot be indexed stays as it is, and so do all where values are too
 * many to ask for one by one, or no index tells of them. Its size is then that of what is left.
 */
export async function leftByTokens(
  home: string,
  files: readonly string[],
  values: ValueTable,
): Promise<readonly LeftOfLog[]> {
  const needs = needsFor(values);
  let opened: Gatherer | undefined;
  // Only where something has to be indexed.
  const gatherer = async (): Promise<Gatherer | undefined> => {
    opened ??= (await import('../hunt/token-index/gatherer.ts')).Gatherer.open();
    return opened;
  };
  const left: LeftOfLog[] = [];
  for (const file of files) {
    const stream = streamOf(file);
    if (stream !== undefined) {
      left.push(stream);
      continue;
    }
    const asked =
      needs === undefined || file === '-'
        ? undefined
        : await askLog(join(home, 'token-index'), file, needs, gatherer);
    left.push(
      asked === undefined || asked.bytes === 0
        ? { ...planLog(file, Date.now()), linesBefore: 0 }
        : reduced(file, asked),
    );
  }
  return left;
}

function reduced(file: string, { blocks, bytes, lines }: AskedLog): LeftOfLog {
  if (blocks.length === 0) {
    return { file, tasks: [], size: 0, changed: 0, linesBefore: 0, known: { bytes, lines } };
  }
  const log = planLog(file, Date.now());
  const [first] = log.tasks;
  // What is packed is read from its first byte.
  if (first === undefined || first.kind === 'whole') return { ...log, linesBefore: 0 };
  const size = blocks.reduce((sum, { from, to }) => sum + to - from, 0);
  const read = blocks.reduce((sum, block) => sum + block.lines, 0);
  return {
    ...log,
    size,
    tasks: blocks.map(({ from, to }) => ({ ...first, from, to })),
    linesBefore: 0,
    bases: blocks.map(({ linesBefore }) => linesBefore),
    known: { bytes: bytes - size, lines: lines - read },
  };
}
