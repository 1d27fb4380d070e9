import { createHash, type Hash } from 'node:crypto';
import { pipeline, Readable } from 'node:stream';
import { createGzip } from 'node:zlib';
import type { Sha256, UtcInstant } from '../../model/index.ts';
import { type ByteSource, memorySource } from './byte-source.ts';
import { recordId, type WarcEntry } from './warc-entry.ts';

/** A record as it lies in the WARC: one gzip member (WARC 1.1, annex D). */
export interface WrittenRecord {
  readonly entry: WarcEntry;
  /** Bytes from the start of the WARC. */
  readonly offset: number;
  /** Bytes of the gzip member. */
  readonly length: number;
  /** Of the gzip member. */
  readonly sha256: Sha256;
}

type Fields = readonly (readonly [name: string, value: string | number | undefined])[];

/** The WARC's name inside the WACZ. */
export const WARC_NAME = 'data.warc.gz';

/**
 * Writes a warcinfo record and the entries, in order, each a gzip member of its own, without ever
 * holding a whole block.
 *
 * @param write takes the next bytes of the WARC
 * @throws when a source gives other bytes than it was announced with: its header would be a lie
 */
export async function writeWarc(
  entries: readonly WarcEntry[],
  software: string,
  created: UtcInstant,
  write: (chunk: Uint8Array) => Promise<void>,
): Promise<readonly WrittenRecord[]> {
  const info = warcInfo(software, created);
  let offset = await writeMember(info.fields, info.block, write, createHash('sha256'));
  const records: WrittenRecord[] = [];
  for (const entry of entries) {
    const hash = createHash('sha256');
    const length = await writeMember(fieldsOf(entry, info.id), entry.block, write, hash);
    records.push({ entry, offset, length, sha256: hash.digest('hex') as Sha256 });
    offset += length;
  }
  return records;
}

function warcInfo(software: string, created: UtcInstant): { id: string; fields: Fields; block: ByteSource } {
  const lines = [
    `software: ${software}`,
    'format: WARC File Format 1.1',
    'conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
  ];
  const block = memorySource(Buffer.from(`${lines.join('\r\n')}\r\n`));
  const id = recordId('warcinfo', created, block.sha256);
  const fields: Fields = [
    ['WARC-Type', 'warcinfo'],
    ['WARC-Record-ID', id],
    ['WARC-Date', created],
    ['WARC-Filename', WARC_NAME],
    ['WARC-Block-Digest', `sha256:${block.sha256}`],
    ['Content-Type', 'application/warc-fields'],
    ['Content-Length', block.bytes],
  ];
  return { id, fields, block };
}

function fieldsOf(entry: WarcEntry, warcinfoId: string): Fields {
  return [
    ['WARC-Type', entry.type],
    ['WARC-Record-ID', entry.id],
    ['WARC-Date', entry.date],
    ['WARC-Target-URI', entry.uri],
    ['WARC-Warcinfo-ID', warcinfoId],
    ['WARC-Concurrent-To', entry.concurrentTo],
    ['WARC-Refers-To', entry.refersTo],
    ['WARC-IP-Address', entry.address],
    ['WARC-Block-Digest', `sha256:${entry.block.sha256}`],
    ['WARC-Payload-Digest', `sha256:${entry.payloadDigest}`],
    ['Content-Type', entry.contentType],
    ['Content-Length', entry.block.bytes],
  ];
}

/** @returns bytes of the gzip member, which `hash` has taken in */
async function writeMember(
  fields: Fields,
  block: ByteSource,
  write: (chunk: Uint8Array) => Promise<void>,
  hash: Hash,
): Promise<number> {
  const gzip = createGzip();
  // An error of the source destroys the gzip stream with it, so the loop below throws it.
  pipeline(Readable.from(recordBytes(fields, block), { objectMode: false }), gzip, () => undefined);
  let length = 0;
  for await (const chunk of gzip as AsyncIterable<Uint8Array>) {
    hash.update(chunk);
    length += chunk.length;
    await write(chunk);
  }
  return length;
}

async function* recordBytes(fields: Fields, block: ByteSource): AsyncGenerator<Uint8Array> {
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}\r\n`]));
  yield Buffer.from(`WARC/1.1\r\n${lines.join('')}\r\n`);
  const hash = createHash('sha256');
  for await (const chunk of block.open()) {
    hash.update(chunk);
    if (chunk.length > 0) yield chunk;
  }
  if (hash.digest('hex') !== block.sha256) throw new Error('the source changed while it was being kept');
  yield Buffer.from('\r\n\r\n');
}
