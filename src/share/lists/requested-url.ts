import { toUri } from '../stix/uri.ts';
import { wellFormed } from './sentence-of.ts';

/** What no client leaves as it is in the line of a request (WHATWG URL, path percent-encode set, and `\`). */
const ENCODED = /[^\x21-\x7e]|["<>\\^`{}]/gu;

/**
 * A URL as a request names it, host first: without scheme, user and fragment, which its line does not have, the rest
 * letter for letter as clients send it, `/` where it has no path. Reports leave the scheme out, too. `undefined` where
 * it names no host.
 */
export function requestedUrl(value: string): string | undefined {
  const [, authority, rest] = PARTS.exec(value) ?? [];
  if (authority === undefined || rest === undefined || authority === '') return undefined;
  const host = toUri(`http://${authority}`)?.slice('http://'.length);
  const path = wellFormed(rest).replace(ENCODED, (char) => encodeURIComponent(char));
  return host && `${host}${path.startsWith('/') ? '' : '/'}${path}`;
}

const PARTS = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/?#@]*@)?([^/?#]*)([^#]*)/iu;
