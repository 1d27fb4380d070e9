import type { Formed } from '../formed.ts';
import { base58Wallet } from './base58.ts';
import { bech32Wallet } from './bech32.ts';
import { cashAddress } from './cash-address.ts';
import { etherWallet } from './ether.ts';
import { moneroWallet } from './monero.ts';

const SHORTEST = 26;
const LONGEST = 120;
/** `bitcoin:1…` (BIP 21) and its kin. */
const SCHEME = /^(?:bitcoin|litecoin|dogecoin|dash|monero|ethereum|zcash|ripple|tron):/;

/** Letters and digits; Bitcoin Cash has a prefix. No address is hexadecimal without `0x`, which hashes are. */
const WORD = /^(?:bitcoincash:)?(?=[\da-z]*[g-z])[\da-z]+$/i;

/** An address of a cryptocurrency whose checksum is right. */
export function wallet(written: string): Formed | undefined {
  if (written.length < SHORTEST || written.length > LONGEST) return undefined;
  const word = written.includes(':') ? written.replace(SCHEME, '') : written;
  if (!WORD.test(word)) return undefined;
  return (
    etherWallet(word) ?? bech32Wallet(word) ?? cashAddress(word) ?? base58Wallet(word) ?? moneroWallet(word)
  );
}
