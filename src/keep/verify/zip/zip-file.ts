import type { FileHandle } from 'node:fs/promises';

const PIECE = 128 * 1024;

/** A file of which any stretch can be read. */
export class ZipFile {
  readonly size: number;
  readonly #handle: FileHandle;
  readonly #onRead: (bytes: number) => void;

  constructor(handle: FileHandle, size: number, onRead: (bytes: number) => void = () => undefined) {
    this.#handle = handle;
    this.size = size;
    this.#onRead = onRead;
  }

  /** Fewer than `length` bytes only at the end of the file. */
  async read(offset: number, length: number): Promise<Buffer> {
    const size = Math.max(0, Math.min(length, this.size - offset));
    const buffer = Buffer.alloc(size);
    let done = 0;
    while (done < size) {
      const { bytesRead } = await this.#handle.read(buffer, done, size - done, offset + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return buffer.subarray(0, done);
  }

  async *stream(offset: number, length: number): AsyncGenerator<Buffer> {
    const end = Math.min(this.size, offset + length);
    for (let at = offset; at < end; ) {
      const piece = await this.read(at, Math.min(PIECE, end - at));
      if (piece.length === 0) return;
      at += piece.length;
      this.#onRead(piece.length);
      yield piece;
    }
  }
}
