import type { ObservableType } from '../../model/index.ts';
import { HUNTED } from '../index/hunted-types.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { COME } from './add-key.ts';
import type { ValueTable } from './value-table.ts';
import { TYPES } from './value-table.ts';

const PLAIN: readonly (ReturnType<typeof HUNTED.get> | 'ipv4' | undefined)[] = TYPES.map(plainKind);

function plainKind(type: ObservableType | undefined): (typeof PLAIN)[number] {
  if (type === 'ipv4-addr') return 'ipv4';
  return type === undefined ? undefined : HUNTED.get(type);
}

const DOT = 46;
const SLASH = 47;

/**
 * The short way for most of a million values: names, addresses, hashes and URLs as they are usually written, byte by
 * byte and without a string. Says false, and adds nothing, where `keysOf` has to look.
 *
 * @param at of bytes of the kernel's memory that may be written to
 */
export function addPlainValue(
  kernel: Kernel,
  memory: Buffer,
  at: number,
  values: ValueTable,
  number: number,
): boolean {
  const { bytes } = values;
  const start = values.starts[number] ?? 0;
  const end = values.ends[number] ?? 0;
  switch (PLAIN[values.types[number] ?? 0]) {
    case 'ipv4': {
      const address = plainAddress(bytes, start, end);
      if (address === undefined) return false;
      kernel.addNetwork4(address, 32, number);
      return true;
    }
    case 'hash': {
      const length = copyHex(bytes, start, end, memory, at);
      if (length === 0) return false;
      kernel.addHash(at, length, number);
      return true;
    }
    case 'domain': {
      const length = copyHost(bytes, start, end, memory, at);
      if (length !== end - start) return false;
      kernel.addWord(at, length, COME.dotted, number);
      return true;
    }
    case 'url': {
      const host = hostStart(bytes, start, end);
      if (host === 0) return false;
      const length = copyHost(bytes, host, end, memory, at);
      if (length === 0 || !isPath(bytes, host + length, end)) return false;
      kernel.addWord(at, length, COME.dotted, number);
      return true;
    }
    default:
      return false;
  }
}

/** As `readIpv4` reads it; a 32-bit number, which may be negative. */
function plainAddress(bytes: Uint8Array, start: number, end: number): number | undefined {
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

/** Bytes copied; 0 when they are no hash. */
function copyHex(bytes: Uint8Array, start: number, end: number, to: Buffer, at: number): number {
  const length = end - start;
  if (length < 32 || length > 128 || length % 2 === 1) return 0;
  for (let from = start; from < end; from++) {
    const c = bytes[from] ?? 0;
    const lower = c | 0x20;
    if (!((c >= 48 && c <= 57) || (lower >= 97 && lower <= 102))) return 0;
    to[at + from - start] = c;
  }
  return length;
}

/** Bytes of a host name of ASCII letters, digits, hyphens and underscores that begins here; 0 when none does. */
function copyHost(bytes: Uint8Array, start: number, end: number, to: Buffer, at: number): number {
  let from = start;
  let dots = 0;
  let hasLetter = false;
  for (; from < end; from++) {
    const c = bytes[from] ?? 0;
    const lower = c | 0x20;
    if (lower >= 97 && lower <= 122) hasLetter = true;
    else if (c === DOT) {
      if (from === start || bytes[from - 1] === DOT) return 0;
      dots++;
      hasLetter = false;
    } else if (c !== 45 && c !== 95 && !(c >= 48 && c <= 57)) break;
    to[at + from - start] = c;
  }
  // Without a letter in its last part it may be an address; a final dot is not the name's.
  return dots > 0 && hasLetter && bytes[from - 1] !== DOT ? from - start : 0;
}

/** Where the host of an http or https URL begins; 0 when it is none. */
function hostStart(bytes: Uint8Array, start: number, end: number): number {
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

/** Whether what follows a host is a path of ASCII, or nothing. */
function isPath(bytes: Uint8Array, start: number, end: number): boolean {
  if (start === end) return true;
  if (bytes[start] !== SLASH) return false;
  for (let at = start; at < end; at++) {
    const c = bytes[at] ?? 0;
    if (c <= 32 || c >= 127) return false;
  }
  return true;
}
