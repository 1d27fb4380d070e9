import { bech32, bech32m } from '@scure/base';
import type { WalletObservableType } from '../../../../model/index.ts';
import type { Formed } from '../formed.ts';

const PREFIXES: ReadonlyMap<string, WalletObservableType> = new Map([
  ['bc', 'wallet:btc'],
  ['ltc', 'wallet:ltc'],
  ['addr', 'wallet:ada'],
]);

/** Longer than BIP 173 allows: Cardano's addresses are (CIP 19). */
const LONGEST = 120;

/** Bech32 and, from witness version 1 on, Bech32m (BIP 173, BIP 350), in one case throughout. */
export function bech32Wallet(word: string): Formed | undefined {
  const prefix = /^(bc|ltc|addr)1[\da-z]/i.exec(word)?.[1]?.toLowerCase();
  const type = prefix === undefined ? undefined : PREFIXES.get(prefix);
  if (type === undefined) return undefined;
  for (const code of [bech32, bech32m]) {
    if (code.decodeUnsafe(word, LONGEST)?.prefix === prefix) return { type, value: word.toLowerCase() };
  }
  return undefined;
}
