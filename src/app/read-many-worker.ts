import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { basename } from 'node:path';
import type { Problem } from '../model/index.ts';
import { problem } from '../model/index.ts';
import type { Listed } from './read-many-gather.ts';
import type { FromWorker, ReadStage, ToWorker, WorkerDone, WorkerSettings } from './read-many-messages.ts';

/** A process that is told to end may finish writing a copy; one that does not end within this, ms, is killed. */
const PATIENCE_MS = 7_000;

export interface WorkerOptions {
  /** The module that a process runs. */
  readonly module: string;
  readonly settings: WorkerSettings;
  /** For one report, ms; then its process is ended. */
  readonly limitMs: number;
}

export interface Listener {
  readonly onStage?: (stage: ReadStage) => void;
  readonly onPage: (page: number) => void;
  readonly onProblem: (problem: Problem) => void;
}

/** A process that reads one report after the other. */
export interface Worker {
  /** Never fails: a process that dies or takes too long is an outcome, after which the worker is of no use. */
  read(listed: Listed, listener: Listener): Promise<WorkerDone>;
  /** Why it can read nothing at all, once it is known whether it can. */
  readonly unusable: Promise<Problem | undefined>;
  readonly isAlive: boolean;
  /** Lets it go when it has nothing to read; it closes the store behind it. */
  dismiss(): Promise<void>;
  /** Ends it; a copy that it is writing is finished first. */
  end(): Promise<void>;
}

export function startWorker(options: WorkerOptions): Worker {
  const child = fork(options.module, [], {
    // What a dying process says of itself is no line of ours.
    stdio: ['ignore', 'ignore', process.env['HOWDUNIT_DEBUG'] === '1' ? 'inherit' : 'ignore', 'ipc'],
    serialization: 'advanced',
    // Ctrl-C reaches whoever started it, which ends it in order.
    detached: process.platform !== 'win32',
  });
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    child.once('error', (error) => resolve(error.message));
  });
  tell(child, { kind: 'settings', settings: options.settings });
  const unusable = new Promise<Problem | undefined>((resolve, reject) => {
    const hear = (message: FromWorker): void => {
      if (message.kind !== 'ready' && message.kind !== 'unusable') return;
      child.off('message', hear);
      resolve(message.kind === 'unusable' ? message.problem : undefined);
    };
    child.on('message', hear);
    void exited.then((how) => reject(new Error(`a process that reads did not start (${how})`)));
  });
  // It is asked for before anything is read; until then a failure is not unhandled.
  unusable.catch(() => {});
  let ending: Promise<void> | undefined;
  /** Told once: a process that is told twice ends at once, with its copy half written. */
  const endOnce = (): Promise<void> => {
    ending ??= end(child, exited);
    return ending;
  };
  return {
    unusable,
    read: (listed, listener) => readIn(child, exited, endOnce, listed, listener, options.limitMs),
    get isAlive() {
      return child.exitCode === null && child.signalCode === null && child.connected;
    },
    dismiss: () => {
      if (child.connected) child.disconnect();
      return endAfter(child, exited, PATIENCE_MS);
    },
    end: endOnce,
  };
}

function readIn(
  child: ChildProcess,
  exited: Promise<string>,
  endOnce: () => Promise<void>,
  listed: Listed,
  listener: Listener,
  limitMs: number,
): Promise<WorkerDone> {
  return new Promise((resolve) => {
    let wacz: string | undefined;
    let isTooSlow = false;
    const finish = (done: WorkerDone): void => {
      clearTimeout(timer);
      child.off('message', hear);
      resolve(done);
    };
    const hear = (message: FromWorker): void => {
      if (message.kind === 'done') finish(message);
      else if (message.kind === 'kept') wacz = message.wacz;
      else if (message.kind === 'stage') listener.onStage?.(message.stage);
      else if (message.kind === 'page') listener.onPage(message.page);
      else if (message.kind === 'problem') listener.onProblem(message.problem);
    };
    const timer = setTimeout(() => {
      isTooSlow = true;
      void endOnce();
    }, limitMs);
    child.on('message', hear);
    void exited.then((how) =>
      finish(isTooSlow ? notDone(listed, tooSlow(limitMs, wacz)) : died(listed, how, wacz)),
    );
    tell(child, { kind: 'read', listed });
  });
}

/** As V8 ends a process that asks for more memory than there is, and as Linux does. */
const OUT_OF_MEMORY: readonly string[] = ['SIGABRT', 'SIGKILL', 'exit code 134'];

function died(listed: Listed, how: string, wacz: string | undefined): WorkerDone {
  if (!OUT_OF_MEMORY.includes(how)) {
    const message = `the process that read it ended by itself (${how})`;
    return { kind: 'done', outcome: { kind: 'fault', source: listed.source, message }, memory: 0 };
  }
  const why = `the process that read it was ended by the system (${how}), as happens when memory runs out`;
  return notDone(listed, problem('too-large', why, hintOf(wacz)));
}

function tooSlow(limitMs: number, wacz: string | undefined): Problem {
  return problem('timed-out', `it was not read within ${limitMs / 1_000} s and was given up`, hintOf(wacz));
}

function hintOf(wacz: string | undefined): { hint?: string } {
  return wacz === undefined ? {} : { hint: `The copy is kept as archive/${basename(wacz)}.` };
}

function notDone({ source }: Listed, reason: Problem): WorkerDone {
  const outcome = { kind: 'failed', source, problem: { ...reason, where: source } } as const;
  return { kind: 'done', outcome, memory: 0 };
}

async function end(child: ChildProcess, exited: Promise<string>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  await endAfter(child, exited, PATIENCE_MS);
}

async function endAfter(child: ChildProcess, exited: Promise<string>, ms: number): Promise<void> {
  const timer = setTimeout(() => child.kill('SIGKILL'), ms);
  await exited;
  clearTimeout(timer);
}

function tell(child: ChildProcess, message: ToWorker): void {
  // A process that is gone is told of by its end.
  child.send(message, () => {});
}
