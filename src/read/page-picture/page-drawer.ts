import { extname } from 'node:path';
import type { Result } from '../../model/index.ts';
import { failed, problem } from '../../model/index.ts';
import type { PageSize } from '../pdf/page-sizes.ts';
import { askedThread } from '../thread/asked-thread.ts';

/**
 * Draws the pages of PDFs in a thread of its own, one after another, in the order in which they are asked for. Fails
 * as `timed-out`, as `damaged` also where the thread died of it, as `too-large` also where too many wait.
 */
export interface PageDrawer {
  /** PNG. @param page from 1 */
  picture(bytes: Uint8Array, page: number): Promise<Result<Uint8Array>>;
  sizes(bytes: Uint8Array): Promise<Result<readonly PageSize[]>>;
  close(): Promise<void>;
}

/** What the thread is sent: without a page, the sizes of all are asked for. */
export interface Asked {
  readonly bytes: Uint8Array;
  readonly page?: number;
}

/** JavaScript memory of the thread, MiB; pages are drawn outside of it. */
const HEAP_MB = 512;
const MOST_MS = 15_000;
/** Questions that may wait; somebody who leafs through a document asks for a few. */
const MOST_WAITING = 24;

const MODULE = new URL(`./thread${extname(import.meta.url)}`, import.meta.url);

/** @param ms wall time of one page, after which its thread is ended */
export function pageDrawer(ms: number = MOST_MS, module: URL = MODULE): PageDrawer {
  const thread = askedThread<Asked, Result<unknown>>(module, HEAP_MB);
  let waiting = 0;
  let last: Promise<unknown> = Promise.resolve();
  const ask = async (asked: Asked): Promise<Result<unknown>> => {
    const answer = await thread.ask(asked, ms);
    if (answer === 'late') return failed(undrawn('timed-out', `not drawn within ${ms / 1_000} s`, asked));
    return answer === 'died' ? failed(undrawn('damaged', 'given up', asked)) : answer;
  };
  const inTurn = <Answer>(asked: Asked): Promise<Result<Answer>> => {
    if (waiting >= MOST_WAITING)
      return Promise.resolve(failed(undrawn('too-large', 'one of too many asked for at once', asked)));
    waiting++;
    const answer = last.then(() => ask(asked)).finally(() => waiting--) as Promise<Result<Answer>>;
    last = answer.catch(() => undefined);
    return answer;
  };
  return {
    close: () => thread.close(),
    picture: (bytes, page) => inTurn({ bytes, page }),
    sizes: (bytes) => inTurn({ bytes }),
  };
}

function undrawn(
  code: 'timed-out' | 'damaged' | 'too-large',
  how: string,
  { page }: Asked,
): ReturnType<typeof problem> {
  const where = page === undefined ? 'pages' : `page ${page}`;
  return problem(code, `The page was ${how}.`, { where });
}
