import { readIpv4, readIpv6 } from './address.ts';
import { hostname } from './hostname.ts';

/** A URL in the two parts a line is asked for: who is spoken to, and what follows. */
export interface UrlParts {
  /** As `hostKey` writes it. */
  readonly host: string;
  /** Port, unless it is a default one, path, query and fragment; without a final slash. Case matters. */
  readonly tail: string;
}

const URL_PARTS =
  /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^\s/?#@]*@)?(?:\[([^\]\s]*)\]|([^\s/?#:@[\]]+))(:\d{1,5})?([/?#]\S*)?$/i;

/** A URL with or without scheme; undefined for what is none. */
export function urlParts(url: string): UrlParts | undefined {
  const parts = URL_PARTS.exec(url);
  if (parts === null) return undefined;
  const [, ipv6, name, port = '', rest = ''] = parts;
  const host = hostKey(ipv6 ?? name ?? '');
  return { host, tail: (isDefaultPort(port) ? '' : port) + rest.replace(/\/$/, '') };
}

/** Addresses by value, names as `hostname` writes them. */
export function hostKey(host: string): string {
  const address = readIpv4(host) ?? (host.includes(':') ? readIpv6(host) : undefined);
  return address === undefined ? hostname(host) : address.digits;
}

/** A log that leaves the scheme out does not say which of the two is meant. */
export function isDefaultPort(port: string): boolean {
  return port === '' || port === ':80' || port === ':443';
}
