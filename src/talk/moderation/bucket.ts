/** A token bucket for each key: so many at once, then one in so much time. Kept in this process alone. */
export class Buckets {
  readonly #buckets = new Map<string, { left: number; at: number }>();
  readonly #burst: number;
  readonly #everyMs: number;
  readonly #mostKeys: number;

  constructor(burst: number, everyMs: number, mostKeys = 10_000) {
    this.#burst = burst;
    this.#everyMs = everyMs;
    this.#mostKeys = mostKeys;
  }

  /**
   * Takes one. @param now ms since the epoch
   * @returns 0 where there was one, else ms until there is
   */
  take(key: string, now: number): number {
    const before = this.#buckets.get(key);
    const gained = before === undefined ? 0 : (now - before.at) / this.#everyMs;
    const left = Math.min(this.#burst, (before?.left ?? this.#burst) + Math.max(0, gained));
    this.#buckets.delete(key);
    this.#buckets.set(key, { left: left >= 1 ? left - 1 : left, at: now });
    if (this.#buckets.size > this.#mostKeys) this.#buckets.delete(this.#buckets.keys().next().value ?? '');
    return left >= 1 ? 0 : Math.ceil((1 - left) * this.#everyMs);
  }
}
