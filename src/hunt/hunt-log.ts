import type { Problem } from '../model/index.ts';
import { problem } from '../model/index.ts';
import type { IndicatorIndex } from './index/indicator-index.ts';
import type { LogLine, PieceLimits } from './logs/line-splitter.ts';
import { LineSplitter } from './logs/line-splitter.ts';
import { RecentLines } from './records/around/recent-lines.ts';
import { RecordsAround } from './records/around/records-around.ts';
import { SHAPE_BYTES, shapeOf } from './records/log-shape.ts';
import type { LogContext, ReadRecord } from './records/read-record.ts';
import { readRecord } from './records/read-record.ts';
import type { Indicator, Match, Sighting } from './sighting.ts';
import { shownLine } from './tasks/shown-line.ts';

/** What one log came to: how far it was read, and what stopped it if it was not read to its end. */
export interface Coverage {
  readonly file: string;
  readonly lines: number;
  /** After decompression. */
  readonly bytes: number;
  /** Why the log was searched up to its line `lines` only, or that it is empty. */
  readonly problem?: Problem;
}

/**
 * Searches one log from its first line to its last. A log that breaks off (a truncated gzip, a disk
 * error) is searched and reported up to there.
 *
 * @param bytes decompressed
 */
export async function* huntLog<Source>(
  file: string,
  bytes: AsyncIterable<Uint8Array>,
  index: IndicatorIndex<Source>,
  { limits, changed = 0 }: { readonly limits?: PieceLimits; readonly changed?: number } = {},
): AsyncGenerator<Sighting<Source>, Coverage> {
  let search: LineSearch<Source> | undefined;
  const splitter = new LineSplitter(limits);
  const chunks = bytes[Symbol.asyncIterator]();
  let read = 0;
  try {
    for (;;) {
      const next = await nextOf(chunks);
      if (next === undefined || next instanceof Error) {
        search ??= new LineSearch(file, index, contextOf(Buffer.alloc(0), changed));
        yield* search.through(splitter.end(next !== undefined));
        yield* search.settled(true);
        const coverage = { file, lines: search.lines, bytes: read };
        const stopped = next === undefined ? emptiness(coverage) : brokenOff(coverage, next);
        return stopped === undefined ? coverage : { ...coverage, problem: stopped };
      }
      read += next.length;
      search ??= new LineSearch(file, index, contextOf(next, changed));
      yield* search.through(splitter.push(next));
    }
  } finally {
    await chunks.return?.();
  }
}

function contextOf(start: Uint8Array, changed: number): LogContext {
  return { shape: shapeOf(Buffer.from(start.subarray(0, SHAPE_BYTES)).toString('utf8')), changed };
}

/** A line with indicators that waits for what is behind it. */
interface Waiting<Source> {
  readonly line: LogLine;
  readonly record: ReadRecord<Source>;
}

/** The search of one log, which remembers the line it is in, those before, and those that wait. */
class LineSearch<Source> {
  readonly #file: string;
  readonly #index: IndicatorIndex<Source>;
  readonly #context: LogContext;
  readonly #records: RecordsAround;
  readonly #recent: RecentLines = new RecentLines();
  #waiting: Waiting<Source>[] = [];
  #seen: Set<Indicator<Source>> = new Set();
  lines = 0;

  constructor(file: string, index: IndicatorIndex<Source>, context: LogContext) {
    this.#file = file;
    this.#index = index;
    this.#context = context;
    this.#records = new RecordsAround(context);
  }

  *through(lines: Iterable<LogLine>): Generator<Sighting<Source>> {
    for (const line of lines) {
      if (line.number !== this.lines && this.#seen.size > 0) this.#seen = new Set();
      this.lines = line.number;
      this.#recent.add(line, this.#waiting[0]?.line.number ?? line.number);
      const record = readRecord(this.#index, line, this.#context, this.#seen);
      if (record.matches.length > 0) this.#waiting.push({ line, record });
      yield* this.settled(false);
    }
  }

  /** What waits no longer. @param isEnd no line will come any more */
  *settled(isEnd: boolean): Generator<Sighting<Source>> {
    for (let [first] = this.#waiting; first !== undefined; [first] = this.#waiting) {
      const { line } = first;
      const record = this.#completed(first, isEnd);
      if (record === undefined) return;
      this.#waiting.shift();
      for (const match of record.matches) yield sighting(this.#file, line, match, record);
    }
  }

  #completed({ line, record }: Waiting<Source>, isEnd: boolean): ReadRecord<Source> | undefined {
    const own = this.#recent.line(line.number);
    const isCut = line.cutBefore || line.cutAfter;
    if (own === undefined || isCut || !RecordsAround.isPart(line.text, record)) return record;
    return this.#records.completed(own, record, this.#recent.around(line.number, isEnd));
  }
}

function sighting<Source>(
  file: string,
  line: LogLine,
  match: Match<Source>,
  { time, host, lines }: ReadRecord<Source>,
): Sighting<Source> {
  const { text, number: lineNumber, offset, cutBefore, cutAfter } = line;
  return {
    ...match,
    file,
    lineNumber,
    offset,
    ...shownLine(match, text, cutBefore || cutAfter),
    ...(time !== undefined && { time }),
    ...(host !== undefined && { host }),
    ...(lines !== undefined && {
      recordLines: [lineNumber - lines.above, lineNumber + lines.below] as const,
    }),
  };
}

/** The next bytes; undefined at the end; the error of a system call or of zlib as a value, since logs do break off. */
async function nextOf(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array | Error | undefined> {
  try {
    const next = await chunks.next();
    return next.done === true ? undefined : next.value;
  } catch (error) {
    if (error instanceof Error && 'code' in error) return error;
    throw error;
  }
}

/** Nothing found in nothing is no finding. */
function emptiness({ file, bytes }: Coverage): Problem | undefined {
  return bytes > 0 ? undefined : problem('empty-source', 'this log is empty', { where: file });
}

function brokenOff({ file, lines }: Coverage, { message }: Error): Problem {
  const part =
    lines === 0 ? 'nothing of this log could be read' : `this log was searched up to line ${lines} only`;
  return problem('damaged', `${part}: ${message}`, { where: file });
}
