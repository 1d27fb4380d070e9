import ipaddr from 'ipaddr.js';
import type { Indicator } from '../sighting.ts';

/** Networks by prefix length: an address is masked once for each length that occurs, then looked up. */
export interface Networks<Source> {
  readonly isEmpty: boolean;
  containing(address: string): readonly Indicator<Source>[];
}

/** Networks in CIDR notation (RFC 4632, RFC 4291 section 2.3); what does not parse matches nothing. */
export function makeNetworks<Source>(indicators: readonly Indicator<Source>[]): Networks<Source> {
  const byPrefix = new Map<string, Map<string, Indicator<Source>[]>>();
  for (const indicator of indicators) {
    if (!ipaddr.isValidCIDR(indicator.value)) continue;
    const [network, bits] = ipaddr.parseCIDR(indicator.value);
    const group = `${network.kind()}/${bits}`;
    const masked = mask(network.toByteArray(), bits);
    const networks = byPrefix.get(group) ?? new Map<string, Indicator<Source>[]>();
    byPrefix.set(group, networks.set(masked, [...(networks.get(masked) ?? []), indicator]));
  }
  return {
    isEmpty: byPrefix.size === 0,
    containing(address) {
      if (byPrefix.size === 0 || !ipaddr.isValid(address)) return [];
      const parsed = ipaddr.parse(address);
      const bytes = parsed.toByteArray();
      return [...byPrefix].flatMap(([group, networks]) => {
        const [kind, bits] = group.split('/');
        return kind === parsed.kind() ? (networks.get(mask(bytes, Number(bits))) ?? []) : [];
      });
    },
  };
}

/** The first `bits` bits as a key, the others zero. */
function mask(bytes: readonly number[], bits: number): string {
  return bytes
    .map((byte, at) => {
      const kept = Math.min(8, Math.max(0, bits - at * 8));
      return byte & (0xff << (8 - kept)) & 0xff;
    })
    .join('.');
}
