import { isIP } from 'node:net';

/** Whether nobody but this machine can reach an address: 127.0.0.0/8, ::1 and `localhost`. */
export function isLoopback(host: string): boolean {
  const bare = host.replace(/^\[(.*)\]$/u, '$1').toLowerCase();
  if (bare === 'localhost' || bare === '::1' || bare === '0:0:0:0:0:0:0:1') return true;
  return isIP(bare) === 4 && bare.startsWith('127.');
}

/**
 * Whether a `Host` header (RFC 9110, 7.2) names this desk. A page of somebody else's may have its own name
 * resolve to this machine (DNS rebinding) and would then be of our origin; its name gives it away.
 */
export function isOwnHost(header: string | undefined, port: number): boolean {
  if (header === undefined) return false;
  const [, name = '', given] = /^(\[[^\]]{1,45}\]|[^:]{1,253})(?::(\d{1,5}))?$/u.exec(header) ?? [];
  return name !== '' && isLoopback(name) && Number(given ?? 80) === port;
}
