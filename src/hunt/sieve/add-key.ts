import type { Kernel } from '../kernel/kernel.ts';
import type { Key, WordCome } from './key.ts';

/** Flags of the kernel that do not follow from a key's word (layout.as). */
export const BEYOND_ASCII = 32;
export const HOSTS = 128;
export const INTERNATIONAL = 4096;

export const COME: Readonly<Record<WordCome, number>> = { dotted: 0, separated: 1, any: 2 };

/** Puts a key into the kernel's index. @param at of bytes that may be written to */
export function addKey(kernel: Kernel, memory: Buffer, at: number, key: Key, indicator: number): void {
  switch (key.kind) {
    case 'word':
      if (key.isHost) kernel.setFlag(HOSTS);
      kernel.addWord(at, memory.write(key.text, at, 'latin1'), COME[key.come], indicator);
      return;
    case 'hash':
      kernel.addHash(at, memory.write(key.text, at, 'latin1'), indicator);
      return;
    case 'context':
      kernel.addContext(at, memory.write(key.text, at, 'latin1'), indicator);
      return;
    case 'network': {
      const { address, bits } = key.network;
      const parts = (address.digits.match(/.{8}/g) ?? []).map((part) => Number.parseInt(part, 16) | 0);
      const [a = 0, b = 0, c = 0, d = 0] = parts;
      if (address.kind === 4) kernel.addNetwork4(a, bits, indicator);
      else kernel.addNetwork6(a, b, c, d, bits, indicator);
      return;
    }
    case 'beyond-ascii':
      kernel.setFlag(BEYOND_ASCII);
  }
}
