const NOTHING = Buffer.alloc(0);

/**
 * A stream of bytes with a place in it: look at what comes next, then take some of it. What is taken
 * is shown to `tap`, so that digests cover exactly what was read, and not what was read ahead.
 */
export class ByteQueue {
  /** Bytes taken so far. */
  offset = 0;
  tap: ((taken: Buffer) => void) | undefined;
  readonly #source: AsyncIterator<Uint8Array>;
  #front: Buffer = NOTHING;

  constructor(source: AsyncIterable<Uint8Array>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  /** The bytes at hand, some at least; undefined at the end. */
  async front(): Promise<Buffer | undefined> {
    while (this.#front.length === 0) {
      const next = await this.#source.next();
      if (next.done === true) return undefined;
      this.#front = Buffer.from(next.value.buffer, next.value.byteOffset, next.value.byteLength);
    }
    return this.#front;
  }

  /** The next `count` bytes, fewer only at the end, without taking them. */
  async peek(count: number): Promise<Buffer> {
    while (this.#front.length < count) {
      const next = await this.#source.next();
      if (next.done === true) return this.#front;
      this.#front =
        this.#front.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.#front, next.value]);
    }
    return this.#front.subarray(0, count);
  }

  /** Takes `count` of the bytes at hand. */
  consume(count: number): void {
    if (count === 0) return;
    this.tap?.(this.#front.subarray(0, count));
    this.#front = this.#front.subarray(count);
    this.offset += count;
  }

  /** Takes `count` bytes, fewer only at the end. */
  async take(count: number): Promise<Buffer> {
    const taken = await this.peek(count);
    this.consume(taken.length);
    return taken;
  }

  /**
   * Takes everything up to and with the delimiter.
   * @returns undefined where it does not come within `most` bytes; nothing is taken then
   */
  async takeThrough(delimiter: string, most: number): Promise<Buffer | undefined> {
    for (let size = 4 * 1024; ; size *= 4) {
      const seen = await this.peek(Math.min(size, most));
      const at = seen.indexOf(delimiter);
      if (at >= 0) return this.take(at + delimiter.length);
      if (seen.length < size) return undefined;
    }
  }

  /** At most `count` bytes, piece by piece. */
  async *pieces(count: number): AsyncGenerator<Buffer> {
    for (let left = count; left > 0; ) {
      const front = await this.front();
      if (front === undefined) return;
      const piece = front.subarray(0, left);
      left -= piece.length;
      this.consume(piece.length);
      yield piece;
    }
  }

  /** Takes the rest. @returns how many bytes that was */
  async drain(): Promise<number> {
    let bytes = 0;
    for (let front = await this.front(); front !== undefined; front = await this.front()) {
      bytes += front.length;
      this.consume(front.length);
    }
    return bytes;
  }
}
