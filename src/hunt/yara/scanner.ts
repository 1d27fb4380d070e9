import type { ChildProcess } from 'node:child_process';
import { fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FromScanner, ToScanner } from './scanner-messages.ts';

const MODULE = fileURLToPath(new URL(`./scan-process${extname(import.meta.url)}`, import.meta.url));

/** No answer came: it took too long, or the process ended by itself (memory, a fault of the scanner). */
export interface Stopped {
  readonly kind: 'stopped';
  readonly why: 'time' | 'ended';
}

/** A process that scans, replaced by a fresh one whenever it had to be stopped. */
export class Scanner {
  #child: ChildProcess | undefined;
  #loaded: readonly string[] | undefined;

  /** One question after another. @param limit ms */
  async ask(message: ToScanner, limit: number): Promise<FromScanner | Stopped> {
    this.#child ??= started();
    const child = this.#child;
    const answer = await answerOf(child, message, limit);
    if (answer.kind === 'stopped') this.end();
    return answer;
  }

  /** Has files scanned for these from now on; nothing is asked where they are loaded already. */
  async load(units: readonly string[], limit: number): Promise<FromScanner | Stopped> {
    const isLoaded =
      this.#loaded?.length === units.length && units.every((unit, at) => unit === this.#loaded?.[at]);
    if (isLoaded) return { kind: 'loaded' };
    const answer = await this.ask({ kind: 'load', units }, limit);
    if (answer.kind === 'loaded') this.#loaded = units;
    return answer;
  }

  end(): void {
    this.#child?.kill('SIGKILL');
    this.#child = undefined;
    this.#loaded = undefined;
  }
}

function started(): ChildProcess {
  return fork(MODULE, [], {
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    execArgv: ['--max-old-space-size=1024'],
  });
}

function answerOf(child: ChildProcess, message: ToScanner, limit: number): Promise<FromScanner | Stopped> {
  return new Promise((resolve) => {
    const end = (answer: FromScanner | Stopped): void => {
      clearTimeout(timer);
      child.off('message', end);
      child.off('exit', ended);
      child.off('error', ended);
      resolve(answer);
    };
    const ended = (): void => end({ kind: 'stopped', why: 'ended' });
    const timer = setTimeout(() => end({ kind: 'stopped', why: 'time' }), limit);
    child.on('message', end);
    child.once('exit', ended);
    child.once('error', ended);
    child.send(message, (error) => {
      if (error !== null) ended();
    });
  });
}
