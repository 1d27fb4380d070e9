import type { ObservableType } from '../../model/index.ts';
import { isTld } from '../../vocab/tlds.ts';

const DOT = 46;

/** What `formOf` says of the values that most lines of most lists have, byte by byte; undefined where it has to look. */
export function plainForm(bytes: Buffer, start: number, end: number): ObservableType | undefined {
  let dots = 0;
  let lastDot = start;
  let digits = 0;
  let hex = 0;
  let at = start;
  for (; at < end; at++) {
    const c = bytes[at] ?? 0;
    const lower = c | 0x20;
    if (c >= 48 && c <= 57) digits++;
    else if (c === DOT) {
      dots++;
      lastDot = at;
    } else if (lower >= 97 && lower <= 102) hex++;
    else if (!(lower >= 103 && lower <= 122) && c !== 45 && c !== 95) break;
  }
  const length = end - start;
  if (at < end) return isHttp(bytes, start, at) ? 'url' : undefined;
  if (dots === 0) return digits + hex === length ? HASHES.get(length) : undefined;
  if (digits + dots === length) return dots === 3 ? 'ipv4-addr' : undefined;
  if (lastDot === start || lastDot === end - 1) return undefined;
  return isTld(ending(bytes, lastDot + 1, end)) ? 'domain-name' : undefined;
}

const HASHES: ReadonlyMap<number, ObservableType> = new Map<number, ObservableType>([
  [32, 'file:md5'],
  [40, 'file:sha1'],
  [64, 'file:sha256'],
  [128, 'file:sha512'],
]);

/** `http:` or `https:`, and `//`. */
function isHttp(bytes: Buffer, start: number, colon: number): boolean {
  const length = colon - start;
  if (bytes[colon] !== 58 || bytes[colon + 1] !== 47 || bytes[colon + 2] !== 47) return false;
  if (length !== 4 && length !== 5) return false;
  const scheme = bytes.toString('latin1', start, colon);
  return scheme === 'http' || scheme === 'https';
}

function ending(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('latin1', start, end).toLowerCase();
}
