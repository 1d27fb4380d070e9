import { join } from 'node:path';
import type { PlannedLog, Task, ValueTable } from '../hunt/index.ts';
import { planLog } from '../hunt/index.ts';
import type { LogIndex } from '../hunt/token-index/index.ts';
import { indexedLog, mayHave, queriesFor, TokenSearch } from '../hunt/token-index/index.ts';
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

/**
 * Of each log what may have any of the values, by its token index, which is kept beside everything else and made, or
 * brought up to date, where it must. A log that cannot be indexed stays as it is, and so do all where values are too
 * many to ask for one by one.
 *
 * @param progress told of bytes that are read to index them
 */
export async function leftByTokens(
  home: string,
  logs: readonly LeftOfLog[],
  values: ValueTable,
  progress: (bytes: number) => void,
): Promise<readonly LeftOfLog[]> {
  const queries = queriesFor(values);
  if (queries === undefined) return logs;
  let opened: TokenSearch | undefined;
  // Only where something has to be indexed.
  const search = (): TokenSearch | undefined => (opened ??= TokenSearch.open());
  const left: LeftOfLog[] = [];
  for (const log of logs) {
    const isFile = log.file !== '-' && log.size > 0;
    const index = isFile
      ? await indexedLog(join(home, 'token-index'), log.file, search, progress)
      : undefined;
    left.push(index === undefined ? log : reduced(log, index, (filter) => mayHave(filter, queries)));
  }
  return left;
}

type Filter = LogIndex['blocks'][number]['filter'];

function reduced(log: LeftOfLog, { blocks }: LogIndex, may: (filter: Filter) => boolean): LeftOfLog {
  const tasks: Task[] = [];
  const bases: number[] = [];
  const known = { bytes: 0, lines: 0 };
  let lines = 0;
  for (const { from, to, lines: own, filter } of blocks) {
    const [first] = log.tasks;
    if (first === undefined) break;
    if (may(filter)) {
      tasks.push(first.kind === 'whole' ? first : { ...first, from, to });
      bases.push(lines);
    } else {
      known.bytes += to - from;
      known.lines += own;
    }
    lines += own;
  }
  return { ...log, tasks, bases, known };
}
