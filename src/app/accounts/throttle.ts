import { isIP } from 'node:net';

interface Tries {
  count: number;
  /** Of the last one, ms. */
  at: number;
}

export interface Limits {
  /** Tries that cost nothing. */
  readonly free: number;
  /** The longest wait, ms. The wait starts at a second and doubles with every further try. */
  readonly longest: number;
}

/** Tries are forgotten after this long without another, ms. */
const FORGOTTEN_MS = 60 * 60_000;
/** The most keys that are remembered; the one tried longest ago is forgotten first. */
const MOST_KEYS = 10_000;

/**
 * How long somebody must wait before the next try. A try counts from when it begins, so that many at once are as
 * many tries; one that succeeds forgets those before it.
 */
export class Throttle {
  readonly #tries = new Map<string, Tries>();
  readonly #limits: Limits;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** ms to wait, 0 where none. */
  wait(key: string, now: number): number {
    const tries = this.#tries.get(key);
    if (tries === undefined || now - tries.at > FORGOTTEN_MS) return 0;
    const over = tries.count - this.#limits.free;
    if (over < 0) return 0;
    return Math.max(0, tries.at + Math.min(1_000 * 2 ** Math.min(over, 30), this.#limits.longest) - now);
  }

  tried(key: string, now: number): void {
    const before = this.#tries.get(key);
    const count = before === undefined || now - before.at > FORGOTTEN_MS ? 0 : before.count;
    this.#tries.delete(key);
    this.#tries.set(key, { count: count + 1, at: now });
    if (this.#tries.size > MOST_KEYS) this.#tries.delete(this.#tries.keys().next().value ?? '');
  }

  succeeded(key: string): void {
    this.#tries.delete(key);
  }

  get size(): number {
    return this.#tries.size;
  }
}

/** Of an account: never so long that a stranger could lock its owner out for good. */
export const PER_ACCOUNT: Limits = { free: 10, longest: 60_000 };
/** Of an address: many people may sit behind one. */
export const PER_ADDRESS: Limits = { free: 30, longest: 15 * 60_000 };

/** What counts as one address: of IPv6, the network that one customer has (a /64). */
export function networkOf(address: string): string {
  const [bare = ''] = address.replace(/^::ffff:(?=\d{1,3}\.)/iu, '').split('%', 1);
  if (isIP(bare) !== 6) return bare;
  const [head = '', tail = ''] = bare.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === '' ? [] : tail.split(':');
  const zeros = bare.includes('::') ? Math.max(0, 8 - left.length - right.length) : 0;
  const groups = [...left, ...Array.from({ length: zeros }, () => '0'), ...right];
  return `${groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`;
}
