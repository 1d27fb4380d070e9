// Masks that only few blocks need.
import { pack } from './blocks';

/** Bytes beyond ASCII. */
export function beyondIn(at: usize): u64 {
  return pack(v128.load(at), v128.load(at, 16), v128.load(at, 32), v128.load(at, 48));
}

/** The 64 bits that end before bit `e` of a mask, the last as bit 63. @param before the mask of the block before */
// @ts-ignore: decorator
@inline
export function upTo(mask: u64, before: u64, e: u64): u64 {
  return ((mask << (63 - e)) << 1) | (before >> e);
}
