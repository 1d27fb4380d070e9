import type { TokenHash } from './token-hash.ts';

/** Hashes in their order: `lows` ascending, then `highs`; looked up by halving. */
export interface SortedTokens {
  readonly lows: Uint32Array;
  readonly highs: Uint8Array;
}

const FIRST = 1 << 12;

/** Distinct hashes as they come, up to a number; beyond it the set is full and says no more. */
export class TokenSet {
  readonly #most: number;
  #lows: Uint32Array = new Uint32Array(FIRST);
  #highs: Uint8Array = new Uint8Array(FIRST);
  #used: Uint8Array = new Uint8Array(FIRST);
  size = 0;
  isFull = false;

  constructor(most: number) {
    this.#most = most;
  }

  add({ low, high }: TokenHash): void {
    if (this.isFull) return;
    const mask = this.#lows.length - 1;
    let at = low & mask;
    while (this.#used[at] === 1) {
      if (this.#lows[at] === low && this.#highs[at] === high) return;
      at = (at + 1) & mask;
    }
    this.#used[at] = 1;
    this.#lows[at] = low;
    this.#highs[at] = high;
    this.size += 1;
    if (this.size > this.#most) this.isFull = true;
    else if (this.size * 2 > this.#lows.length) this.#grow();
  }

  #grow(): void {
    const [lows, highs, used] = [this.#lows, this.#highs, this.#used];
    this.#lows = new Uint32Array(lows.length * 2);
    this.#highs = new Uint8Array(lows.length * 2);
    this.#used = new Uint8Array(lows.length * 2);
    this.size = 0;
    for (let at = 0; at < lows.length; at++) {
      if (used[at] === 1) this.add({ low: lows[at] ?? 0, high: highs[at] ?? 0 });
    }
  }

  *values(): Generator<TokenHash> {
    for (let at = 0; at < this.#lows.length; at++) {
      if (this.#used[at] === 1) yield { low: this.#lows[at] ?? 0, high: this.#highs[at] ?? 0 };
    }
  }

  sorted(): SortedTokens {
    const both = new Float64Array(this.size);
    let count = 0;
    for (const { low, high } of this.values()) both[count++] = low * 256 + high;
    both.sort();
    const lows = new Uint32Array(count);
    const highs = new Uint8Array(count);
    for (let at = 0; at < count; at++) {
      const each = both[at] ?? 0;
      lows[at] = Math.floor(each / 256);
      highs[at] = each % 256;
    }
    return { lows, highs };
  }
}

export function hasToken({ lows, highs }: SortedTokens, { low, high }: TokenHash): boolean {
  for (let at = firstNotBelow(lows, low); lows[at] === low; at++) if (highs[at] === high) return true;
  return false;
}

/** Place of the first number that is not below another, in numbers that ascend. */
export function firstNotBelow(numbers: Uint32Array, least: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? 0) < least) low = middle + 1;
    else high = middle;
  }
  return low;
}
