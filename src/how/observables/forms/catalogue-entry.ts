import type { Formed } from './formed.ts';

const CWE = /^CWE-\d{1,4}$/i;
const CAPEC = /^CAPEC-\d{1,4}$/i;
/** The letters that GitHub's advisory ids are made of: none that is taken for another. */
const GHSA = /^GHSA(?:-[2-9cfghjmpqrvwx]{4}){3}$/i;

/** Entries of the catalogues of weaknesses (CWE), attack patterns (CAPEC) and advisories (GHSA). */
export function catalogueEntry(word: string): Formed | undefined {
  const first = word.charCodeAt(0) | 32;
  if (first === 0x63) {
    if (CWE.test(word)) return { type: 'cwe', value: word.toUpperCase() };
    return CAPEC.test(word) ? { type: 'capec', value: word.toUpperCase() } : undefined;
  }
  if (first !== 0x67 || !GHSA.test(word)) return undefined;
  return { type: 'ghsa', value: `GHSA${word.slice(4).toLowerCase()}` };
}
