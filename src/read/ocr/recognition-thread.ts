import { extname } from 'node:path';
import type { Result } from '../../model/index.ts';
import { failed, problem } from '../../model/index.ts';
import { askedThread } from '../thread/asked-thread.ts';
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

/** JavaScript memory of the thread, MiB; pictures lie outside of it. */
const HEAP_MB = 512;

/** The module of the thread, beside this one and of the same kind: TypeScript as it is written, or built. */
const MODULE = new URL(`./thread${extname(import.meta.url)}`, import.meta.url);

export function recognitionThread(module: URL = MODULE): RecognitionThread {
  const thread = askedThread<OcrSource, Result<Recognised>>(module, HEAP_MB);
  return {
    close: () => thread.close(),
    async recognise(source, ms) {
      const answer = await thread.ask(source, ms);
      if (answer === 'late') return failed(late(ms));
      return answer === 'died' ? failed(died()) : answer;
    },
  };
}

function late(ms: number): ReturnType<typeof problem> {
  return problem('timed-out', `Its text was not recognised within ${ms / 1_000} s.`);
}

function died(): ReturnType<typeof problem> {
  return problem('damaged', 'Text recognition gave up on it.');
}
