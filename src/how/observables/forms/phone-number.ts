import type { Formed } from './formed.ts';

/** International numbers only (ITU-T E.164): without the plus, digits may be anything. */
const E164 = /^\+[1-9]\d{7,14}$/;

export function phoneNumber(word: string): Formed | undefined {
  if (!word.startsWith('+')) return undefined;
  const value = word.replaceAll(/[().-]/g, '');
  return E164.test(value) && word.length - value.length <= 6 ? { type: 'phone-number', value } : undefined;
}
