import type { Formed } from './formed.ts';

const NUMBER = /^ASN?(\d{1,10})$/;
const LARGEST = 4_294_967_295;

/** `AS64500`, `ASN64500` (RFC 5396, "asplain"); in capitals, since `as400` is a word and a machine. */
export function autonomousSystem(word: string): Formed | undefined {
  const digits = NUMBER.exec(word)?.[1];
  if (digits === undefined || digits.startsWith('0') || Number(digits) > LARGEST) return undefined;
  return word === 'AS400' ? undefined : { type: 'autonomous-system', value: `AS${digits}` };
}
