import type { Formed } from './formed.ts';

const PAIRS = /^[\da-f]{2}([:-])(?:[\da-f]{2}\1){4}[\da-f]{2}$/i;
/** As Cisco's devices write them. */
const TRIPLES = /^(?:[\da-f]{4}\.){2}[\da-f]{4}$/i;

/** `00-B0-D0-63-C2-26`; the value in lower case with colons, as STIX 2.1 (section 6.9) wants it. */
export function macAddr(word: string): Formed | undefined {
  if (word.length !== 17 && word.length !== 14) return undefined;
  if (!PAIRS.test(word) && !TRIPLES.test(word)) return undefined;
  const digits = word.replace(/[^\da-f]/gi, '').toLowerCase();
  // A broadcast, or nobody.
  if (/^(?:0+|f+)$/.test(digits)) return undefined;
  return { type: 'mac-addr', value: digits.replace(/..(?=.)/g, '$&:') };
}
