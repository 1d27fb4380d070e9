import type { UtcInstant } from '../../model/index.ts';
import type { ByteSource } from './byte-source.ts';
import { type WarcEntry, warcEntry } from './warc-entry.ts';

/**
 * A local file as a `resource` record. The target URI is `file:///` and the base name alone: where
 * it lay on someone's machine is nobody else's business. What it is gets decided from its bytes by
 * whoever reads it, so no type is claimed.
 */
export function resourceEntry(name: string, block: ByteSource, date: UtcInstant): WarcEntry {
  const contentType = 'application/octet-stream';
  const uri = `file:///${encodeURIComponent(name)}`;
  return warcEntry(
    { type: 'resource', uri, date, contentType, block, mime: contentType, status: 200 },
    block,
  );
}
