// Parts of values as they are usually written, told byte by byte.
const DOT = 46;
const SLASH = 47;
const COLON = 58;
const AT = 64;

/** Of a prefix, 10 to 32. */
export function twoDigits(first: number, second: number): number | undefined {
  const bits = 10 * (first - 48) + second - 48;
  return first > 48 && first < 52 && second > 47 && second < 58 && bits <= 32 ? bits : undefined;
}

/** Behind the only `@`; 0 when what is before it is not of printable ASCII. */
export function mailHostStart(bytes: Uint8Array, start: number, end: number): number {
  for (let at = start; at < end; at++) {
    const c = bytes[at] ?? 0;
    if (c === AT) return at > start ? at + 1 : 0;
    if (c <= 32 || c >= 127) return 0;
  }
  return 0;
}

/** As `readIpv4` reads it; a 32-bit number, which may be negative. */
export function plainAddress(bytes: Uint8Array, start: number, end: number): number | undefined {
  let address = 0;
  let octet = 0;
  let digits = 0;
  let dots = 0;
  if (end - start > 15) return undefined;
  for (let at = start; at < end; at++) {
    const c = bytes[at] ?? 0;
    if (c === DOT) {
      if (digits === 0 || ++dots > 3) return undefined;
      address = (address << 8) | octet;
      octet = 0;
      digits = 0;
      continue;
    }
    if (c < 48 || c > 57 || (digits > 0 && octet === 0)) return undefined;
    octet = octet * 10 + c - 48;
    if (octet > 255) return undefined;
    digits++;
  }
  return dots === 3 && digits > 0 ? (address << 8) | octet : undefined;
}

/** Where the host of an http or https URL begins; 0 when it is none. */
export function hostStart(bytes: Uint8Array, start: number, end: number): number {
  const scheme = (bytes[start + 4] ?? 0) === 115 || (bytes[start + 4] ?? 0) === 83 ? 5 : 4;
  const isHttp =
    end - start > scheme + 3 &&
    ((bytes[start] ?? 0) | 0x20) === 104 &&
    ((bytes[start + 1] ?? 0) | 0x20) === 116 &&
    ((bytes[start + 2] ?? 0) | 0x20) === 116 &&
    ((bytes[start + 3] ?? 0) | 0x20) === 112 &&
    bytes[start + scheme] === 58 &&
    bytes[start + scheme + 1] === SLASH &&
    bytes[start + scheme + 2] === SLASH;
  return isHttp ? start + scheme + 3 : 0;
}

export function endOfHost(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== SLASH && bytes[at] !== COLON) at++;
  return at;
}

/** Behind a colon and up to five digits, if they follow. */
export function endOfPort(bytes: Uint8Array, start: number, end: number): number {
  if (bytes[start] !== COLON || start === end) return start;
  let at = start + 1;
  while (at < end && at <= start + 5 && (bytes[at] ?? 0) >= 48 && (bytes[at] ?? 0) <= 57) at++;
  return at === start + 1 ? start : at;
}

/** Whether what follows a host is a path of ASCII, or nothing. */
export function isPath(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end) return true;
  if (bytes[start] !== SLASH) return false;
  for (let at = start; at < end; at++) {
    const c = bytes[at] ?? 0;
    if (c <= 32 || c >= 127) return false;
  }
  return true;
}
