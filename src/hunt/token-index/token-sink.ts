import type { BlockFilter } from './block-filter.ts';
import { EVERYTHING } from './block-filter.ts';
import { addWord } from './bloom.ts';
import { TokenSet } from './token-set.ts';

/** Distinct tokens of a block; one that has more is not told apart and always searched. */
const MOST = 6_000_000;
/** Bits for a word without a dot, and the most of them in a block: 2 MB. */
const BITS_PER_WORD = 12;
const MOST_WORD_BITS = 2 ** 24;

/** What the tokens of a block come to. */
export class TokenSink {
  /** Names with a dot, digests, and IPv6 addresses with their prefixes. */
  readonly tokens: TokenSet = new TokenSet(MOST);
  /** Words without a dot. */
  readonly words: TokenSet = new TokenSet(MOST);
  /** IPv4 addresses as numbers, in `low`. */
  readonly addresses: TokenSet = new TokenSet(MOST);
  hasBeyondAscii = false;
  /** Texts that were tried as IPv6 addresses lately: logs repeat them. */
  readonly tried: Set<string> = new Set();

  filter(): BlockFilter {
    if (this.tokens.isFull || this.words.isFull || this.addresses.isFull) return EVERYTHING;
    const bits = new Uint8Array(wordBits(this.words.size) / 8);
    for (const word of this.words.values()) addWord(bits, word);
    return {
      kind: 'tokens',
      tokens: this.tokens.sorted(),
      words: bits,
      addresses: this.addresses.sorted().lows,
      hasBeyondAscii: this.hasBeyondAscii,
    };
  }
}

function wordBits(words: number): number {
  let bits = 1024;
  while (bits < words * BITS_PER_WORD && bits < MOST_WORD_BITS) bits *= 2;
  return bits;
}
