import { toUri } from '../stix/uri.ts';

/** An address that a reader may follow, as RFC 3986 writes it; undefined for anything but http and https. */
export function uriOr(url: string): string | undefined {
  return /^https?:\/\//iu.test(url) ? toUri(url) : undefined;
}
