import { mayHaveWord } from './bloom.ts';
import type { TokenHash } from './token-hash.ts';
import type { SortedTokens } from './token-set.ts';
import { firstNotBelow, hasToken } from './token-set.ts';

/** What a block of a log may have: it never denies what the block has. */
export type BlockFilter =
  | {
      readonly kind: 'tokens';
      readonly tokens: SortedTokens;
      /** A Bloom filter; its bits are a power of two. */
      readonly words: Uint8Array;
      /** Ascending. */
      readonly addresses: Uint32Array;
      readonly hasBeyondAscii: boolean;
    }
  /** nothing is known of it, so it is always searched */
  | { readonly kind: 'everything' };

export const EVERYTHING: BlockFilter = { kind: 'everything' };

/** What must be in a block before an indicator can be: all of these. */
export type Need =
  | { readonly kind: 'token' | 'word'; readonly hash: TokenHash }
  /** an address from one to another, both inclusive */
  | { readonly kind: 'address'; readonly from: number; readonly to: number }
  | { readonly kind: 'beyond-ascii' }
  /** what no filter tells */
  | { readonly kind: 'anything' };

/** @param needs of one key of an indicator, all of which must be met */
export function mayMeet(filter: BlockFilter, needs: readonly Need[]): boolean {
  return filter.kind === 'everything' || needs.every((need) => meets(filter, need));
}

function meets(filter: Extract<BlockFilter, { kind: 'tokens' }>, need: Need): boolean {
  switch (need.kind) {
    case 'token':
      return hasToken(filter.tokens, need.hash);
    case 'word':
      return mayHaveWord(filter.words, need.hash);
    case 'address':
      return (
        (filter.addresses[firstNotBelow(filter.addresses, need.from)] ?? Number.POSITIVE_INFINITY) <= need.to
      );
    case 'beyond-ascii':
      return filter.hasBeyondAscii;
    case 'anything':
      return true;
  }
}
