import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { WARCParser } from 'warcio';
import { fromBufferPromise } from 'yauzl';
import { type Capture, derivedId, sha256, type UtcInstant } from '../model/index.ts';
import { WARC_PATH } from './archive/pack-wacz.ts';

/**
 * The capture that an archive file is, where it is a copy of these bytes as a file of this name: what a process
 * that was ended after it had kept a file, and before it had stored anything, left behind. Undefined where it is
 * a copy of anything else.
 *
 * @param wacz a file of the archive folder, by its name; the caller vouches for its digest
 */
export async function takeUpFile(
  archive: string,
  wacz: string,
  bytes: Uint8Array,
  name: string,
): Promise<Capture | undefined> {
  const known = Buffer.from(basename(name)).toString();
  const uri = `file:///${encodeURIComponent(known)}`;
  try {
    const file = await readFile(join(archive, wacz));
    const zip = await fromBufferPromise(file, { lazyEntries: true });
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== WARC_PATH) continue;
      const at = await keptAt(await buffer(await zip.openReadStreamPromise(entry)), uri, bytes);
      if (at === undefined) return undefined;
      const digest = sha256(bytes);
      return {
        kind: 'capture',
        id: derivedId('capture', digest, at, uri),
        source: { kind: 'file', name: known },
        capturedAt: at,
        sha256: digest,
        bytes: bytes.length,
        wacz,
        waczSha256: sha256(file),
      };
    }
    return undefined;
  } catch {
    // It is gone, or no WACZ of ours: then there is nothing to take up, and the bytes are kept anew.
    return undefined;
  }
}

/** When the file of this URI was kept, if it had these very bytes. */
async function keptAt(warc: Buffer, uri: string, bytes: Uint8Array): Promise<UtcInstant | undefined> {
  for await (const record of WARCParser.iterRecords([warc], { parseHttp: false })) {
    if (record.warcType !== 'resource' || record.warcTargetURI !== uri) continue;
    const { warcDate: date } = record;
    const isSame = Buffer.compare(await record.readFully(false), bytes) === 0;
    return isSame && typeof date === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/u.test(date)
      ? (date as UtcInstant)
      : undefined;
  }
  return undefined;
}
