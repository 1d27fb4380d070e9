import { resolve } from 'node:path';
import { planLog } from '../tasks/plan.ts';
import { runTask } from '../tasks/run-task.ts';
import { readIndex, writeIndex } from './index-file.ts';
import { endOfLines, identityOf, kinship } from './log-identity.ts';
import type { IndexedBlock, LogIndex } from './log-index.ts';
import type { TokenSearch } from './token-search.ts';
import { TokenSink } from './token-sink.ts';

/** A file system's clock may stand still so long, ms: what was changed just before it was indexed may be changed unseen. */
const TICK = 50;
/** A block that is smaller is made anew with what has come since, bytes. */
const SMALL = 32 * 1024 * 1024;

/**
 * The index of a log as it is now: the one that is kept where the log is unchanged; with what was appended since; else
 * made anew. Undefined of what is no file, or could not be read to its end, which is then searched as ever.
 *
 * @param progress told of bytes that are read for it
 */
export async function indexedLog(
  folder: string,
  file: string,
  search: () => TokenSearch | undefined,
  progress: (bytes: number) => void,
): Promise<LogIndex | undefined> {
  const kept = readIndex(folder, file);
  const isSure =
    kept !== undefined && kept.madeAt - Math.max(kept.identity.changed, kept.identity.altered) > TICK;
  const kin = kept !== undefined && isSure ? kinship(file, kept.identity) : 'other';
  if (kept !== undefined && kin === 'same') return kept;
  const made = await makeIndex(file, search, kin === 'grown' ? kept : undefined, progress);
  if (made === undefined) return undefined;
  try {
    writeIndex(folder, made);
  } catch {
    // A full disk costs the next hunt its time, and this one nothing.
  }
  return made;
}

async function makeIndex(
  file: string,
  search: () => TokenSearch | undefined,
  before: LogIndex | undefined,
  progress: (bytes: number) => void,
): Promise<LogIndex | undefined> {
  const open = search();
  const identity = open === undefined ? undefined : identityOf(file);
  const madeAt = Date.now();
  if (identity === undefined || open === undefined) return undefined;
  const settled = before === undefined ? [] : settledBlocks(before);
  const from = settled.at(-1)?.to ?? 0;
  const { tasks } = planLog(file, madeAt, from);
  const isWhole = tasks[0]?.kind === 'whole';
  const blocks: IndexedBlock[] = isWhole ? [] : [...settled];
  for (const task of tasks) {
    open.sink = new TokenSink();
    const done = await runTask(open, task, { hits: async () => {}, progress });
    if (done.problem !== undefined) return undefined;
    const place = task.kind === 'whole' ? { from: 0, to: identity.size } : { from: task.from, to: task.to };
    blocks.push({ ...place, lines: done.lines, filter: open.sink.filter() });
  }
  // It was changed under our eyes.
  if (kinship(file, identity) !== 'same') return undefined;
  const covered = isWhole ? 0 : endOfLines(file, identity.size);
  return { file: resolve(file), identity, madeAt, covered, blocks };
}

/** Blocks that stand whatever is appended. */
function settledBlocks({ blocks, covered }: LogIndex): readonly IndexedBlock[] {
  const whole = blocks.filter(({ to }) => to <= covered);
  const last = whole.at(-1);
  return last !== undefined && last.to - last.from < SMALL ? whole.slice(0, -1) : whole;
}
