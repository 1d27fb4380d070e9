import { buffer } from 'node:stream/consumers';
import { WARCParser } from 'warcio';
import { fromBufferPromise } from 'yauzl';
import type { Capture } from '../../model/index.ts';
import { decodeContent } from '../fetch/decode-content.ts';
import { WARC_PATH } from './pack-wacz.ts';

/**
 * The payload inside a WACZ, content decoding undone; undefined where the file is no WACZ of ours or
 * holds no such record. The caller vouches for the file by its digest: sizes are believed here.
 */
export async function readPayload(wacz: Buffer, capture: Capture): Promise<Uint8Array | undefined> {
  try {
    const warc = await warcOf(wacz);
    return warc === undefined ? undefined : await payloadOf(warc, capture);
  } catch {
    // yauzl, warcio and zlib throw on malformed input, each in its own words; all mean the same here.
    return undefined;
  }
}

async function warcOf(wacz: Buffer): Promise<Buffer | undefined> {
  const zip = await fromBufferPromise(wacz, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    if (entry.fileName === WARC_PATH) return buffer(await zip.openReadStreamPromise(entry));
  }
  return undefined;
}

async function payloadOf(
  warc: Buffer,
  { source, bytes, rendering }: Capture,
): Promise<Uint8Array | undefined> {
  for await (const record of WARCParser.iterRecords([warc], { parseHttp: false })) {
    if (rendering !== undefined) {
      if (record.warcType === 'conversion') return record.readFully(false);
      continue;
    }
    if (source.kind === 'file' && record.warcType === 'resource') return record.readFully(false);
    if (source.kind === 'url' && record.warcType === 'response' && record.warcTargetURI === source.final) {
      return bodyOf(Buffer.from(await record.readFully(false)), bytes);
    }
  }
  return undefined;
}

async function bodyOf(block: Buffer, bytes: number): Promise<Uint8Array | undefined> {
  const end = block.indexOf('\r\n\r\n');
  if (end < 0) return undefined;
  const codings = block
    .toString('latin1', 0, end)
    .split('\r\n')
    .flatMap((line) => (/^content-encoding:/i.test(line) ? [line.slice(line.indexOf(':') + 1)] : []));
  const decoded = await decodeContent(block.subarray(end + 4), codings, bytes);
  return decoded.ok ? decoded.value : undefined;
}
