import { domainToASCII } from 'node:url';

/** A host name in the form it is compared in: lower-case, punycode (UTS #46), no final dot, no brackets. */
export function hostname(name: string): string {
  const bare = name
    .toLowerCase()
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '');
  // Plain names need no conversion, and most are plain.
  return /^[\u0020-\u007E]*$/.test(bare) ? bare : domainToASCII(bare);
}
