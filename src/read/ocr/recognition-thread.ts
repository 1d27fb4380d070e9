import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Result } from '../../model/index.ts';
import { failed, problem } from '../../model/index.ts';
import type { OcrSource, Recognised } from './recognised.ts';

/** Recognition in a thread of its own, which can be ended whatever it is at. */
export interface RecognitionThread {
  /**
   * One source at a time. Fails as `timed-out` after `ms`, and as `damaged` where the thread died of it; either
   * way the next source gets a new thread.
   */
  recognise(source: OcrSource, ms: number): Promise<Result<Recognised>>;
  close(): Promise<void>;
}

/** JavaScript memory of the thread; pictures lie outside of it. */
const HEAP_MB = 512;

/** The module of the thread, beside this one and of the same kind: TypeScript as it is written, or built. */
const MODULE = new URL(`./thread${extname(import.meta.url)}`, import.meta.url);

export function recognitionThread(module: URL = MODULE): RecognitionThread {
  let worker: Worker | undefined;
  const end = async (): Promise<void> => {
    const ended = worker;
    worker = undefined;
    await ended?.terminate();
  };
  return {
    close: end,
    async recognise(source, ms) {
      worker ??= new Worker(module, {
        resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
        // Flags of the process, such as a loader of its own, are none of the thread's business.
        execArgv: [],
        stdout: true,
        stderr: true,
      });
      const answer = await answerOf(worker, source, ms);
      if (answer !== 'died' && answer !== 'late') return answer;
      await end();
      return failed(answer === 'late' ? late(ms) : died());
    },
  };
}

function answerOf(
  worker: Worker,
  source: OcrSource,
  ms: number,
): Promise<Result<Recognised> | 'died' | 'late'> {
  return new Promise((resolve) => {
    const settle = (answer: Result<Recognised> | 'died' | 'late'): void => {
      clearTimeout(timer);
      worker.off('message', settle);
      worker.off('error', die);
      worker.off('exit', die);
      // An error that comes after it was given up is of no interest, and must not end the process.
      worker.on('error', () => {});
      resolve(answer);
    };
    const die = (): void => settle('died');
    const timer = setTimeout(() => settle('late'), ms);
    worker.on('message', settle);
    worker.on('error', die);
    worker.on('exit', die);
    worker.postMessage(source);
  });
}

function late(ms: number): ReturnType<typeof problem> {
  return problem('timed-out', `Its text was not recognised within ${ms / 1_000} s.`);
}

function died(): ReturnType<typeof problem> {
  return problem('damaged', 'Text recognition gave up on it.');
}
