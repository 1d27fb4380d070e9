import { sha256 } from '@noble/hashes/sha2.js';
import { base58, base58xrp, createBase58check } from '@scure/base';
import type { WalletObservableType } from '../../../../model/index.ts';
import type { Formed } from '../formed.ts';

/** What the first bytes of the decoded address say, and how many follow them. */
const VERSIONS: readonly (readonly [
  type: WalletObservableType,
  version: readonly number[],
  length: number,
])[] = [
  ['wallet:btc', [0x00], 20],
  ['wallet:btc', [0x05], 20],
  ['wallet:ltc', [0x30], 20],
  ['wallet:ltc', [0x32], 20],
  ['wallet:doge', [0x1e], 20],
  ['wallet:doge', [0x16], 20],
  ['wallet:dash', [0x4c], 20],
  ['wallet:dash', [0x10], 20],
  ['wallet:trx', [0x41], 20],
  ['wallet:zec', [0x1c, 0xb8], 20],
  ['wallet:zec', [0x1c, 0xbd], 20],
  ['wallet:xtz', [6, 161, 159], 20],
  ['wallet:xtz', [6, 161, 161], 20],
  ['wallet:xtz', [6, 161, 164], 20],
  ['wallet:xtz', [2, 90, 121], 20],
];

const BASE58 = /^[1-9A-HJ-NP-Za-km-z]{26,36}$/;
const check = createBase58check(sha256);

/** Base 58 with four bytes of double SHA-256: Bitcoin and what was made after it. */
export function base58Wallet(word: string): Formed | undefined {
  if (!BASE58.test(word)) return undefined;
  if (word.startsWith('r')) return isRipple(word) ? { type: 'wallet:xrp', value: word } : undefined;
  const bytes = decoded(word);
  if (bytes === undefined) return undefined;
  const known = VERSIONS.find(
    ([, version, length]) =>
      bytes.length === version.length + length && version.every((byte, at) => bytes[at] === byte),
  );
  return known === undefined ? undefined : { type: known[0], value: word };
}

function decoded(word: string): Uint8Array | undefined {
  try {
    return check.decode(word);
  } catch {
    // Its checksum is wrong: a word that only looks like an address.
    return undefined;
  }
}

/** The same with an alphabet of its own. */
function isRipple(word: string): boolean {
  try {
    return check.decode(base58.encode(base58xrp.decode(word)))[0] === 0;
  } catch {
    return false;
  }
}
