import { mkdir } from 'node:fs/promises';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Format } from '../app/formats.ts';
import { homeFolder } from '../app/home.ts';
import { readMany } from '../app/read-many.ts';
import { gather } from '../app/read-many-gather.ts';
import type { WorkerDone, WorkerSettings } from '../app/read-many-messages.ts';
import {
  count,
  emptyTally,
  failures,
  leftOutLine,
  summaryLine,
  summaryRecord,
  verdict,
} from '../app/read-many-text.ts';
import type { Result } from '../model/index.ts';
import { failed, ok, problem } from '../model/index.ts';
import { beforeSignal } from './before-signal.ts';
import { EXIT, exitCodeOf } from './exit-codes.ts';
import { gravest } from './gravity.ts';
import { audienceOf, formatOf, tlpOf } from './output.ts';
import { pageOptions } from './page-flags.ts';
import type { ReadFlags } from './read.ts';
import { manyProgress } from './read-progress.ts';
import { print, report, say } from './terminal.ts';

export interface ManyFlags extends ReadFlags {
  /** Processes at once. */
  readonly workers?: number;
  /** For one report, in seconds. */
  readonly limit?: number;
}

const LIMIT_SECONDS = 120;
/** A page takes some seconds to recognise. */
const OCR_LIMIT_SECONDS = 1_800;

/** `howdunit read <report> <report|folder> …`: each is read by itself, and no failure stops the rest. */
export async function readSeveral(sources: readonly string[], flags: ManyFlags): Promise<void> {
  const format = formatOf(flags);
  if (!format.ok) return report(format.problem);
  const settings = await settingsOf(sources, format.value, flags);
  if (!settings.ok) return report(settings.problem);
  const gathered = await gather(sources);
  const tally = emptyTally();
  const codes = new Set<number>();
  const told = new Set<string>();
  for (const each of gathered.problems) {
    report(each);
    codes.add(exitCodeOf(each.code));
  }
  const line = manyProgress(gathered.reports.length);
  const started = new Map<string, number>();
  const deliver = deliveryOf(format.value, flags);
  for (const outcome of gathered.leftOut) {
    count(tally, outcome);
    await deliver({ outcome }, 0);
  }

  const reading = readMany(gathered.reports, {
    module: fileURLToPath(new URL(`./read-worker${extname(import.meta.url)}`, import.meta.url)),
    settings: settings.value,
    limitMs: (flags.limit ?? (flags.ocr === true ? OCR_LIMIT_SECONDS : LIMIT_SECONDS)) * 1_000,
    ...(flags.workers !== undefined && { workers: flags.workers }),
    onStart: ({ source }) => started.set(source, performance.now()),
    onPage: line.page,
    onProblem(each) {
      // What every process meets by itself is one problem.
      const words = JSON.stringify(each);
      if (told.has(words)) return;
      told.add(words);
      line.clear();
      report(each);
      codes.add(exitCodeOf(each.code));
    },
    async onDone(done) {
      const { outcome } = done;
      const seconds = (performance.now() - (started.get(outcome.source) ?? 0)) / 1_000;
      started.delete(outcome.source);
      count(tally, outcome);
      const isFailed = outcome.kind === 'failed' || outcome.kind === 'fault';
      const pages = outcome.kind === 'read' ? (outcome.pages ?? 0) : 0;
      line.done(outcome.source, { isFailed, isLeftOut: outcome.kind === 'left-out', pages });
      line.clear();
      if (outcome.kind === 'failed') {
        report(outcome.problem);
        codes.add(exitCodeOf(outcome.problem.code));
      } else if (outcome.kind === 'fault') {
        say(`howdunit: ${outcome.source}: unexpected fault: ${outcome.message} (please report it)`);
        codes.add(EXIT.fault);
      }
      await deliver(done, Math.round(seconds * 1_000) / 1_000);
    },
  });
  process.once('exit', reading.abandon);
  let isEnding = false;
  const forget = beforeSignal(() => {
    isEnding = true;
    return reading.stop();
  });
  const finished = await reading.finished;
  process.off('exit', reading.abandon);
  line.end();
  if (isEnding) say(`stopped: ${verdict(tally)}`);
  forget();
  if (isEnding) return;
  if (!finished.ok) return report(finished.problem);

  const leftOut = leftOutLine(tally);
  if (leftOut !== undefined) say(leftOut);
  if (tally.read + tally.alreadyKept + failures(tally) === 0) {
    return report(problem('not-found', 'there was no report', { where: sources.join(', ') }));
  }
  say(verdict(tally));
  process.exitCode = gravest(codes);
}

/** Two of these, one behind the other, are not one of them: a zone has one SOA, a page one head. */
const ONE_EACH: ReadonlySet<Format> = new Set<Format>(['rpz', 'html']);

async function settingsOf(
  sources: readonly string[],
  format: Format,
  flags: ManyFlags,
): Promise<Result<WorkerSettings>> {
  const tlp = tlpOf(flags);
  if (!tlp.ok) return tlp;
  const audience = audienceOf(flags);
  if (!audience.ok) return audience;
  if (sources.includes('-')) {
    return failed(problem('bad-usage', 'standard input can only be read by itself', { where: '-' }));
  }
  const { output } = flags;
  if (output === undefined && ONE_EACH.has(format)) {
    const hint = 'With --output <folder> each has a file of its own.';
    return failed(problem('bad-usage', `several reports in one ${format} would be none`, { hint }));
  }
  if (output !== undefined) {
    try {
      await mkdir(output, { recursive: true });
    } catch (error) {
      const hint = 'For several reports, --output names a folder.';
      return failed(problem('write-failed', (error as Error).message, { where: output, hint }));
    }
  }
  const isWanted = output !== undefined || !['brief', 'jsonl'].includes(format);
  return ok({
    home: homeFolder(flags.home, process.env),
    fetch: {
      ...pageOptions(flags),
      ...(flags.timeout !== undefined && { timeoutMs: flags.timeout * 1_000 }),
    },
    timestampUrl: flags.timestamp ?? process.env['HOWDUNIT_TIMESTAMP_URL'],
    ...(tlp.value !== undefined && { tlp: tlp.value }),
    ...(audience.value !== undefined && { audience: audience.value }),
    ...(flags.ocr === true && { ocr: true }),
    ...(isWanted && { format }),
    ...(flags.all === true && { all: true }),
    ...(output !== undefined && { output }),
  });
}

type Deliver = (done: Pick<WorkerDone, 'outcome' | 'text'>, seconds: number) => Promise<void>;

/** What each report leaves on standard output: a line for people, a record, or its document. */
function deliveryOf(format: Format, flags: ManyFlags): Deliver {
  if (flags.output === undefined && format === 'jsonl') {
    return ({ outcome }, seconds) => print(`${summaryRecord(outcome, { seconds })}\n`);
  }
  if (flags.output === undefined && format !== 'brief') {
    let isFirst = true;
    return async ({ text }) => {
      if (text === undefined) return;
      // One table has one header.
      const part = isFirst || format !== 'csv' ? text : text.slice(text.indexOf('\r\n') + 2);
      isFirst = false;
      await print(part);
    };
  }
  return async ({ outcome }) => {
    if (outcome.kind === 'read' || outcome.kind === 'already-kept') await print(`${summaryLine(outcome)}\n`);
  };
}
