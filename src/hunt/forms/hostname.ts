import { domainToASCII } from 'node:url';

const ASCII = /^[\u0020-\u007E]*$/;
/** Longest name DNS allows (RFC 1035, 2.3.4), with room for characters that punycode makes shorter. */
const LONGEST = 253;

/** A host name in the form it is compared in: lower-case, punycode (UTS #46), without a final dot. */
export function hostname(name: string): string {
  const bare = name.toLowerCase().replace(/\.$/, '');
  // Plain names need no conversion, and most are plain; what is no host name stays as it is.
  if (ASCII.test(bare) || bare.length > LONGEST) return bare;
  return domainToASCII(bare) || bare;
}
