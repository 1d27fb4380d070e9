import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll } from 'vitest';
import type { Outcome } from './outcome.ts';

/** One command for a process that runs one after another. */
export interface Order {
  readonly args: readonly string[];
  readonly input: string | Uint8Array;
  /** All of it: what is not named is unset. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

type Answer =
  | { readonly kind: 'ready' }
  /** `isLast`: the command ended the process as well, so the next one needs another. */
  | { readonly kind: 'done'; readonly outcome: Outcome; readonly isLast: boolean }
  | { readonly kind: 'failed'; readonly message: string };

const CHILD = fileURLToPath(new URL('./standing-child.mjs', import.meta.url));
const MAIN = join(fileURLToPath(new URL('..', import.meta.url)), 'dist/cli/main.js');

let standing: ChildProcess | undefined;
let isBusy = false;

// Gone before the file's end, so that a run leaves nothing behind and what it took can be measured.
afterAll(async () => {
  const child = standing;
  if (child === undefined) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
});

/** Whether a command that is given now would run at once. */
export function isFree(): boolean {
  return !isBusy;
}

/** Runs one command in the standing process, which the first one starts and the end of the test file ends. */
export async function runStanding(order: Order): Promise<Outcome> {
  isBusy = true;
  try {
    standing ??= await start();
    const answer = await next(standing, () => standing?.send(order));
    if (answer.kind === 'done') {
      if (answer.isLast) standing = undefined;
      return answer.outcome;
    }
    throw new Error(
      answer.kind === 'failed' ? `howdunit ${order.args.join(' ')}: ${answer.message}` : 'early',
    );
  } finally {
    isBusy = false;
  }
}

async function start(): Promise<ChildProcess> {
  const child = fork(CHILD, [MAIN], {
    execArgv: [],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  child.once('exit', () => {
    if (standing === child) standing = undefined;
  });
  await next(child, () => {});
  return child;
}

function next(child: ChildProcess, ask: () => void): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const forget = (): void => {
      child.off('message', answered).off('exit', gone).off('error', reject);
    };
    const answered = (message: unknown): void => {
      forget();
      resolve(message as Answer);
    };
    const gone = (exit: number | null, signal: string | null): void => {
      forget();
      reject(new Error(`the process that runs the commands ended by itself (${exit ?? signal})`));
    };
    child.on('message', answered).on('exit', gone).on('error', reject);
    ask();
  });
}
