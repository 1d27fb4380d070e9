/** RFC 1035, section 2.3.4, with the underscore that service names have (RFC 2782); lower case. */
const LABEL = /^[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?$/u;
const LONGEST = 253;

/**
 * A host name in the form that resolvers compare: lower case, Unicode labels as `xn--` (UTS #46).
 *
 * @returns undefined for what is no name of a host
 */
export function dnsName(value: string): string | undefined {
  const host = /^[\x20-\x7e]*$/u.test(value) ? value.toLowerCase() : asciiOf(value);
  const name = host.endsWith('.') ? host.slice(0, -1) : host;
  if (name === '' || name.length > LONGEST) return undefined;
  return name.split('.').every((label) => LABEL.test(label)) ? name : undefined;
}

function asciiOf(value: string): string {
  const url = `http://${value}/`;
  return URL.canParse(url) ? new URL(url).hostname : '';
}
