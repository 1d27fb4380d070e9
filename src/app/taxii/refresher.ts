import type { Desk } from '../desk.ts';
import { refreshShared } from './refresh.ts';

/** Keeps what is handed on up to date: one run at a time, and whoever asks waits for it no longer than agreed. */
export class Refresher {
  readonly #desk: Desk;
  readonly #onFault: (error: unknown) => void;
  #running: Promise<void> | undefined;
  #isStopped = false;

  constructor(desk: Desk, onFault: (error: unknown) => void) {
    this.#desk = desk;
    this.#onFault = onFault;
  }

  /** @param ms how long to wait; what comes later is added later, and no consumer misses it */
  async soon(ms: number): Promise<void> {
    if (this.#isStopped) return;
    this.#running ??= this.#run().finally(() => {
      this.#running = undefined;
    });
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, ms);
    });
    await Promise.race([this.#running, patience]);
    clearTimeout(timer);
  }

  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
  }

  /** A store that is busy is asked again with the next request. */
  async #run(): Promise<void> {
    try {
      await refreshShared(this.#desk, { isStopped: () => this.#isStopped, onFault: this.#onFault });
    } catch (error) {
      this.#onFault(error);
    }
  }
}
