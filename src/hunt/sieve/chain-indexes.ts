import type { IndicatorIndex } from '../index/indicator-index.ts';
import { indexIndicators } from '../index/indicator-index.ts';
import type { Indicator } from '../sighting.ts';
import { BEYOND } from './candidate-lines.ts';
import type { Sieve } from './sieve.ts';
import { indicatorAt } from './value-table.ts';

/** Indicators that are held as records at once; more are made anew. */
const MOST_HELD = 2_000;

/** Indexes of the few indicators that a line's candidates lead to, kept for the next such line. */
export class ChainIndexes {
  readonly #sieve: Sieve;
  readonly #records: Uint32Array;
  readonly #indexes: Map<string, IndicatorIndex<number>> = new Map();
  readonly #indicators: Map<number, Indicator<number>> = new Map();
  #held = 0;

  constructor(sieve: Sieve) {
    this.#sieve = sieve;
    const { records, mostRecords } = sieve.layout;
    this.#records = new Uint32Array(sieve.memory.buffer, records, 2 * (mostRecords + 1));
  }

  of(chains: ReadonlySet<number>): IndicatorIndex<number> {
    const key = [...chains].sort((a, b) => a - b).join(' ');
    const known = this.#indexes.get(key);
    if (known !== undefined) return known;
    const numbers = new Set<number>();
    for (const chain of chains) this.#addChain(chain, numbers);
    const index = indexIndicators(
      [...numbers].sort((a, b) => a - b).map((number) => this.#indicator(number)),
    );
    this.#held += numbers.size;
    this.#indexes.set(key, index);
    return index;
  }

  /** Gives memory back. Between lines only: the records of one line are told apart by identity. */
  trim(): void {
    if (this.#held < MOST_HELD) return;
    this.#indexes.clear();
    this.#indicators.clear();
    this.#held = 0;
  }

  #addChain(chain: number, numbers: Set<number>): void {
    if (chain === BEYOND) {
      for (const number of this.#sieve.beyondAscii) numbers.add(number);
      return;
    }
    for (let record = chain; record !== 0; record = this.#records[2 * record + 1] ?? 0) {
      numbers.add(this.#records[2 * record] ?? 0);
    }
  }

  #indicator(number: number): Indicator<number> {
    const known = this.#indicators.get(number);
    if (known !== undefined) return known;
    const indicator = indicatorAt(this.#sieve.values, number);
    if (indicator === undefined) throw new Error(`indicator ${number} is in the index without a type`);
    this.#indicators.set(number, indicator);
    return indicator;
  }
}
