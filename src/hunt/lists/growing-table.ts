import type { ValueTable } from '../sieve/value-table.ts';

/** Values as they come, one behind another. */
export interface Values {
  readonly types: Uint8Array;
  /** Where each one's bytes end, in the table. */
  readonly ends: Uint32Array;
  readonly bytes: Uint8Array;
}

/**
 * A table of values in the making. It grows by doubling, in memory that threads can share; what it has reserved and
 * not written to takes no memory.
 */
export class GrowingTable {
  #bytes: Uint8Array;
  #types: Uint8Array;
  #starts: Uint32Array;
  #count = 0;
  #size = 0;

  /** @param bytes and values that are expected; there may be more */
  constructor(bytes: number, values: number) {
    this.#bytes = new Uint8Array(new SharedArrayBuffer(bytes));
    this.#types = new Uint8Array(new SharedArrayBuffer(values));
    this.#starts = new Uint32Array(new SharedArrayBuffer(4 * (values + 1)));
  }

  get count(): number {
    return this.#count;
  }

  /** Bytes of all values. */
  get size(): number {
    return this.#size;
  }

  addAll({ types, ends, bytes }: Values): void {
    const count = this.#count + types.length;
    const size = this.#size + bytes.length;
    if (count > this.#types.length) this.#makeRoomForValues(count);
    if (size > this.#bytes.length) this.#makeRoomForBytes(size);
    this.#types.set(types, this.#count);
    this.#starts.set(ends, this.#count + 1);
    this.#bytes.set(bytes, this.#size);
    this.#count = count;
    this.#size = size;
  }

  add(type: number, value: Uint8Array): void {
    const ends = Uint32Array.of(this.#size + value.length);
    this.addAll({ types: Uint8Array.of(type), ends, bytes: value });
  }

  finished(): ValueTable {
    const count = this.#count;
    return {
      count,
      types: this.#types.subarray(0, count),
      starts: this.#starts.subarray(0, count + 1),
      bytes: Buffer.from(this.#bytes.buffer, 0, this.#size),
    };
  }

  #makeRoomForValues(least: number): void {
    const more = Math.max(64, 2 * least);
    this.#types = grown(this.#types, new Uint8Array(new SharedArrayBuffer(more)));
    this.#starts = grown(this.#starts, new Uint32Array(new SharedArrayBuffer(4 * (more + 1))));
  }

  #makeRoomForBytes(least: number): void {
    const more = Math.max(65_536, 2 * least);
    this.#bytes = grown(this.#bytes, new Uint8Array(new SharedArrayBuffer(more)));
  }
}

function grown<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
