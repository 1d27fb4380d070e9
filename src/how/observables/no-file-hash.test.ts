import { expect, test } from 'vitest';
import { observables } from '../library.ts';

const MD5 = '0cc175b9c0f1b6a831c399e269772661';
const SHA256 = 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4f6b9da5f6e4c2b0a1d3';

const values = (text: string): string[] => observables(text).map(({ type, value }) => `${type} ${value}`);

test.each([
  `rule kelp {\n  strings:\n    $a = { ${SHA256} }\n  condition: $a\n}`,
  `rule kelp { strings: $a={E8 ?? [4-6] ${MD5} ( 11 | 22 ) 90}\n condition: $a }`,
  `$op1 = {\n  558BEC\n  ${SHA256}\n}`,
  'rule kelp { strings: $a = { 00 00 83 C4 1A 2B 3C 4D 5E 6F 70 81 92 A3 B4 C5 D6 E7 F8 09 1A 2B 3C 4D 5E 6F 70 81 92 A3 B4 C5 } }',
])('bytes that a rule looks for are no hash: %s', (text) => {
  expect(values(text)).toEqual([]);
});

test.each([
  `The RC4 key is ${MD5}.`,
  `AES-256 key: ${SHA256}`,
  `Key = “${MD5}”`,
  `It compares each with the string hash ${MD5}.`,
  `NTLM hash: ${MD5}`,
  `IV ${MD5}`,
  `The body is decrypted with ${MD5} as the RC4 key.`,
  `${MD5} (XOR key)`,
])('a key, or the hash of words, is no file’s: %s', (text) => {
  expect(values(text)).toEqual([]);
});

test.each([
  [`Hashes: {${MD5}}`, `file:md5 ${MD5}`],
  [`sha256 = { ${SHA256} }`, `file:sha256 ${SHA256}`],
  [`The keylogger ${MD5} was found.`, `file:md5 ${MD5}`],
  [`It adds a Run key\n${MD5}`, `file:md5 ${MD5}`],
  [`meta: hash = "${MD5}"`, `file:md5 ${MD5}`],
  [`${MD5} is the key dropper.`, `file:md5 ${MD5}`],
])('a file’s hash stays one: %s', (text, expected) => {
  expect(values(text)).toContain(expected);
});

test('what a template or a cut leaves of a name is no name', () => {
  expect(values('It writes zz%d.bat, log_%08x.tmp, %s.exe and %Y%m%d.txt.')).toEqual([]);
  expect(values('“…tumers[.]example-heron.com and quay[.]heron-cdn.com”')).toEqual([
    'domain-name quay.heron-cdn.com',
  ]);
  expect(values('It writes %TEMP%sample.exe and %APPDATA%\\zz%d.bat and 100% kelp.exe.')).toEqual([
    'file-name sample.exe',
    'file-path %APPDATA%\\zz%d.bat',
    'file-name kelp.exe',
  ]);
});
