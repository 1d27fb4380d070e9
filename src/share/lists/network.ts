import ipaddr from 'ipaddr.js';

/**
 * An address or a network with nothing behind its prefix: reports write `203.0.113.77/24`, and most readers of
 * lists refuse that. What is no network is given back as it is.
 */
export function networkOf(value: string): string {
  const [address = '', prefix] = value.split('/');
  if (prefix === undefined || !ipaddr.isValidCIDR(value)) return value;
  const family = ipaddr.parse(address).kind() === 'ipv4' ? ipaddr.IPv4 : ipaddr.IPv6;
  return `${family.networkAddressFromCIDR(value).toString()}/${prefix}`;
}
