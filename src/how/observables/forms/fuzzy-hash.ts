import type { Formed } from './formed.ts';

/** Block size, two pieces in base 64 (Kornblum, 2006); block sizes are 3 · 2ⁿ. */
const SSDEEP = /^(\d{1,10}):([\da-z+/]{6,64}):([\da-z+/]{3,64})$/i;
/** Version 1 and 35 bytes (Oliver et al., 2013). */
const TLSH = /^T1[\da-f]{70}$/i;

export function fuzzyHash(word: string): Formed | undefined {
  if (word.length === 72 && TLSH.test(word)) return { type: 'file:tlsh', value: word.toUpperCase() };
  const [, size, first = '', second = ''] = SSDEEP.exec(word) ?? [];
  if (size === undefined || !isBlockSize(Number(size))) return undefined;
  // `3:connected:yes`: base 64 of anything has both cases and most often digits.
  const mixed = /[a-z]/.test(first + second) && /[A-Z]/.test(first + second);
  return mixed && first.length + second.length >= 16 ? { type: 'file:ssdeep', value: word } : undefined;
}

function isBlockSize(size: number): boolean {
  return size >= 3 && Number.isInteger(Math.log2(size / 3));
}
