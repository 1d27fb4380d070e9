import ipaddr from 'ipaddr.js';

// The two ways an IPv4 address legitimately travels as IPv6: mapped (RFC 4291 §2.5.5.2) and through
// a NAT64 (RFC 6052 §2.1, well-known prefix). What counts is the address inside.
const IPV4_INSIDE = [ipaddr.IPv6.parseCIDR('::ffff:0:0/96'), ipaddr.IPv6.parseCIDR('64:ff9b::/96')];

// All that IANA has handed out as global unicast. ipaddr.js calls everything it has no range for
// "unicast", among it the IPv4-compatible ::7f00:1.
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Whether an IP address belongs to the public Internet: not loopback, private, link-local, shared
 * (CGNAT), unspecified, multicast, documentation, benchmarking or otherwise reserved, in IPv4, IPv6
 * or one inside the other. 6to4 and Teredo are refused whole: nothing public is left there.
 *
 * @param text an address as the resolver or the URL parser writes it; anything else is not public
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text)) return false;
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv4) return isPublicV4(address);
  if (IPV4_INSIDE.some((prefix) => address.match(prefix))) {
    return isPublicV4(new ipaddr.IPv4(address.toByteArray().slice(-4)));
  }
  return address.match(GLOBAL_UNICAST) && address.range() === 'unicast';
}

function isPublicV4(address: ipaddr.IPv4): boolean {
  return address.range() === 'unicast';
}
