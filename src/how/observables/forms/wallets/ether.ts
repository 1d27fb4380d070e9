import { keccak_256 } from '@noble/hashes/sha3.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Formed } from '../formed.ts';

const FORM = /^0x[\da-f]{40}$/i;

/** An address of Ethereum; where it is written in two cases, they are its checksum (EIP-55). */
export function etherWallet(word: string): Formed | undefined {
  if (!FORM.test(word)) return undefined;
  const digits = word.slice(2);
  const lower = digits.toLowerCase();
  const oneCase = digits === lower || digits === digits.toUpperCase();
  return oneCase || digits === checksummed(lower) ? { type: 'wallet:eth', value: `0x${lower}` } : undefined;
}

function checksummed(lower: string): string {
  const hash = keccak_256(utf8ToBytes(lower));
  return [...lower]
    .map((digit, at) => (((hash[at >> 1] ?? 0) >> (at % 2 === 0 ? 4 : 0)) & 8 ? digit.toUpperCase() : digit))
    .join('');
}
