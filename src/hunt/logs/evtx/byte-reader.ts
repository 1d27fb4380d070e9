/** Thrown where a record says what its chunk does not have; caught where records are read, never further. */
export class DamagedRecord extends Error {}

/** Little-endian numbers and texts of one chunk; nothing outside it can be read. Offsets are bytes of the chunk. */
export class ByteReader {
  readonly #bytes: Buffer;
  at: number;
  readonly end: number;

  constructor(bytes: Buffer, at: number, end: number) {
    this.#bytes = bytes;
    this.at = at;
    this.end = Math.min(end, bytes.length);
  }

  get chunk(): Buffer {
    return this.#bytes;
  }

  u8(): number {
    return this.#bytes.readUInt8(this.#take(1));
  }

  u16(): number {
    return this.#bytes.readUInt16LE(this.#take(2));
  }

  u32(): number {
    return this.#bytes.readUInt32LE(this.#take(4));
  }

  bytes(size: number): Buffer {
    const at = this.#take(size);
    return this.#bytes.subarray(at, at + size);
  }

  /** @param units of UTF-16 */
  text(units: number): string {
    return this.bytes(units * 2).toString('utf16le');
  }

  #take(size: number): number {
    const { at } = this;
    if (at < 0 || size < 0 || at + size > this.end) throw new DamagedRecord('it ends in the middle');
    this.at = at + size;
    return at;
  }
}
