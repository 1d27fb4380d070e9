import type { Readable } from 'node:stream';
import type { Coverage, Indicator, Sighting } from '../hunt/index.ts';
import { huntLog, indexIndicators, NOT_HUNTED, openLog, plainBytes } from '../hunt/index.ts';
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
  const wanted = stored.value.filter(({ type }) => !NOT_HUNTED.has(type)).map(toIndicator);
  if (wanted.length === 0) {
    return failed(
      problem('not-in-store', 'no kept report names anything to hunt for', {
        hint: 'Read a report first: howdunit read <report>.',
      }),
    );
  }
  const tally = { hits: 0, lines: 0, bytes: 0, searched: 0 };
  const index = indexIndicators(wanted);
  for (const path of options.paths) {
    options.onProgress(path);
    const log = path === '-' ? ok(plainBytes(options.standardInput)) : await openLog(path);
    if (log.ok) await huntOne(huntLog(path, log.value, index), tally, options);
    else options.onProblem(log.problem);
  }
  return ok({ hits: tally.hits, verdict: verdict(tally, options.paths.length, wanted.length) });
}

interface Tally {
  hits: number;
  lines: number;
  bytes: number;
  /** Logs read to their end. */
  searched: number;
}

async function huntOne(
  hunting: AsyncGenerator<Sighting<StoredIndicator>, Coverage>,
  tally: Tally,
  options: HuntOptions,
): Promise<void> {
  let next = await hunting.next();
  for (; next.done !== true; next = await hunting.next()) {
    tally.hits += 1;
    await options.onSighting(shown(next.value));
  }
  tally.lines += next.value.lines;
  tally.bytes += next.value.bytes;
  if (next.value.problem === undefined) tally.searched += 1;
  else options.onProblem(next.value.problem);
}

/** "No hit" is only as good as what was searched: say how much that was. */
function verdict(tally: Tally, logs: number, indicators: number): string {
  const found = tally.hits === 0 ? 'no hit' : `${tally.hits} ${tally.hits === 1 ? 'hit' : 'hits'}`;
  const extent = `${tally.lines} lines (${tally.bytes} bytes)`;
  return `${found} in ${extent}; ${tally.searched} of ${logs} logs searched whole, for ${indicators} indicators`;
}

function toIndicator(source: StoredIndicator): Indicator<StoredIndicator> {
  return { type: source.type, value: source.value, source };
}

function shown(sighting: Sighting<StoredIndicator>): ShownSighting {
  return { json: sightingJson(sighting), lines: sightingLines(sighting) };
}
