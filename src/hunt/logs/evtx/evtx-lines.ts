import { open } from 'node:fs/promises';
import { elementsOf } from './binary-xml.ts';
import { ByteReader, DamagedRecord } from './byte-reader.ts';
import type { Json } from './element.ts';
import { contentOf } from './element.ts';

const FILE_HEADER = 4096;
const CHUNK = 65_536;
const CHUNK_MAGIC = Buffer.from('ElfChnk\0', 'latin1');
const FIRST_RECORD = 512;
const RECORD_MAGIC = 0x00002a2a;
const RECORD_HEADER = 24;
/** Records that tell of nothing are told of, up to so many. */
const WHERE_TOLD = 3;

/**
 * A Windows event log (EVTX) as lines: one JSON object a record, in the order of the file, with the names of the XML
 * (`Event.System.Computer`). Line numbers are those of records; offsets are of the text that is given here. Every chunk
 * is tried, whatever the file's header says of how many there are: a log that was copied while it was written is dirty.
 * At the end an error with a `code` is thrown where records could not be read, for nothing was found in those.
 */
export async function* evtxLines(path: string): AsyncGenerator<Uint8Array> {
  const file = await open(path);
  const bad: string[] = [];
  let unread = 0;
  const complain = (place: string): void => {
    unread += 1;
    if (bad.length < WHERE_TOLD) bad.push(place);
  };
  try {
    const { size } = await file.stat();
    for (let at = FILE_HEADER; at < size; at += CHUNK) {
      const chunk = Buffer.alloc(CHUNK);
      const { bytesRead } = await file.read(chunk, 0, CHUNK, at);
      const bytes = chunk.subarray(0, bytesRead);
      if (bytes.subarray(0, CHUNK_MAGIC.length).equals(CHUNK_MAGIC)) {
        const lines = recordsOf(bytes, (record) => complain(`record at byte ${at + record}`));
        if (lines.length > 0) yield Buffer.from(lines.join(''));
      } else if (bytes.some((byte) => byte !== 0)) complain(`chunk at byte ${at}`);
    }
  } finally {
    await file.close();
  }
  if (unread === 0) return;
  const message = `${unread} of its records or chunks could not be read and were not searched (${bad.join(', ')}${unread > bad.length ? ', …' : ''})`;
  throw Object.assign(new Error(message), { code: 'ERR_EVTX' });
}

function recordsOf(chunk: Buffer, complain: (at: number) => void): readonly string[] {
  const lines: string[] = [];
  const free = Math.min(chunk.length, Math.max(FIRST_RECORD, chunk.readUInt32LE(48)));
  for (let at = FIRST_RECORD; at + RECORD_HEADER <= free; ) {
    const size = chunk.readUInt32LE(at + 4);
    if (chunk.readUInt32LE(at) !== RECORD_MAGIC || size < RECORD_HEADER + 4 || at + size > chunk.length) {
      // Without its size the next record cannot be found.
      if (chunk.readUInt32LE(at) !== 0) complain(at);
      break;
    }
    const line = lineOf(chunk, at, size);
    if (line === undefined) complain(at);
    else lines.push(line);
    at += size;
  }
  return lines;
}

function lineOf(chunk: Buffer, at: number, size: number): string | undefined {
  try {
    const elements = elementsOf(new ByteReader(chunk, at + RECORD_HEADER, at + size - 4));
    const record: Record<string, Json> = Object.create(null);
    for (const element of elements) record[element.name] = contentOf(element);
    return elements.length === 0 ? undefined : `${JSON.stringify(record)}\n`;
  } catch (error) {
    if (error instanceof DamagedRecord) return undefined;
    throw error;
  }
}
