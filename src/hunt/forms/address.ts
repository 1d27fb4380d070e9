import ipaddr from 'ipaddr.js';

/** An address by value, whatever its textual form. */
export interface Address {
  readonly kind: 4 | 6;
  /** 8 or 32 lower-case hexadecimal digits: one form for each value, and a prefix is a prefix. */
  readonly digits: string;
}

/** Four decimal numbers without leading zeros, which some programs read as octal (RFC 6943, 3.1.1). */
export function readIpv4(text: string): Address | undefined {
  // By hand, since it is asked of everything with three dots in every line that is read closely.
  let digits = '';
  let octet = -1;
  let dots = 0;
  for (let at = 0; at <= text.length; at++) {
    const code = text.charCodeAt(at);
    if (code >= 48 && code <= 57) {
      if (octet === 0) return undefined;
      octet = Math.max(octet, 0) * 10 + code - 48;
      if (octet > 255) return undefined;
      continue;
    }
    if (octet < 0 || (at < text.length && (code !== 46 || ++dots > 3))) return undefined;
    digits += octet < 16 ? `0${octet.toString(16)}` : octet.toString(16);
    octet = -1;
  }
  return dots === 3 ? { kind: 4, digits } : undefined;
}

/** Any form of RFC 4291, section 2.2, without a zone; an IPv4-mapped address is the IPv4 address it stands for. */
export function readIpv6(text: string): Address | undefined {
  if (!/^[0-9a-f:.]{2,45}$/i.test(text) || !ipaddr.IPv6.isValid(text)) return undefined;
  const dotted = text.slice(text.lastIndexOf(':') + 1);
  if (dotted.includes('.') && readIpv4(dotted) === undefined) return undefined;
  const bytes = ipaddr.IPv6.parse(text).toByteArray();
  const digits = bytes.map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return digits.startsWith(MAPPED) ? { kind: 4, digits: digits.slice(MAPPED.length) } : { kind: 6, digits };
}

const MAPPED = '00000000000000000000ffff';

/** The first `bits` bits of an address: equal for all addresses of one network, and for no other. */
export function prefixOf(address: Address, bits: number): string {
  const whole = bits >> 2;
  const rest = bits & 3;
  const kept = address.digits.slice(0, whole);
  if (rest === 0) return kept;
  return `${kept}.${Number.parseInt(address.digits.charAt(whole), 16) >> (4 - rest)}`;
}
