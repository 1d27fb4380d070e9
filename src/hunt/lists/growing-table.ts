import type { ValueTable } from '../sieve/value-table.ts';

/**
 * A table of values in the making. It grows by doubling, in memory that threads can share; what it has reserved and
 * not written to takes no memory.
 */
export class GrowingTable {
  #bytes: Uint8Array;
  #types: Uint8Array;
  #starts: Uint32Array;
  #ends: Uint32Array;
  #lineNumbers: Uint32Array;
  #count = 0;
  #size = 0;

  /** @param bytes and values that are expected; there may be more */
  constructor(bytes: number, values: number) {
    this.#bytes = new Uint8Array(new SharedArrayBuffer(bytes));
    this.#types = new Uint8Array(new SharedArrayBuffer(values));
    this.#starts = new Uint32Array(new SharedArrayBuffer(4 * values));
    this.#ends = new Uint32Array(new SharedArrayBuffer(4 * values));
    this.#lineNumbers = new Uint32Array(values);
  }

  add(type: number, from: Uint8Array, start: number, end: number, lineNumber: number): void {
    if (this.#count === this.#types.length) this.#makeRoomForValues();
    if (this.#size + end - start > this.#bytes.length) this.#makeRoomForBytes(end - start);
    const to = this.#bytes;
    let size = this.#size;
    const count = this.#count++;
    this.#types[count] = type;
    this.#starts[count] = size;
    for (let at = start; at < end; at++) to[size++] = from[at] ?? 0;
    this.#ends[count] = size;
    this.#lineNumbers[count] = lineNumber;
    this.#size = size;
  }

  finished(): { readonly table: ValueTable; readonly lineNumbers: Uint32Array } {
    const count = this.#count;
    const { buffer } = this.#bytes;
    const table = {
      count,
      types: this.#types.subarray(0, count),
      starts: this.#starts.subarray(0, count),
      ends: this.#ends.subarray(0, count),
      bytes: Buffer.from(buffer, 0, this.#size),
    };
    return { table, lineNumbers: this.#lineNumbers.subarray(0, count) };
  }

  #makeRoomForValues(): void {
    const more = Math.max(64, 2 * this.#count);
    this.#types = grown(this.#types, new Uint8Array(new SharedArrayBuffer(more)));
    this.#starts = grown(this.#starts, new Uint32Array(new SharedArrayBuffer(4 * more)));
    this.#ends = grown(this.#ends, new Uint32Array(new SharedArrayBuffer(4 * more)));
    this.#lineNumbers = grown(this.#lineNumbers, new Uint32Array(more));
  }

  #makeRoomForBytes(least: number): void {
    const more = Math.max(65_536, 2 * this.#size, this.#size + least);
    this.#bytes = grown(this.#bytes, new Uint8Array(new SharedArrayBuffer(more)));
  }
}

function grown<T extends Uint8Array | Uint32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}
