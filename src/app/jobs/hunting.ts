import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import type { Problem } from '../../model/index.ts';
import { problem } from '../../model/index.ts';
import type { FromHunter, HuntOrder } from './hunt-messages.ts';
import type { JobBook } from './job-book.ts';

/** A hunt that takes longer is given up, ms. */
const LIMIT_MS = 60 * 60_000;

export interface Hunt {
  readonly finished: Promise<void>;
  stop(): void;
}

/**
 * Hunts through one log in a process of its own, and tells the book. @param shownAs replaces the path of the log
 * in what is told
 */
export function startHunt(
  module: string,
  order: HuntOrder,
  jobId: string,
  shownAs: string,
  book: JobBook,
): Hunt {
  const child = fork(module, [], { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const told = (each: Problem): Problem => ({
    ...each,
    ...(each.where !== undefined && { where: each.where.replace(order.path, shownAs) }),
  });
  let worst: Problem | undefined;
  let isTold = false;
  const end = (failure: Problem): void => {
    if (!isTold) book.failed(jobId, failure);
    isTold = true;
  };
  child.on('message', (message: FromHunter) => {
    if (message.kind === 'sighting') book.sighting(jobId, sightingOf(message.json, shownAs));
    else if (message.kind === 'problem') worst = told(message.problem);
    else if (message.kind === 'failed') end(told(message.problem));
    else if (message.hits === 0 && worst !== undefined) end(worst);
    else {
      book.done(jobId, { kind: 'hunted', hits: message.hits, verdict: message.verdict });
      isTold = true;
    }
  });
  const timer = setTimeout(() => {
    end(problem('timed-out', 'the hunt took longer than an hour and was given up', { where: shownAs }));
    child.kill('SIGKILL');
  }, LIMIT_MS);
  timer.unref();
  book.start(jobId);
  child.send(order, () => {});
  const finished = exited(child).then((how) => {
    clearTimeout(timer);
    end(problem('damaged', `the process that hunted ended by itself (${how})`, { where: shownAs }));
  });
  return { finished, stop: () => void child.kill('SIGTERM') };
}

function sightingOf(json: string, file: string): unknown {
  const sighting: unknown = JSON.parse(json);
  return sighting instanceof Object ? { ...sighting, file } : sighting;
}

function exited(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    child.once('error', (error) => resolve(error.message));
  });
}
