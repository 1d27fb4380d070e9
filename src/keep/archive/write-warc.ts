import { WARC_1_1, WARCRecord, WARCSerializer } from 'warcio';
import { type Sha256, sha256, type UtcInstant } from '../../model/index.ts';
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

export interface WrittenWarc {
  readonly bytes: Buffer;
  readonly records: readonly WrittenRecord[];
}

/** The WARC's name inside the WACZ. */
export const WARC_NAME = 'data.warc.gz';

/** A warcinfo record and the entries, in order, each a gzip member of its own. */
export async function writeWarc(
  entries: readonly WarcEntry[],
  software: string,
  created: UtcInstant,
): Promise<WrittenWarc> {
  const info = warcInfo(software, created);
  const members = [await serialise(info.record)];
  let offset = members[0]?.length ?? 0;
  const records: WrittenRecord[] = [];
  for (const entry of entries) {
    const member = await serialise(recordOf(entry, info.id));
    records.push({ entry, offset, length: member.length, sha256: sha256(member) });
    members.push(member);
    offset += member.length;
  }
  return { bytes: Buffer.concat(members), records };
}

function warcInfo(software: string, created: UtcInstant): { id: string; record: WARCRecord } {
  const fields = [
    `software: ${software}`,
    'format: WARC File Format 1.1',
    'conformsTo: http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/',
  ];
  const block = Buffer.from(`${fields.join('\r\n')}\r\n`);
  const blockDigest = sha256(block);
  const id = recordId('warcinfo', created, blockDigest);
  const record = WARCRecord.create(
    {
      type: 'warcinfo',
      date: created,
      filename: WARC_NAME,
      warcVersion: WARC_1_1,
      warcHeaders: { 'WARC-Record-ID': id, 'WARC-Block-Digest': `sha256:${blockDigest}` },
    },
    [block],
  );
  return { id, record };
}

function recordOf(entry: WarcEntry, warcinfoId: string): WARCRecord {
  const record = WARCRecord.create(
    {
      type: entry.type,
      url: entry.uri,
      date: entry.date,
      warcVersion: WARC_1_1,
      warcHeaders: {
        'WARC-Record-ID': entry.id,
        'WARC-Warcinfo-ID': warcinfoId,
        ...(entry.concurrentTo !== undefined && { 'WARC-Concurrent-To': entry.concurrentTo }),
        ...(entry.address !== undefined && { 'WARC-IP-Address': entry.address }),
        'WARC-Block-Digest': `sha256:${entry.blockDigest}`,
        'WARC-Payload-Digest': `sha256:${entry.payloadDigest}`,
        'Content-Type': entry.contentType,
      },
    },
    [entry.block],
  );
  // The block already starts with the headers byte by byte as received; warcio would add its own
  // re-encoded and merged ones in front.
  record.httpHeaders = null;
  return record;
}

async function serialise(record: WARCRecord): Promise<Uint8Array> {
  return WARCSerializer.serialize(record, { gzip: true });
}
