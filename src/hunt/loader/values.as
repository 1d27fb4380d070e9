// Values into the kernel's index: names, addresses, hashes and URLs as they are usually written. What a value's key is
// is said in sieve/keys.ts; here is the short way for most of a million.
import { AT_SIGN, BACKSLASH, byteAt, classOf, COLON, DIGIT, DOT, HEX_LETTER, JOINT, LETTER, makeClasses, NO_QUAD, quad, SLASH } from './bytes';
import { readIpv6, words6 } from './ipv6';

/** As the kernel has them (kernel.ts). */
// @ts-ignore: decorator
@external('kernel', 'addWord')
declare function addWord(at: usize, length: u32, mode: u32, indicator: u32): void;
// @ts-ignore: decorator
@external('kernel', 'addHash')
declare function addHash(at: usize, length: u32, indicator: u32): void;
// @ts-ignore: decorator
@external('kernel', 'addNetwork4')
declare function addNetwork4(address: u32, bits: u32, indicator: u32): void;
// @ts-ignore: decorator
@external('kernel', 'addNetwork6')
declare function addNetwork6(a: u32, b: u32, c: u32, d: u32, bits: u32, indicator: u32): void;

/** How a type is sought, in the table of types (loader.ts). */
const ADDRESS4: u32 = 1, HASH: u32 = 2, DOMAIN: u32 = 3, URL: u32 = 4, MAILBOX: u32 = 5, FILE_NAME: u32 = 6;
const ADDRESS6: u32 = 7, FILE_PATH: u32 = 8;
/** A word that is come by because there is a dot in it. */
const DOTTED: u32 = 0;

/**
 * Adds values that lie one behind another.
 *
 * @param area of 512 bytes, the first 256 being the table of types; half of it is for classes of bytes
 * @param types of one byte each
 * @param ends of 4 bytes each: where a value's bytes end, counted as `base` is, which is where the first one's begin
 * @param first number of the first
 * @returns how many were not added; their numbers are written over `ends`
 */
export function addValues(area: usize, types: usize, ends: usize, bytes: usize, base: u32, count: u32, first: u32): u32 {
  makeClasses(area + 256);
  let odd: u32 = 0;
  let from = bytes;
  for (let each: u32 = 0; each < count; each++) {
    const to = bytes + <usize>(load<u32>(ends + ((<usize>each) << 2)) - base);
    const kind = <u32>load<u8>(area + load<u8>(types + each));
    if (!add(kind, from, to, first + each)) {
      store<u32>(ends + ((<usize>odd) << 2), first + each);
      odd += 1;
    }
    from = to;
  }
  return odd;
}

function add(kind: u32, from: usize, to: usize, number: u32): bool {
  if (kind == DOMAIN) return hostLength(from, to) == <u32>(to - from) && asWord(from, to, number);
  if (kind == ADDRESS4) return asNetwork(from, to, number);
  if (kind == HASH) {
    if (!isHash(from, to)) return false;
    addHash(from, <u32>(to - from), number);
    return true;
  }
  if (kind == URL) return asUrl(from, to, number);
  if (kind == MAILBOX) {
    const host = mailHost(from, to);
    return host != 0 && hostLength(host, to) == <u32>(to - host) && asWord(host, to, number);
  }
  if (kind == ADDRESS6) {
    if (!readIpv6(from, to)) return false;
    addNetwork6(words6(0), words6(1), words6(2), words6(3), 128, number);
    return true;
  }
  let name = from;
  if (kind == FILE_PATH) {
    name = to;
    while (name > from && byteAt(name - 1) != SLASH && byteAt(name - 1) != BACKSLASH) name--;
    if (name == from) return false;
  } else if (kind != FILE_NAME) return false;
  return isFileName(name, to) && asWord(name, to, number);
}

/** @returns true, if there is a word at all */
function asWord(from: usize, to: usize, number: u32): bool {
  if (from == to) return false;
  addWord(from, <u32>(to - from), DOTTED, number);
  return true;
}

