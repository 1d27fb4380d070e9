import type { Network } from '../index/networks.ts';

/**
 * What must stand in a line, byte for byte but for case, before an indicator can. A line that has none of an
 * indicator's keys does not have the indicator; one that has a key is read closely.
 */
export type Key =
  | { readonly kind: 'word'; readonly text: string; readonly come: WordCome; readonly isHost: boolean }
  | { readonly kind: 'hash'; readonly text: string }
  /** 8 or 16 characters that end with a number with dots */
  | { readonly kind: 'context'; readonly text: string }
  | { readonly kind: 'network'; readonly network: Network }
  /** the value has no letter or digit of ASCII */
  | { readonly kind: 'beyond-ascii' };

/** What leads to a word: a dot in it; a separator before it; nothing, so that all words must be asked for. */
export type WordCome = 'dotted' | 'separated' | 'any';
