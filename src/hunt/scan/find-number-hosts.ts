import { readIpv4 } from '../forms/address.ts';
import { findAddress } from './find-addresses.ts';
import { findUrls } from './find-urls.ts';
import type { Search } from './finder.ts';

/** The host of a URL as one to four numbers, as browsers read it (WHATWG URL, IPv4 parser); from 1.0.0.0 on. */
const NUMBER_HOST = new RegExp(
  String.raw`:\/\/(NUMBER(?:\.NUMBER){0,3})(?=$|[/:?#"'<>\s\\])`.replaceAll(
    'NUMBER',
    String.raw`(?:0x[\da-f]{1,11}|\d{1,11})`,
  ),
  'g',
);

/** `http://3325256727/x` is `http://198.51.100.23/x`. Elsewhere a number is a number. */
export function findNumberHosts<Source>(search: Search<Source>): void {
  const { lower } = search.layer;
  if (!lower.includes('://')) return;
  for (const { 0: all, 1: written = '', index } of lower.matchAll(NUMBER_HOST)) {
    const value = readIpv4(written) === undefined ? addressOf(written.split('.')) : undefined;
    if (value === undefined || value < FIRST) continue;
    const digits = value.toString(16).padStart(8, '0');
    const end = index + all.length;
    findAddress(search, { kind: 4, digits }, end - written.length, end);
    findUrls(search, digits, end - written.length, end);
  }
}

const FIRST = 0x1000000;

/** The last part fills what the others leave. Undefined where a part is too large, or is no number. */
function addressOf(parts: readonly string[]): number | undefined {
  let value = 0;
  for (const [at, part] of parts.entries()) {
    const base = part.startsWith('0x') ? 16 : part.startsWith('0') ? 8 : 10;
    if (base === 8 && /[89]/.test(part)) return undefined;
    const number = Number.parseInt(base === 16 ? part.slice(2) : part, base);
    const bytes = at < parts.length - 1 ? 1 : 4 - at;
    if (number >= 256 ** bytes) return undefined;
    value = value * 256 ** bytes + number;
  }
  return value;
}
