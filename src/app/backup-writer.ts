import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import type { Sha256 } from '../model/index.ts';
import { type BackupEntry, centralHeader, endRecords, localHeader } from './backup-layout.ts';

const PIECE = 256 * 1024;

/** A source that could not be read to its end, or was not as long as it said; the message says which. */
export class SourceFailure extends Error {
  override readonly name = 'SourceFailure';
}

/** Writes one backup, file after file; memory is that of one piece and of the names. */
export class BackupWriter {
  readonly #file: FileHandle;
  readonly #piece = Buffer.allocUnsafe(PIECE);
  readonly #entries: BackupEntry[] = [];
  #at = 0;

  constructor(file: FileHandle) {
    this.#file = file;
  }

  /**
   * Adds what stands in a file. Where the source fails, nothing is added and the next takes its place.
   *
   * @throws SourceFailure, and the disk's own error where it cannot be written
   */
  async add(
    path: string,
    source: FileHandle,
    onBytes: (bytes: number) => void,
  ): Promise<{ bytes: number; sha256: Sha256 }> {
    const { size } = await source.stat();
    const unsummed = { path, bytes: size, crc32: 0, offset: this.#at };
    const start = this.#at + (await this.#write(localHeader(unsummed), this.#at));
    const hash = createHash('sha256');
    let [sum, done] = [0, 0];
    while (done < size) {
      const piece = await pieceOf(source, this.#piece, done, size);
      hash.update(piece);
      sum = crc32(piece, sum);
      await this.#write(piece, start + done);
      done += piece.length;
      onBytes(piece.length);
    }
    const entry = { ...unsummed, crc32: sum };
    await this.#write(localHeader(entry), this.#at);
    this.#entries.push(entry);
    this.#at = start + size;
    return { bytes: size, sha256: hash.digest('hex') as Sha256 };
  }

  async addBytes(path: string, bytes: Uint8Array): Promise<void> {
    const entry = { path, bytes: bytes.length, crc32: crc32(bytes), offset: this.#at };
    this.#at += await this.#write(localHeader(entry), this.#at);
    this.#at += await this.#write(bytes, this.#at);
    this.#entries.push(entry);
  }

  /** Writes the directory, and forces all of it to the disk. @returns bytes of the backup */
  async end(): Promise<number> {
    const directory = Buffer.concat(this.#entries.map(centralHeader));
    const directoryAt = this.#at;
    this.#at += await this.#write(directory, this.#at);
    this.#at += await this.#write(endRecords(this.#entries.length, directoryAt, directory.length), this.#at);
    // A source that failed last may have left more behind than came after it.
    await this.#file.truncate(this.#at);
    await this.#file.sync();
    return this.#at;
  }

  async #write(bytes: Uint8Array, at: number): Promise<number> {
    for (let done = 0; done < bytes.length; ) {
      const { bytesWritten } = await this.#file.write(bytes, done, bytes.length - done, at + done);
      done += bytesWritten;
    }
    return bytes.length;
  }
}

/** @throws SourceFailure */
async function pieceOf(source: FileHandle, buffer: Buffer, at: number, size: number): Promise<Buffer> {
  const { bytesRead } = await source
    .read(buffer, 0, Math.min(PIECE, size - at), at)
    .catch((error: unknown) => {
      throw new SourceFailure(error instanceof Error && 'code' in error ? String(error.code) : String(error));
    });
  if (bytesRead === 0) throw new SourceFailure('it became shorter while it was read');
  return buffer.subarray(0, bytesRead);
}
