/** Every character RFC 3986 allows in a URI, and `%` only before two hexadecimal digits. */
const ILLEGAL = /[^A-Za-z0-9_.~:/?#@!$&'()*+,;=%-]|%(?![0-9A-Fa-f]{2})/gu;
const PARTS = /^([A-Za-z][A-Za-z0-9+.-]*:\/\/)([^/?#]*)((?:[/?#].*)?)$/su;
/** User, host (name, IPv4 or IPv6 in brackets) and port, in the characters a URI allows. */
const LEGAL_AUTHORITY =
  /^(?:(?:[A-Za-z0-9_.~!$&'()*+,;=:-]|%[0-9A-Fa-f]{2})*@)?(?:\[[0-9A-Fa-f:.]+\]|(?:[A-Za-z0-9_.~!$&'()*+,;=-]|%[0-9A-Fa-f]{2})+)(?::\d*)?$/u;

/**
 * A URL as the URI that STIX demands (RFC 3986), changed only where it is none: illegal characters are
 * percent-encoded as UTF-8 and a host in letters beyond ASCII gets its DNS form (RFC 3987, section 3.1).
 *
 * @returns `undefined` when it has no host that a URI could carry
 */
export function toUri(url: string): string | undefined {
  const [, scheme, authority, rest] = PARTS.exec(url) ?? [];
  if (scheme === undefined || authority === undefined || rest === undefined) return undefined;
  const host = LEGAL_AUTHORITY.test(authority) ? authority : dnsAuthority(url);
  if (host === undefined) return undefined;
  const hash = rest.indexOf('#');
  if (hash < 0) return scheme + host + encode(rest);
  return `${scheme}${host}${encode(rest.slice(0, hash))}#${encode(rest.slice(hash + 1)).replaceAll('#', '%23')}`;
}

function encode(text: string): string {
  return text.replace(ILLEGAL, (char) => encodeURIComponent(char));
}

function dnsAuthority(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { host, username, password } = new URL(url);
  const user = password === '' ? username : `${username}:${password}`;
  const authority = user === '' ? host : `${user}@${host}`;
  return LEGAL_AUTHORITY.test(authority) ? authority : undefined;
}
