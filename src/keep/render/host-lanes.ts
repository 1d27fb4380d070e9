/** Lets only so many tasks of one host run at once; the others wait their turn. */
export class HostLanes {
  readonly #most: number;
  readonly #running = new Map<string, number>();
  readonly #waiting = new Map<string, (() => void)[]>();

  constructor(most: number) {
    this.#most = most;
  }

  async run<T>(host: string, task: () => Promise<T>): Promise<T> {
    const running = this.#running.get(host) ?? 0;
    if (running < this.#most) this.#running.set(host, running + 1);
    else
      await new Promise<void>((turn) => this.#waiting.set(host, [...(this.#waiting.get(host) ?? []), turn]));
    try {
      return await task();
    } finally {
      // Whoever is next takes over the lane; the count stays.
      const next = this.#waiting.get(host)?.shift();
      if (next === undefined) this.#running.set(host, (this.#running.get(host) ?? 1) - 1);
      else next();
    }
  }
}
