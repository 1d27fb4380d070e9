import { keccak_256 } from '@noble/hashes/sha3.js';
import { base58xmr } from '@scure/base';
import type { Formed } from '../formed.ts';

const FORM = /^[48][1-9A-HJ-NP-Za-km-z]{94}(?:[1-9A-HJ-NP-Za-km-z]{11})?$/;
/** Standard, integrated, subaddress on the main network. */
const NETWORKS = [18, 19, 42];
const CHECKSUM = 4;

/** An address of Monero: base 58 by blocks, four bytes of Keccak-256 at its end. */
export function moneroWallet(word: string): Formed | undefined {
  if (!FORM.test(word)) return undefined;
  try {
    const bytes = base58xmr.decode(word);
    const body = bytes.subarray(0, -CHECKSUM);
    const sum = keccak_256(body);
    const fits = bytes.subarray(-CHECKSUM).every((byte, at) => byte === sum[at]);
    return fits && NETWORKS.includes(bytes[0] ?? 0) ? { type: 'wallet:xmr', value: word } : undefined;
  } catch {
    // A block that stands for no bytes.
    return undefined;
  }
}
