import type { EmitAsk } from '../app/hunt-emit.ts';
import type { EarlyEnd, HuntHome, HuntProgressTold } from '../app/hunt-logs.ts';
import { huntLogs } from '../app/hunt-logs.ts';
import type { Result } from '../model/index.ts';
import { problem } from '../model/index.ts';
import { beforeSignal } from './before-signal.ts';
import { EXIT } from './exit-codes.ts';
import { ToldHits } from './hunt-hits.ts';
import { redrawnLine } from './progress.ts';
import { print, report, say } from './terminal.ts';

type Language = EmitAsk['language'];

export interface HuntFlags {
  readonly home?: string;
  readonly report?: string;
  readonly indicators?: string;
  readonly jsonl?: boolean;
  readonly summary?: boolean;
  readonly all?: boolean;
  readonly workers?: number;
  readonly resume?: string;
  readonly keepSightings?: boolean;
  readonly tokenIndex?: boolean;
  readonly rules?: boolean;
  readonly yara?: boolean;
  /** With `yara`: seconds, and MiB. */
  readonly timeout?: number;
  readonly maxSize?: number;
  readonly emit?: Language;
  readonly engine?: 'clickhouse';
  readonly dsn?: string;
  readonly mapping?: string;
  readonly since?: string;
  readonly until?: string;
  readonly engineTimeout?: number;
  readonly exitCode?: boolean;
}

/** `howdunit hunt <logs…|->`: were we hit? Each hit with the sentence of the report that names it. */
export async function hunt(paths: readonly string[], flags: HuntFlags): Promise<void> {
  if (flags.emit !== undefined && flags.yara !== true && flags.engine === undefined)
    return emit(flags.emit, flags);
  if (paths.length === 0)
    return report(problem('bad-usage', 'no log is named', { hint: 'Name logs, or - for standard input.' }));
  if (flags.engine !== undefined) return (await import('./hunt-engine.ts')).huntInEngine(paths, flags);
  if (flags.yara === true) return (await import('./hunt-yara.ts')).huntYara(paths, flags);
  let told: HuntProgressTold | undefined;
  const line = redrawnLine((seconds) => `hunt: ${progressWords(told, seconds)}`);
  let early: EarlyEnd | undefined;
  const hits = new ToldHits({ asJson: flags.jsonl === true, isSummed: flags.summary === true });
  const forget = beforeSignal(async () => {
    line.done();
    if (early !== undefined) say(early.cover());
    await early?.summarise();
    await hits.end();
  });
  const { report: named, indicators, workers, resume } = flags;
  const summary = await withHome(flags, (desk) =>
    huntLogs(desk, {
      paths,
      standardInput: process.stdin,
      all: flags.all === true,
      summary: flags.summary === true,
      keepSightings: flags.keepSightings === true,
      tokenIndex: flags.tokenIndex === true,
      rules: flags.rules === true,
      ...(named !== undefined && { report: named }),
      ...(indicators !== undefined && { indicators }),
      ...(workers !== undefined && { workers }),
      ...(resume !== undefined && { resume }),
      onProblem: report,
      onProgress(progress) {
        told = progress;
        line.tick();
      },
      onStart(end) {
        early = end;
      },
      onSighting(sighting) {
        line.clear();
        return hits.tell(sighting);
      },
      onPause: () => hits.pause(),
    }),
  );
  line.done();
  await hits.end();
  forget();
  if (summary === undefined) return;
  say(summary.verdict);
  // That there were hits is what was asked for; what else went wrong has been said.
  if (flags.exitCode === true && summary.hits > 0) process.exitCode = EXIT.hits;
}

/** What a list names needs no store: opening one, and loading what does, takes longer than many a hunt. */
async function withHome<T>(
  { home, indicators, keepSightings, rules }: HuntFlags,
  work: (desk: HuntHome) => Promise<Result<T>>,
): Promise<T | undefined> {
  if (indicators === undefined || keepSightings === true || rules === true) {
    const { withDesk } = await import('./with-desk.ts');
    return withDesk(home, work);
  }
  const { homeFolder } = await import('../app/home.ts');
  const result = await work({ home: homeFolder(home, process.env) });
  if (result.ok) return result.value;
  report(result.problem);
  return undefined;
}

/** `--emit`: the same as queries for an engine that keeps the logs. */
async function emit(language: Language, flags: HuntFlags): Promise<void> {
  const { report: named, indicators } = flags;
  const { huntQueries } = await import('../app/hunt-emit.ts');
  const { withDesk } = await import('./with-desk.ts');
  const emitted = await withDesk(flags.home, (desk) =>
    huntQueries(desk, {
      language,
      all: flags.all === true,
      onProblem: report,
      ...(named !== undefined && { report: named }),
      ...(indicators !== undefined && { indicators }),
    }),
  );
  if (emitted === undefined) return;
  await print(emitted.text);
  say(emitted.verdict);
}

/** `1.20 of 3.40 GB, 0.52 GB/s, 3 hits … 4 s` */
function progressWords(told: HuntProgressTold | undefined, seconds: number): string {
  if (told === undefined) return `${Math.round(seconds)} s`;
  const done = (told.bytes / 1e9).toFixed(2);
  const of = told.total > 0 ? ` of ${(told.total / 1e9).toFixed(2)}` : '';
  const rate = (told.bytes / 1e9 / Math.max(seconds, 0.1)).toFixed(2);
  return `${done}${of} GB, ${rate} GB/s, ${told.hits} hits … ${Math.round(seconds)} s`;
}
