import { getSurt } from 'warcio';
import type { WarcEntry } from './warc-entry.ts';
import { WARC_NAME, type WrittenRecord } from './write-warc.ts';

/**
 * The CDXJ index (specs.webrecorder.net/cdxj/0.1.0): one line for every response, resource
 * and conversion, sorted by bytes. `recordDigest` is of the record's gzip member, so that a replaying browser can
 * check a record it fetched alone.
 */
export function writeIndex(records: readonly WrittenRecord[]): Buffer {
  const lines = records.filter(({ entry }) => INDEXED.has(entry.type)).map(indexLine);
  return Buffer.from(lines.sort().join(''));
}

const INDEXED: ReadonlySet<WarcEntry['type']> = new Set(['response', 'resource', 'conversion']);

function indexLine(record: WrittenRecord): string {
  const { entry, offset, length } = record;
  const timestamp = entry.date.replace(/\D/g, '').slice(0, 14);
  const fields = {
    url: entry.uri,
    digest: `sha256:${entry.payloadDigest}`,
    mime: entry.mime,
    offset,
    length,
    recordDigest: `sha256:${record.sha256}`,
    status: entry.status,
    filename: WARC_NAME,
  };
  return `${getSurt(entry.uri)} ${timestamp} ${JSON.stringify(fields)}\n`;
}
