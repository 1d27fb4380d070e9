import { closeSync, openSync, readSync } from 'node:fs';
import type { Readable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import type { Problem } from '../../model/index.ts';
import { problem } from '../../model/index.ts';
import { openLog, readLog } from '../logs/open-log.ts';
import { utf8Of } from '../logs/utf8-of.ts';
import { SHAPE_BYTES, shapeOf } from '../records/log-shape.ts';
import type { LogContext, ReadRecord } from '../records/read-record.ts';
import type { PlacedLine } from '../sieve/log-feed.ts';
import { LogFeed, NEEDED_BEFORE, NEEDED_BEHIND } from '../sieve/log-feed.ts';
import type { StretchSearch } from '../sieve/stretch-search.ts';
import { shownLine } from './shown-line.ts';
import type { Task, TaskDone, TaskHit, TaskListener } from './task.ts';

/** Bytes that are read at once. */
const READ = 256 * 1024;
/** Reads between two breaths, in which messages are heard. */
const READS = 32;
const NEWLINE = 10;

/** Searches what a task asks for. @param standardInput of a task whose file is `-` */
export function runTask(
  search: StretchSearch,
  task: Task,
  listener: TaskListener,
  standardInput?: Readable,
): Promise<TaskDone> {
  return task.kind === 'stretch'
    ? runStretch(search, task, listener)
    : runWhole(search, task, listener, standardInput);
}

/** Hits that wait to be told. */
function collector(file: string): { readonly hits: TaskHit[]; readonly add: (line: PlacedLine) => void } {
  const hits: TaskHit[] = [];
  return {
    hits,
    add({ record, text, cutBefore, cutAfter, number, offset }) {
      for (const match of record.matches) {
        const { indicator, form, matched } = match;
        const { line, lineIsCut, at } = shownLine(match, text, cutBefore || cutAfter);
        const time = record.time ?? match.time;
        const host = record.host ?? match.host;
        const hit: TaskHit = {
          indicator,
          form,
          matched,
          file,
          lineNumber: number,
          offset,
          line,
          lineIsCut,
          at,
        };
        if (record.lines !== undefined) {
          hits.push({ ...hit, ...statedIn(record, number) });
          continue;
        }
        // Hits are many where one is sought that everybody visits: two spreads for each are felt.
        if (time === undefined) hits.push(host === undefined ? hit : { ...hit, host });
        else hits.push(host === undefined ? { ...hit, time } : { ...hit, time, host });
      }
    },
  };
}

/** What lines around say of one: time and host, and which lines they are. */
function statedIn({ time, host, lines }: ReadRecord<number>, number: number): Partial<TaskHit> {
  const { above = 0, below = 0 } = lines ?? {};
  return {
    recordLines: [number - above, number + below],
    ...(time !== undefined && { time }),
    ...(host !== undefined && { host }),
  };
}

async function runStretch(
  search: StretchSearch,
  { file, context, from, to }: Extract<Task, { kind: 'stretch' }>,
  listener: TaskListener,
): Promise<TaskDone> {
  const { hits, add } = collector(file);
  let descriptor: number | undefined;
  let bytes = 0;
  let feed: LogFeed | undefined;
  try {
    descriptor = openSync(file, 'r');
    const begin = from === 0 ? 0 : firstLine(descriptor, search, from, to);
    if (begin === undefined) return { lines: 0, bytes: 0 };
    feed = new LogFeed(search, context, begin, add);
    readBefore(descriptor, search, feed, begin);
    let position = begin;
    for (let reads = 1, isOver = false; !isOver; reads++) {
      const { at, size } = feed.room();
      const read = readSync(descriptor, search.memory, at, Math.min(size, READ), position);
      if (read === 0) break;
      const last = lastOf(search.memory, at, read, to - position);
      isOver = last !== undefined;
      feed.push(last ?? read);
      position += last ?? read;
      bytes = position - begin;
      if (hits.length > 0) await listener.hits(hits.splice(0));
      if (reads % READS > 0) continue;
      listener.progress(READ * READS);
      await setImmediate();
    }
    feed.end(false, readBehind(descriptor, search, feed, position));
    await listener.hits(hits.splice(0));
    const { lines, unfinished } = feed;
    return { lines, bytes: position - begin, ...(unfinished > 0 && { unfinished }) };
  } catch (error) {
    await listener.hits(hits.splice(0));
    const lines = feed?.lines ?? 0;
    return { lines, bytes, problem: readingProblem(error, file, lines) };
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}

/** What stands before a stretch is not searched here, but may be of the record that its first line is in. */
function readBefore(descriptor: number, search: StretchSearch, feed: LogFeed, begin: number): void {
  const size = Math.min(begin, NEEDED_BEFORE);
  if (size > 0) feed.precede(readSync(descriptor, search.memory, feed.roomBefore(size), size, begin - size));
}

/** Nor is what stands behind it. @returns its bytes, in the room that the feed has */
function readBehind(descriptor: number, search: StretchSearch, feed: LogFeed, end: number): number {
  if (!feed.isWaiting) return 0;
  return readSync(descriptor, search.memory, feed.room().at, NEEDED_BEHIND, end);
}

/** Where the first line begins that begins in the stretch; undefined when none does. */
function firstLine(descriptor: number, search: StretchSearch, from: number, to: number): number | undefined {
  const { memory, area } = search;
  for (let position = from - 1; position < to; ) {
    const read = readSync(descriptor, memory, area.input, READ, position);
    if (read === 0) return undefined;
    const newline = memory.subarray(area.input, area.input + read).indexOf(NEWLINE);
    if (newline >= 0) return position + newline + 1 < to ? position + newline + 1 : undefined;
    position += read;
  }
  return undefined;
}

/** How many of the bytes read are the stretch's, when its last line ends in them; `left` bytes are before its end. */
function lastOf(memory: Buffer, at: number, read: number, left: number): number | undefined {
  if (read < left) return undefined;
  const newline = memory.subarray(at + Math.max(0, left - 1), at + read).indexOf(NEWLINE);
  return newline < 0 ? undefined : Math.max(0, left - 1) + newline + 1;
}

async function runWhole(
  search: StretchSearch,
  { file, changed, after }: Extract<Task, { kind: 'whole' }>,
  listener: TaskListener,
  standardInput: Readable | undefined,
): Promise<TaskDone> {
  const log =
    file === '-' && standardInput !== undefined ? await readLog(standardInput, file) : await openLog(file);
  if (!log.ok) return { lines: 0, bytes: 0, problem: log.problem };
  const { hits, add } = collector(file);
  const text = utf8Of(log.value);
  let feed: LogFeed | undefined;
  let told = 0;
  try {
    for await (const chunk of text.chunks) {
      feed ??= new LogFeed(search, contextOf(chunk, changed), 0, (line) => {
        // Of a log in UTF-16, offsets are its own only now.
        const placed = text.placed(line);
        if (placed.offset >= after) add(placed);
      });
      for (let from = 0; from < chunk.length; ) {
        const { at, size } = feed.room();
        const taken = Math.min(size, READ, chunk.length - from);
        search.memory.set(chunk.subarray(from, from + taken), at);
        feed.push(taken);
        from += taken;
      }
      if (hits.length > 0) await listener.hits(hits.splice(0));
      const { bytes } = text;
      if (bytes - told >= READ * READS) listener.progress(bytes - told);
      if (bytes - told >= READ * READS) told = bytes;
    }
    feed?.end(false);
    await listener.hits(hits.splice(0));
    const empty =
      text.bytes > 0 ? {} : { problem: problem('empty-source', 'this log is empty', { where: file }) };
    return { lines: feed?.lines ?? 0, bytes: text.bytes, ...empty };
  } catch (error) {
    feed?.end(true);
    await listener.hits(hits.splice(0));
    const lines = feed?.lines ?? 0;
    return { lines, bytes: text.bytes, problem: readingProblem(error, file, lines) };
  }
}

function contextOf(chunk: Buffer, changed: number): LogContext {
  return { shape: shapeOf(chunk.toString('utf8', 0, SHAPE_BYTES)), changed };
}

/** Logs break off, and disks do; anything else is a fault of ours. */
function readingProblem(error: unknown, where: string, lines: number): Problem {
  if (!(error instanceof Error && 'code' in error)) throw error;
  const part =
    lines === 0 ? 'nothing of this log could be read' : `this log was searched up to line ${lines} only`;
  return problem('damaged', `${part}: ${error.message}`, { where });
}