/** An address, or with a slash and two digits a network. */
function asNetwork(from: usize, to: usize, number: u32): bool {
  let end = to;
  let bits: u32 = 32;
  if (to - from > 3 && byteAt(to - 3) == SLASH) {
    end = to - 3;
    bits = 10 * (byteAt(to - 2) - 48) + byteAt(to - 1) - 48;
    if ((classOf(byteAt(to - 2)) & classOf(byteAt(to - 1)) & DIGIT) == 0 || bits < 10 || bits > 32) return false;
  }
  const address = quad(from, end);
  if (address == NO_QUAD) return false;
  addNetwork4(<u32>address, bits, number);
  return true;
}

function isHash(from: usize, to: usize): bool {
  const length = to - from;
  if (length < 32 || length > 128 || (length & 1) == 1) return false;
  for (let at = from; at < to; at++) if ((classOf(byteAt(at)) & (DIGIT | HEX_LETTER)) == 0) return false;
  return true;
}

/** Of http or https, with a path of ASCII or none. */
function asUrl(from: usize, to: usize, number: u32): bool {
  if (to - from < 9 || (load<u32>(from) | 0x20202020) != 0x70747468) return false;
  let host = from + 4;
  if ((byteAt(host) | 0x20) == 115) host++;
  if (byteAt(host) != COLON || byteAt(host + 1) != SLASH || byteAt(host + 2) != SLASH) return false;
  host += 3;
  let end = host;
  while (end < to && byteAt(end) != SLASH && byteAt(end) != COLON) end++;
  if (!isPath(afterPort(end, to), to)) return false;
  const address = quad(host, end);
  if (address != NO_QUAD) {
    addNetwork4(<u32>address, 32, number);
    return true;
  }
  const length = hostLength(host, end);
  return length != 0 && length == <u32>(end - host) && asWord(host, end, number);
}

/** Behind a colon and up to five digits, if they follow. */
function afterPort(from: usize, to: usize): usize {
  if (from == to || byteAt(from) != COLON) return from;
  let at = from + 1;
  while (at < to && at <= from + 5 && byteAt(at) - 48 < 10) at++;
  return at == from + 1 ? from : at;
}

function isPath(from: usize, to: usize): bool {
  if (from == to) return true;
  if (byteAt(from) != SLASH) return false;
  for (let at = from; at < to; at++) if (byteAt(at) - 33 > 93) return false;
  return true;
}

/** Behind the first `@`; 0 when what is before it is not of printable ASCII. */
function mailHost(from: usize, to: usize): usize {
  for (let at = from; at < to; at++) {
    const c = byteAt(at);
    if (c == AT_SIGN) return at > from ? at + 1 : 0;
    if (c - 33 > 93) return 0;
  }
  return 0;
}

/** Bytes of a host name of letters, digits and joints that begins here; 0 when none does. */
function hostLength(from: usize, to: usize): u32 {
  let dots: u32 = 0;
  let ofLabel: u32 = 0;
  let before: u32 = DOT;
  let at = from;
  for (; at < to; at++) {
    const bits = classOf(byteAt(at));
    if (bits == 0) break;
    if (bits == DOT) {
      if (before == DOT) return 0;
      dots += 1;
      ofLabel = 0;
    } else ofLabel |= bits;
    before = bits;
  }
  // Without a letter in its last part it may be an address; a final dot is not the name's.
  return dots > 0 && (ofLabel & (LETTER | HEX_LETTER)) != 0 && before != DOT ? <u32>(at - from) : 0;
}

/** One word with a dot in it that begins with a letter or digit and ends with a letter. */
function isFileName(from: usize, to: usize): bool {
  let all: u32 = 0;
  let before: u32 = DOT;
  for (let at = from; at < to; at++) {
    const bits = classOf(byteAt(at));
    if (bits == 0 || (bits == DOT && before == DOT) || (bits == JOINT && at == from)) return false;
    all |= bits;
    before = bits;
  }
  return (all & DOT) != 0 && (before & (LETTER | HEX_LETTER)) != 0;
}
