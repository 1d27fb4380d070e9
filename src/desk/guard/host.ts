import { isIP } from 'node:net';

/** Whether nobody but this machine can reach an address: 127.0.0.0/8, ::1 and `localhost`. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/u, '$1').toLowerCase();
  if (bare === 'localhost' || bare === '::1' || bare === '0:0:0:0:0:0:0:1') return true;
  return isIP(bare) === 4 && bare.startsWith('127.');
}

export interface Served {
  readonly port: number;
  /** Whether it listens where others reach it. */
  readonly isOpen: boolean;
  readonly publicUrl?: URL | undefined;
}

/**
 * Whether a `Host` header (RFC 9110, 7.2) names this desk. A page of somebody else's may have its own name
 * resolve to this machine (DNS rebinding) and would then be of our origin; its name gives it away. An address is
 * nobody's name, so any will do where others may ask; a name must have been said.
 */
export function isOwnHost(header: string | undefined, { port, isOpen, publicUrl }: Served): boolean {
  if (header === undefined) return false;
  if (publicUrl !== undefined && header.toLowerCase() === publicUrl.host) return true;
  const [, name = '', given] = /^(\[[^\]]{1,45}\]|[^:]{1,253})(?::(\d{1,5}))?$/u.exec(header) ?? [];
  if (name === '' || Number(given ?? 80) !== port) return false;
  return isLoopback(name) || (isOpen && isIP(name.replace(/^\[(.*)\]$/u, '$1')) !== 0);
}

/** The origin (RFC 6454) of the desk's own pages, as a browser that asked by this `Host` header says it. */
export function originOf(host: string | undefined, publicUrl: URL | undefined): string {
  if (publicUrl !== undefined && host?.toLowerCase() === publicUrl.host) return publicUrl.origin;
  return `http://${host ?? ''}`;
}
