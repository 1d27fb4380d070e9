import type { Formed } from './formed.ts';

/** The two ways of writing a CPE name (NISTIR 7695): as a formatted string, and as a URI. */
const FORMATTED = /^cpe:2\.3:[aho*-](?::(?:\\.|[^\s:\\]){1,120}){5,10}$/;
const URI = /^cpe:\/[aho](?::[^\s:]{0,120}){1,6}$/;

export function cpe(word: string): Formed | undefined {
  if (!word.startsWith('cpe:')) return undefined;
  return FORMATTED.test(word) || URI.test(word) ? { type: 'cpe', value: word } : undefined;
}
