import { sha256 } from './hash.ts';

/**
 * Ids are derived from what they name, so that reading the same bytes twice names the same things.
 * Shape: a prefix that tells the kind, a hyphen, 16 hexadecimal digits (64 bits) of a SHA-256.
 */
export type IdPrefix =
  | 'report'
  | 'capture'
  | 'reading'
  | 'finding'
  | 'echo'
  | 'claim-group'
  | 'story'
  | 'item'
  | 'sighting'
  | 'post'
  | 'reply';

/** @param parts joined with NUL, which occurs in none of them */
export function derivedId(prefix: IdPrefix, ...parts: readonly (string | number)[]): string {
  return `${prefix}-${sha256(parts.join('\0')).slice(0, 16)}`;
}
