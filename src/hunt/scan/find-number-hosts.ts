import { findAddress } from './find-addresses.ts';
import { findUrls } from './find-urls.ts';
import type { Search } from './finder.ts';

/** The host of a URL as one number, as browsers read it (WHATWG URL, IPv4 parser); from 1.0.0.0 on. */
const NUMBER_HOST = /:\/\/(\d{8,10}|0x[\da-f]{7,8})(?=$|[/:?#"'<>\s\\])/g;
const LARGEST = 0xffffffff;

/** `http://3325256727/x` is `http://198.51.100.23/x`. Elsewhere a number is a number. */
export function findNumberHosts<Source>(search: Search<Source>): void {
  const { lower } = search.layer;
  if (!lower.includes('://')) return;
  for (const { 0: all, 1: written = '', index } of lower.matchAll(NUMBER_HOST)) {
    const value = Number(written);
    if (value > LARGEST) continue;
    const digits = value.toString(16).padStart(8, '0');
    const end = index + all.length;
    findAddress(search, { kind: 4, digits }, end - written.length, end);
    findUrls(search, digits, end - written.length, end);
  }
}
