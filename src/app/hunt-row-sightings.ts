import type { Problem } from '../model/index.ts';
import { sha256, utcInstant } from '../model/index.ts';
import type { StoredIndicator } from '../store/index.ts';
import type { Desk } from './desk.ts';
import type { Gathered, KeptHit } from './hunt-gathered.ts';
import { gather, gathering, keptAs, MOST_SIGHTINGS, tooManyIn } from './hunt-gathered.ts';

/** Sums of the rows' hashes are taken modulo this. */
const MODULUS = 1n << 64n;

/**
 * Adds hits in rows up to sightings. Rows have no order and no numbers, so a hunt over a table counts all of them anew;
 * what it comes to takes the place of what was kept if it is more. Searching a table anew thus adds nothing. The mark is
 * a sum over the rows, the same in any order.
 */
export class RowSightings {
  readonly #desk: Pick<Desk, 'store' | 'keep'>;
  readonly #found: Map<string, Gathered & { rows: bigint }> = new Map();
  #left = 0;

  constructor(desk: Pick<Desk, 'store' | 'keep'>) {
    this.#desk = desk;
  }

  note(hit: KeptHit, named: StoredIndicator): void {
    const fresh = gathering(hit, named);
    const found = this.#found.get(fresh.id);
    if (found === undefined && this.#found.size >= MOST_SIGHTINGS) {
      this.#left += 1;
      return;
    }
    const gathered = found ?? { ...fresh, rows: 0n };
    this.#found.set(gathered.id, gathered);
    gather(gathered, hit);
    gathered.rows = (gathered.rows + BigInt(`0x${sha256(hit.line).slice(0, 16)}`)) % MODULUS;
  }

  /** Stores what the table that has just been searched came to. @returns how many, and why not all of it was kept */
  async keep(): Promise<{ readonly kept: number; readonly problems: readonly Problem[] }> {
    const at = utcInstant(this.#desk.keep.now());
    const counted = [...this.#found.values()].map((each) => ({
      ...keptAs(each, `rows:${each.count}:${each.rows.toString(16)}`, at),
      isWholeCount: true,
    }));
    const tooMany = this.#left === 0 ? [] : [tooManyIn(counted[0]?.sighting.file, this.#left)];
    this.#found.clear();
    this.#left = 0;
    if (counted.length === 0) return { kept: 0, problems: tooMany };
    const stored = await this.#desk.store.addSightings(counted);
    return stored.ok
      ? { kept: counted.length, problems: tooMany }
      : { kept: 0, problems: [stored.problem, ...tooMany] };
  }
}
