import type { Readable } from 'node:stream';
import type { Coverage, Indicator, IndicatorIndex, Sighting } from '../hunt/index.ts';
import { huntLog, indexIndicators, openLog, readLog } from '../hunt/index.ts';
import type { Problem, Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import type { StoredIndicator } from '../store/index.ts';
import type { Desk } from './desk.ts';
import { sightingJson, sightingLines } from './sighting-text.ts';

export interface HuntOptions {
  /** Log files; `-` is standard input. */
  readonly paths: readonly string[];
  readonly standardInput: Readable;
  /** Only what this report names. */
  readonly report?: string;
  /** Hunt for what the default view holds back, too. */
  readonly all: boolean;
  readonly onSighting: (sighting: ShownSighting) => Promise<void>;
  /** A log that could not be searched, or not to its end. */
  readonly onProblem: (problem: Problem) => void;
  readonly onProgress: (where: string) => void;
}

/** A hit ready to be shown: for a pipe, and for a person. */
export interface ShownSighting {
  readonly json: string;
  readonly lines: readonly string[];
}

export interface HuntSummary {
  readonly hits: number;
  /** One line: what was searched for what, and what came of it. */
  readonly verdict: string;
}

/** Searches logs for what the kept reports name; every hit comes with the sentence that names it. */
export async function huntLogs(desk: Desk, options: HuntOptions): Promise<Result<HuntSummary>> {
  const stored = await desk.store.indicators(options.report, { all: options.all });
  if (!stored.ok) return stored;
  const index = indexIndicators(stored.value.map(toIndicator));
  const sought = stored.value.length - index.notSought.length;
  if (sought === 0) {
    return failed(
      problem('not-in-store', 'no kept report names anything to hunt for', {
        hint: 'Read a report first: howdunit read <report>.',
      }),
    );
  }
  const tally: Tally = { hits: 0, lines: 0, bytes: 0, searched: 0 };
  for (const path of options.paths) {
    options.onProgress(path);
    await huntOne(path, index, tally, options);
  }
  const extent = { logs: options.paths.length, sought, notSought: index.notSought.length };
  return ok({ hits: tally.hits, verdict: verdict(tally, extent) });
}

interface Tally {
  hits: number;
  lines: number;
  bytes: number;
  /** Logs read to their end. */
  searched: number;
}

async function huntOne(
  path: string,
  index: IndicatorIndex<StoredIndicator>,
  tally: Tally,
  options: HuntOptions,
): Promise<void> {
  const log = path === '-' ? await readLog(options.standardInput, path) : await openLog(path);
  if (!log.ok) return options.onProblem(log.problem);
  const hunting: AsyncGenerator<Sighting<StoredIndicator>, Coverage> = huntLog(path, log.value, index);
  let next = await hunting.next();
  for (; next.done !== true; next = await hunting.next()) {
    tally.hits += 1;
    await options.onSighting({ json: sightingJson(next.value), lines: sightingLines(next.value) });
  }
  tally.lines += next.value.lines;
  tally.bytes += next.value.bytes;
  if (next.value.problem === undefined) tally.searched += 1;
  else options.onProblem(next.value.problem);
}

interface Extent {
  readonly logs: number;
  readonly sought: number;
  readonly notSought: number;
}

/** "No hit" is only as good as what was searched: say how much that was, and for what. */
function verdict({ hits, lines, bytes, searched }: Tally, { logs, sought, notSought }: Extent): string {
  const found = `${hits === 0 ? 'no hit' : counted(hits, 'hit')} in ${counted(lines, 'line')} (${counted(bytes, 'byte')})`;
  const whole = `${searched} of ${counted(logs, 'log')} searched whole, for ${counted(sought, 'indicator')}`;
  // A CVE id names a flaw, which leaves no such word in a log.
  const left = notSought === 0 ? '' : `; ${notSought} not sought, because no log carries them`;
  return `${found}; ${whole}${left}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function toIndicator(source: StoredIndicator): Indicator<StoredIndicator> {
  return { type: source.type, value: source.value, source };
}
