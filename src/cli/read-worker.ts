import { join } from 'node:path';
import type { Desk } from '../app/desk.ts';
import { openDesk } from '../app/desk.ts';
import { handOut } from '../app/hand-out.ts';
import type { Listed } from '../app/read-many-gather.ts';
import type { FromWorker, ToWorker, WorkerDone, WorkerSettings } from '../app/read-many-messages.ts';
import type { ReadOne } from '../app/read-many-one.ts';
import { readOne } from '../app/read-many-one.ts';
import { outputName } from '../app/read-many-text.ts';
import { analyst } from './analyst.ts';
import { waitForCopies } from './half-written-copies.ts';
import { PLAIN_WIDTH, writeWhole } from './output.ts';
import { version } from './version.ts';

/** Pages are told no more often than this, ms. */
const PAGE_EVERY_MS = 100;

type Told = Omit<WorkerDone, 'kind' | 'memory'>;

/**
 * A process that reads reports for another: it is told what to read, one report at a time, and tells what came
 * of it. It ends when nobody is there to be told any more, and after a report that it is reading then.
 */
let desk: Desk | undefined;
let settings: WorkerSettings;
let turn: Promise<void> = Promise.resolve();

process.on('message', (message: ToWorker) => {
  turn = turn.then(() => (message.kind === 'settings' ? open(message.settings) : answer(message.listed)));
});
process.once('disconnect', () => {
  turn = turn.then(() => desk?.store.close());
});

async function open(told: WorkerSettings): Promise<void> {
  settings = told;
  const opened = await openDesk({
    home: told.home,
    version: version(),
    timestampUrl: told.timestampUrl,
    onProblem: (problem) => tell({ kind: 'problem', problem }),
  });
  if (opened.ok) desk = opened.value;
  tell(opened.ok ? { kind: 'ready' } : { kind: 'unusable', problem: opened.problem });
}

async function answer(listed: Listed): Promise<void> {
  if (desk === undefined) throw new Error('told to read before the home was open');
  try {
    const done = await delivered(await read(listed, desk), desk);
    tell({ kind: 'done', ...done, memory: process.memoryUsage.rss() });
  } catch (error) {
    const stack = process.env['HOWDUNIT_DEBUG'] === '1' && error instanceof Error ? error.stack : undefined;
    const outcome = { kind: 'fault', source: listed.source, message: stack ?? String(error) } as const;
    // What it holds after a fault is anybody's guess: it is not used again.
    tell({ kind: 'done', outcome, memory: Number.MAX_SAFE_INTEGER });
  }
}

async function read(listed: Listed, opened: Desk): Promise<ReadOne> {
  const whole = waitForCopies(opened.keep.archive);
  let told = 0;
  try {
    return await readOne(listed, opened, {
      onKept({ wacz }) {
        whole();
        tell({ kind: 'kept', wacz });
      },
      onStage: (stage) => tell({ kind: 'stage', stage }),
      onPage(page) {
        const now = performance.now();
        if (now - told < PAGE_EVERY_MS) return;
        told = now;
        tell({ kind: 'page', page });
      },
      isShown: settings.format !== undefined,
      ...(settings.tlp !== undefined && { tlp: settings.tlp }),
      ...(settings.ocr === true && { ocr: true }),
      ...settings.fetch,
    });
  } finally {
    whole();
  }
}

/** The document in the format that was asked for, written to its file or to be sent. */
async function delivered({ outcome, shown }: ReadOne, opened: Desk): Promise<Told> {
  const { format, all, audience, output } = settings;
  if (shown === undefined || format === undefined) return { outcome };
  const options = { all: all === true, width: PLAIN_WIDTH, colour: false };
  const said = analyst(undefined);
  const by = said.ok ? said.value.by : undefined;
  const left = await handOut(shown, format, options, opened, { by, audience });
  if (!left.ok) return { outcome: { kind: 'failed', source: outcome.source, problem: left.problem } };
  const text = left.value;
  if (output === undefined) return { outcome, text };
  const path = join(output, outputName(outcome.source, shown.document.report.id, format));
  const problem = await writeWhole(path, text);
  if (problem === undefined) return { outcome, output: path };
  return { outcome: { kind: 'failed', source: outcome.source, problem } };
}

function tell(message: FromWorker): void {
  // Whoever is gone need not be told.
  if (process.connected) process.send?.(message, undefined, undefined, () => {});
}
