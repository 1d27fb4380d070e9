import { crc32 } from 'node:zlib';
import type { ByteQueue } from '../byte-queue.ts';
import { inflate } from '../inflate.ts';
import { type Budget, Unreadable } from '../limits.ts';

const EXTRA = 4;
const NAME = 8;
const COMMENT = 16;
const HEADER_CRC = 2;
const MOST_HEADER = 64 * 1024;

/**
 * The content of one gzip member (RFC 1952) from where the queue stands; afterwards the queue stands
 * behind its trailer.
 * @throws Unreadable where it is malformed, cut, or not what its trailer says
 */
export async function* gzipMember(queue: ByteQueue, budget: Budget): AsyncGenerator<Buffer> {
  await skipHeader(queue);
  let sum = 0;
  let size = 0;
  for await (const chunk of inflate(queue, budget)) {
    sum = crc32(chunk, sum);
    size = (size + chunk.length) % 0x1_0000_0000;
    yield chunk;
  }
  const trailer = await queue.take(8);
  if (trailer.length < 8) throw new Unreadable('holds a gzip member that is cut');
  if (trailer.readUInt32LE(0) !== sum || trailer.readUInt32LE(4) !== size)
    throw new Unreadable('holds a gzip member whose checksum is wrong');
}

async function skipHeader(queue: ByteQueue): Promise<void> {
  const header = await queue.take(10);
  if (header.length < 10 || header.readUInt16BE(0) !== 0x1f8b || header[2] !== 8)
    throw new Unreadable('holds bytes that are no gzip member');
  const flags = header[3] ?? 0;
  if ((flags & 0xe0) !== 0) throw new Unreadable('holds a gzip member of an unknown kind');
  if ((flags & EXTRA) !== 0) {
    const length = await queue.take(2);
    if (length.length === 2) await queue.take(length.readUInt16LE(0));
  }
  for (const flag of [NAME, COMMENT]) {
    if ((flags & flag) !== 0 && (await queue.takeThrough('\0', MOST_HEADER)) === undefined)
      throw new Unreadable('holds a gzip member whose header is too long');
  }
  if ((flags & HEADER_CRC) !== 0) await queue.take(2);
}
