import { createHash } from 'node:crypto';
import { ByteQueue } from '../byte-queue.ts';
import { type Budget, type Limits, Unreadable } from '../limits.ts';
import { gzipMember } from './gzip-member.ts';
import { type RecordContent, readRecord } from './read-record.ts';
import type { WarcRecord } from './warc-record.ts';

export interface WarcReading {
  readonly limits: Limits;
  readonly budget: Budget;
  fault(message: string): void;
  record(record: WarcRecord): void;
}

/**
 * Reads a WARC, plain or gzip with a member for each record (told by its bytes), to its end or to
 * where it can no longer be read.
 * @param file its name inside `archive/`
 */
export async function checkWarc(
  content: AsyncIterable<Uint8Array>,
  file: string,
  reading: WarcReading,
): Promise<void> {
  const queue = new ByteQueue(content);
  const isGzip = (await queue.peek(2)).equals(Buffer.from([0x1f, 0x8b]));
  let count = 0;
  while ((await queue.front()) !== undefined) {
    const offset = queue.offset;
    const fault = (message: string): void =>
      reading.fault(`the record at byte ${offset} of ${file} ${message}`);
    const hash = createHash('sha256');
    queue.tap = (taken) => hash.update(taken);
    try {
      const read = isGzip ? readMember(queue, reading, fault) : readRecord(queue, reading.limits, fault);
      const record = await read;
      const length = queue.offset - offset;
      reading.record({ ...record, file, offset, length, isGzip, sha256: hash.digest('hex') });
      count += 1;
    } catch (error) {
      queue.tap = undefined;
      if (!(error instanceof Unreadable)) throw error;
      fault(error.message);
      await queue.drain();
      return;
    }
  }
  if (count === 0) reading.fault(`${file} holds no record`);
}

async function readMember(
  queue: ByteQueue,
  { budget, limits }: WarcReading,
  fault: (message: string) => void,
): Promise<RecordContent> {
  const member = new ByteQueue(gzipMember(queue, budget));
  const record = await readRecord(member, limits, fault);
  const behind = await member.drain();
  if (behind > 0) fault(`is followed by ${behind} more bytes in its gzip member`);
  return record;
}
