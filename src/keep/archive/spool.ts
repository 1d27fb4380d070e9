import { createHash, randomUUID } from 'node:crypto';
import * as fs from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import type { Sha256 } from '../../model/index.ts';
import type { Disk } from './place-file.ts';

const PIECE = 256 * 1024;

/** Bytes set aside on the disk until their size and digests are known. */
export interface Spool {
  write(chunk: Uint8Array): Promise<void>;
  /** Of all that was written so far. */
  sum(): { readonly bytes: number; readonly crc32: number; readonly sha256: Sha256 };
  /** What was written, from the start. */
  read(): AsyncIterable<Uint8Array>;
  /** Deletes it. */
  close(): Promise<void>;
}

/**
 * A hidden `.keep-<random>.partial` in the folder, as every unfinished file here.
 * @throws errno errors of the disk, as the calls of the spool do
 */
export async function openSpool(folder: string, disk: Pick<Disk, 'open' | 'unlink'> = fs): Promise<Spool> {
  const path = join(folder, `.keep-${randomUUID()}.partial`);
  const file = await disk.open(path, 'wx+', 0o600);
  const hash = createHash('sha256');
  let checksum = 0;
  let bytes = 0;
  return {
    async write(chunk) {
      hash.update(chunk);
      checksum = crc32(chunk, checksum);
      bytes += chunk.length;
      await file.writeFile(chunk);
    },
    sum: () => ({ bytes, crc32: checksum, sha256: hash.copy().digest('hex') as Sha256 }),
    async *read() {
      for (let at = 0; at < bytes; ) {
        const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(PIECE), 0, PIECE, at);
        if (bytesRead === 0) throw Object.assign(new Error('the spool was cut'), { code: 'EIO' });
        at += bytesRead;
        yield buffer.subarray(0, bytesRead);
      }
    },
    async close() {
      await file.close();
      await disk.unlink(path).catch(() => undefined);
    },
  };
}
