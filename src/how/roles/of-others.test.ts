import { expect, test } from 'vitest';
import { observables } from '../library.ts';

const roles = (text: string): string[] =>
  observables(text).map(
    ({ value, role, heldBack }) => `${value} ${role}${heldBack === undefined ? '' : ', held'}`,
  );

test.each([
  ['The dropper connects to harbour-news.com, which is a legitimate site.', 'harbour-news.com benign, held'],
  ['The malware sends it to harbour-news[.]com, a legitimate news site.', 'harbour-news.com benign, held'],
  ['The malware opens harbour-news.com (a benign page) first.', 'harbour-news.com benign, held'],
  [
    'The page sends victims of the malware to the decoy site, harbour-news.com.',
    'harbour-news.com benign, held',
  ],
  [
    'The rest of the C2 list is filled with pseudorandomly chosen names, such as qwpier.com.',
    'qwpier.com unknown',
  ],
  ['C2 domain. Registrar: QUAYNAMES.COM', 'quaynames.com benign, held'],
  ['The attackers registered the C2 domain through quaynames.com.', 'quaynames.com benign, held'],
])('somebody else’s host is not the attacker’s: %s', (text, expected) => {
  expect(roles(text)).toEqual([expected]);
});

test.each([
  ['The C2 server is harbour-news.com, a legitimate site that was compromised.', 'harbour-news.com attacker'],
  ['The malware connects to harbour-news.com, a legitimate-looking site.', 'harbour-news.com attacker'],
  ['The malware connects to harbour-news.com, which is not legitimate.', 'harbour-news.com attacker'],
  ['The C2 domains are pseudorandomly generated, such as qwpier.com.', 'qwpier.com attacker'],
  ['The registered owner of the C2 is quaynames.com.', 'quaynames.com attacker'],
])('the attacker’s stays the attacker’s: %s', (text, expected) => {
  expect(roles(text)).toEqual([expected]);
});

test('a share whose host is left open is an example; a named one is not', () => {
  expect(roles('The malware copies itself to \\\\hostname\\shared$ next.')).toEqual([
    '\\\\hostname\\shared$ example, held',
  ]);
  expect(roles('The malware copies itself to \\\\%s\\admin$\\kelp.exe next.')[0]).toContain('example, held');
  expect(roles('The malware copies itself to \\\\HARBOUR-DC1\\admin$\\kelp.exe next.')[0]).toContain(
    'attacker',
  );
});
