import { codeAt, tableOf } from './char-class.ts';
import type { Mention } from './mention.ts';

const LARGEST = 65_535;
/** What may stand between a host and its port: a colon, defanged or not; a bracket of an IPv6 address. */
const PORT = /^\]?(?:\[:\]|\(:\)|:)(\d{1,5})(?![\da-z_-]|[.:][\da-z])/i;
const LONGEST = 10;

/** The port written right behind an address or a host name (RFC 3986, 3.2.3); `undefined` without one. */
export function portOf(text: string, { type, end, value }: Mention): number | undefined {
  const next = codeAt(text, end);
  if (BETWEEN[next] !== 1 || !HOSTS.has(type) || value.includes('/')) return undefined;
  const written = text.slice(end, end + LONGEST);
  // Without its bracket, an IPv6 address would end in the port.
  if (type === 'ipv6-addr' && !written.startsWith(']')) return undefined;
  const port = Number(PORT.exec(written)?.[1] ?? 0);
  return port > 0 && port <= LARGEST ? port : undefined;
}

const HOSTS: ReadonlySet<string> = new Set(['ipv4-addr', 'ipv6-addr', 'domain-name']);
const BETWEEN: Uint8Array = tableOf(':([]');
