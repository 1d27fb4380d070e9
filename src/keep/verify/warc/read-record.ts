import { createHash } from 'node:crypto';
import type { ByteQueue } from '../byte-queue.ts';
import { hasher, type LabelledDigest, matches, parseDigest } from '../digests.ts';
import { type Limits, Unreadable } from '../limits.ts';
import { HttpPayload } from './http-payload.ts';
import { field, parseFields, uriField, type WarcFields } from './warc-fields.ts';
import type { WarcRecord } from './warc-record.ts';

export type RecordContent = Omit<WarcRecord, 'file' | 'offset' | 'length' | 'isGzip' | 'sha256'>;

const NEEDS_URI: ReadonlySet<string> = new Set([
  'response',
  'resource',
  'request',
  'revisit',
  'conversion',
  'continuation',
]);
// WARC 1.0 has seconds, 1.1 any precision (W3C-DTF); always UTC.
const DATE = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/;

/**
 * Reads one record with its block and the blank lines behind it, and checks what it says of itself.
 * @param fault told what is wrong without hiding the rest
 * @throws Unreadable where the record's end cannot be known
 */
export async function readRecord(
  queue: ByteQueue,
  limits: Limits,
  fault: (message: string) => void,
): Promise<RecordContent> {
  const head = await queue.takeThrough('\r\n\r\n', limits.headBytes);
  if (head === undefined) throw new Unreadable('has no header');
  const fields = parseFields(head);
  const length = field(fields, 'content-length') ?? '';
  if (!/^\d{1,15}$/.test(length)) throw new Unreadable('states no length');
  const content = identityOf(fields, fault);
  const payload = await readBlock(queue, Number(length), fields, limits, fault);
  const end = await queue.take(4);
  if (end.toString('latin1') !== '\r\n\r\n') throw new Unreadable('does not end where it says');
  return { ...content, ...payload };
}

function identityOf(
  fields: WarcFields,
  fault: (message: string) => void,
): Omit<RecordContent, 'payloadDigests' | 'status' | 'mime' | 'bearsDigest'> {
  const type = field(fields, 'warc-type') ?? '';
  const id = field(fields, 'warc-record-id') ?? '';
  const date = field(fields, 'warc-date') ?? '';
  const uri = uriField(fields);
  if (type === '') fault('has no type');
  if (!/^<[^<>\s]+>$/.test(id)) fault('has no id');
  if (!DATE.test(date) || Number.isNaN(Date.parse(date))) fault('has no date');
  if (uri === undefined && NEEDS_URI.has(type)) fault('has no target URI');
  const concurrentTo = fields.get('warc-concurrent-to') ?? [];
  return { type, id, uri, date, concurrentTo, warcinfoId: field(fields, 'warc-warcinfo-id') };
}

async function readBlock(
  queue: ByteQueue,
  length: number,
  fields: WarcFields,
  limits: Limits,
  fault: (message: string) => void,
): Promise<Pick<RecordContent, 'payloadDigests' | 'status' | 'mime' | 'bearsDigest'>> {
  const type = field(fields, 'warc-type') ?? '';
  const stated = statedDigest(fields, 'warc-block-digest', fault);
  const statedPayload = statedDigest(fields, 'warc-payload-digest', fault);
  const block = stated && hasher(stated);
  const [asStored, dechunked] = statedPayload ? [hasher(statedPayload), hasher(statedPayload)] : [];
  // What indexes give, whether the record itself bears it or not.
  const usual = ['sha256', 'sha1'].map((algorithm) => ({ algorithm, hash: createHash(algorithm) }));
  const http = new HttpPayload(
    (part) => {
      asStored?.update(part);
      for (const { hash } of usual) hash.update(part);
    },
    (part) => dechunked?.update(part),
  );
  const isHttp = /^application\/http\b/i.test(field(fields, 'content-type') ?? '');
  let bytes = 0;
  for await (const part of queue.pieces(length)) {
    bytes += part.length;
    block?.update(part);
    if (isHttp) http.push(part, limits.headBytes);
    else {
      asStored?.update(part);
      for (const { hash } of usual) hash.update(part);
    }
  }
  if (bytes < length) throw new Unreadable(`says it has ${length} bytes and has ${bytes}`);
  if (stated && block && !matches(stated, block)) fault('has a block of another digest than it says');
  // A revisit has no payload of its own; it names the one it was the same as (WARC 1.1, section 6.7).
  const ownPayload = type !== 'revisit';
  if (ownPayload && statedPayload && asStored && dechunked) {
    const holds = matches(statedPayload, asStored) || (http.chunked && matches(statedPayload, dechunked));
    if (!holds) fault('has a payload of another digest than it says');
  }
  if (isHttp && type === 'response' && http.status === undefined) fault('holds no HTTP response');
  const payloadDigests: LabelledDigest[] = statedPayload ? [statedPayload] : [];
  if (ownPayload) {
    for (const { algorithm, hash } of usual) payloadDigests.push({ algorithm, value: hash.digest('hex') });
  }
  return {
    payloadDigests,
    bearsDigest: stated !== undefined || statedPayload !== undefined,
    status: isHttp ? http.status : undefined,
    mime: isHttp ? http.mime : field(fields, 'content-type')?.split(';', 1)[0]?.trim().toLowerCase(),
  };
}

function statedDigest(
  fields: WarcFields,
  name: string,
  fault: (message: string) => void,
): LabelledDigest | undefined {
  const text = field(fields, name);
  if (text === undefined) return undefined;
  const digest = parseDigest(text);
  if (digest === undefined) fault(`states a ${name} of an unknown kind`);
  return digest;
}
