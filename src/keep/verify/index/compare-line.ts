import { type LabelledDigest, parseDigest, sameDigest } from '../digests.ts';
import type { WarcRecord } from '../warc/warc-record.ts';
import type { IndexLine } from './index-line.ts';

/** What an index line says otherwise than the record it is of, in words. */
export function differences(line: IndexLine, record: WarcRecord): readonly string[] {
  const differing: string[] = [];
  const check = (same: boolean, what: string): void => {
    if (!same) differing.push(what);
  };
  // Of a plain record some indexers leave out the two blank lines behind it.
  const withoutEnd = record.isGzip ? record.length : record.length - 4;
  check(line.length === record.length || line.length === withoutEnd, 'length');
  check(record.uri !== undefined && sameUrl(line.url, record.uri), 'URL');
  check(keyFits(line), 'key');
  const date = record.date.replace(/\D/g, '');
  const common = Math.min(date.length, line.timestamp.length);
  check(line.timestamp.slice(0, common) === date.slice(0, common), 'time');
  check(digestFits(line, record), 'payload digest');
  const whole = line.recordDigest === undefined ? undefined : parseDigest(line.recordDigest);
  check(line.recordDigest === undefined || whole !== undefined, 'record digest');
  if (whole !== undefined)
    check(sameDigest(whole, { algorithm: 'sha256', value: record.sha256 }) !== false, 'record digest');
  if (record.status !== undefined && line.status !== undefined)
    check(line.status === record.status, 'status');
  check(mimeFits(line, record), 'type');
  // The specification wants these of every record; tools give them of every HTTP response.
  const isWhole = line.digest !== undefined && line.status !== undefined;
  check(isWhole || record.type !== 'response' || record.status === undefined, 'set of fields');
  return differing;
}

function digestFits({ digest }: IndexLine, { payloadDigests }: WarcRecord): boolean {
  if (digest === undefined || digest === '-') return true;
  const stated = parseDigest(digest) ?? bareDigest(digest);
  if (stated === undefined) return false;
  // A record without any digest, such as a revisit that names none, contradicts nothing.
  return payloadDigests.length === 0 || payloadDigests.some((one) => sameDigest(stated, one) === true);
}

/** Older indexes give a SHA-1 without its name. */
function bareDigest(text: string): LabelledDigest | undefined {
  return /^[0-9A-Z]{32,}=*$/i.test(text) ? { algorithm: 'sha1', value: text } : undefined;
}

const NO_TYPE: ReadonlySet<string> = new Set(['-', '', 'unk', 'warc/revisit', 'application/http']);

function mimeFits({ mime }: IndexLine, record: WarcRecord): boolean {
  if (mime === undefined || record.mime === undefined || NO_TYPE.has(mime)) return true;
  return record.type !== 'response' || mime.toLowerCase() === record.mime;
}

function sameUrl(a: string, b: string): boolean {
  return a === b || (URL.canParse(a) && URL.canParse(b) && new URL(a).href === new URL(b).href);
}

/**
 * Whether the key is one of this URL: the host backwards, then the path. Tools disagree on `www`,
 * ports, queries and the case of paths, so only what they agree on is compared.
 */
function keyFits({ key, url }: IndexLine): boolean {
  if (!/^https?:/i.test(url)) return plainPath(key).endsWith(plainPath(url.slice(url.lastIndexOf('/') + 1)));
  if (!URL.canParse(url)) return true;
  const { hostname, pathname } = new URL(url);
  const close = key.indexOf(')');
  if (close < 0) return false;
  const host = key
    .slice(0, close)
    .replace(/:\d+,?$/, '')
    .replace(/,$/, '')
    .split(',')
    .reverse()
    .join('.');
  const isAddress = /^[\d.]+$/.test(hostname) || hostname.startsWith('[');
  const hosts = isAddress ? [hostname, hostname.split('.').reverse().join('.')] : [hostname];
  const path = key.slice(close + 1).split('?', 1)[0] ?? '';
  return hosts.some((one) => withoutWww(one) === withoutWww(host)) && plainPath(path) === plainPath(pathname);
}

function withoutWww(host: string): string {
  return host.toLowerCase().replace(/^www\d*\./, '');
}

function plainPath(path: string): string {
  let decoded = path;
  try {
    decoded = decodeURIComponent(path);
  } catch {
    // Percent signs that encode nothing are compared as they stand.
  }
  return decoded.toLowerCase().replace(/\/+/g, '/').replace(/\/$/, '');
}
