import { crc32 } from 'node:zlib';
import { ByteQueue } from '../byte-queue.ts';
import { inflate } from '../inflate.ts';
import { type Budget, DamagedMember } from '../limits.ts';
import type { PlacedEntry } from './local-headers.ts';
import type { ZipFile } from './zip-file.ts';

/**
 * The bytes of a file, inflated where they are packed. Its size and CRC-32 are checked at the end.
 * @throws DamagedMember, and Unreadable for compressed data that is none
 */
export async function* memberBytes(
  file: ZipFile,
  entry: PlacedEntry,
  budget: Budget,
): AsyncGenerator<Buffer> {
  const packed = new ByteQueue(file.stream(entry.dataAt, entry.packed));
  let sum = 0;
  let bytes = 0;
  for await (const chunk of entry.method === 0 ? packed.pieces(entry.packed) : inflate(packed, budget)) {
    bytes += chunk.length;
    // A size that lies is found out before the memory of whoever believes it is gone.
    if (bytes > entry.bytes) throw new DamagedMember('is longer than the ZIP says');
    sum = crc32(chunk, sum);
    yield chunk;
  }
  if (bytes !== entry.bytes) throw new DamagedMember(`has ${bytes} bytes, and the ZIP says ${entry.bytes}`);
  if ((await packed.drain()) > 0) throw new DamagedMember('has bytes behind its compressed data');
  if (sum !== entry.crc32) throw new DamagedMember('has another CRC-32 than the ZIP says');
}
