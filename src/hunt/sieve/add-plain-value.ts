import type { ObservableType } from '../../model/index.ts';
import { HUNTED } from '../index/hunted-types.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { COME } from './add-key.ts';
import { copyHex, copyHost, copyName } from './plain-copies.ts';
import {
  endOfHost,
  endOfPort,
  hostStart,
  isPath,
  mailHostStart,
  plainAddress,
  twoDigits,
} from './plain-parts.ts';
import type { ValueTable } from './value-table.ts';
import { TYPES } from './value-table.ts';

const PLAIN: readonly (ReturnType<typeof HUNTED.get> | 'ipv4' | 'file-name' | undefined)[] =
  TYPES.map(plainKind);

function plainKind(type: ObservableType | undefined): (typeof PLAIN)[number] {
  if (type === 'ipv4-addr') return 'ipv4';
  if (type === 'file-name') return 'file-name';
  return type === undefined ? undefined : HUNTED.get(type);
}

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
      const slash = end - start > 3 && bytes[end - 3] === SLASH ? end - 3 : end;
      const bits = slash === end ? 32 : twoDigits(bytes[end - 2] ?? 0, bytes[end - 1] ?? 0);
      const address = plainAddress(bytes, start, slash);
      if (address === undefined || bits === undefined) return false;
      kernel.addNetwork4(address, bits, number);
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
      const hostEnd = endOfHost(bytes, host, end);
      if (host === 0 || !isPath(bytes, endOfPort(bytes, hostEnd, end), end)) return false;
      const address = plainAddress(bytes, host, hostEnd);
      if (address !== undefined) {
        kernel.addNetwork4(address, 32, number);
        return true;
      }
      const length = copyHost(bytes, host, hostEnd, memory, at);
      if (length === 0 || length !== hostEnd - host) return false;
      kernel.addWord(at, length, COME.dotted, number);
      return true;
    }
    case 'mailbox': {
      const host = mailHostStart(bytes, start, end);
      if (host === 0) return false;
      const length = copyHost(bytes, host, end, memory, at);
      if (length !== end - host) return false;
      kernel.addWord(at, length, COME.dotted, number);
      return true;
    }
    case 'file-name': {
      const length = copyName(bytes, start, end, memory, at);
      if (length === 0) return false;
      kernel.addWord(at, length, COME.dotted, number);
      return true;
    }
    default:
      return false;
  }
}
