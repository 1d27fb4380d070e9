import { describe, expect, test } from 'vitest';
import { readingInBlocks } from '../../../../test/fixtures/reading-in-blocks.ts';
import { findObservables } from '../index.ts';

function pairs(text: string): string[] {
  return findObservables(readingInBlocks(text), {}).flatMap((finding) =>
    finding.kind === 'observable' ? [`${finding.type} ${finding.value}`] : [],
  );
}

/** Addresses of the chains' own documentation, and ones that burn what is sent to them. */
describe('what a word is by its form alone', () => {
  test.each([
    ['from 00-00-5E-00-53-17.', 'mac-addr 00:00:5e:00:53:17'],
    ['from 0000.5e00.5317 on', 'mac-addr 00:00:5e:00:53:17'],
    ['announced by AS64500, among others', 'autonomous-system AS64500'],
    ['announced by (ASN64500)', 'autonomous-system AS64500'],
    ['a case of CWE-79.', 'cwe CWE-79'],
    ['as in capec-110:', 'capec CAPEC-110'],
    ['see ghsa-7rjr-3q55-vv33', 'ghsa GHSA-7rjr-3q55-vv33'],
    [
      'cpe:2.3:a:northgate:tide_gauge:3.9.2:*:*:*:*:*:*:*',
      'cpe cpe:2.3:a:northgate:tide_gauge:3.9.2:*:*:*:*:*:*:*',
    ],
    ['cpe:/a:northgate:tide_gauge:3.9', 'cpe cpe:/a:northgate:tide_gauge:3.9'],
    ['arn:aws:s3:::harbour-backup/2026/*', 'cloud:arn arn:aws:s3:::harbour-backup/2026/*'],
    ['the key AKIAIOSFODNN7EXAMPLE was', 'cloud:aws-key-id AKIAIOSFODNN7EXAMPLE'],
    ['paid to GB82WEST12345698765432.', 'iban GB82WEST12345698765432'],
    ['call +442079460958 now', 'phone-number +442079460958'],
    ['call +44(20)7946-0958 now', 'phone-number +442079460958'],
    [
      '96:s4Ud1Lj96tHHlZDrwciQmA+4uy1I0G4H:sF1LjEtHHlZDrJzrhuyZvHYm',
      'file:ssdeep 96:s4Ud1Lj96tHHlZDrwciQmA+4uy1I0G4H:sF1LjEtHHlZDrJzrhuyZvHYm',
    ],
    [`T1${'A5'.repeat(35)}`, `file:tlsh T1${'A5'.repeat(35)}`],
    [`sum ${'a1'.repeat(28)}`, `file:sha224 ${'a1'.repeat(28)}`],
    [`sum ${'a1'.repeat(48)}`, `file:sha384 ${'a1'.repeat(48)}`],
    ['1BitcoinEaterAddressDontSendf59kuE', 'wallet:btc 1BitcoinEaterAddressDontSendf59kuE'],
    [
      'bitcoin:BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4',
      'wallet:btc bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4',
    ],
    [
      'bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
      'wallet:btc bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0',
    ],
    ['0x000000000000000000000000000000000000dEaD', 'wallet:eth 0x000000000000000000000000000000000000dead'],
    [
      'qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a',
      'wallet:bch bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a',
    ],
    ['DDogepartyxxxxxxxxxxxxxxxxxxw1dfzr', 'wallet:doge DDogepartyxxxxxxxxxxxxxxxxxxw1dfzr'],
    ['rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh', 'wallet:xrp rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh'],
  ])('%s', (text, expected) => {
    expect(pairs(`Seen: ${text}`)).toEqual([expected]);
  });
});

describe('what only looks like it', () => {
  test.each([
    ['a wrong checksum', '1BitcoinEaterAddressDontSendf59kuF'],
    ['a wrong checksum in the case', '0x000000000000000000000000000000000000DeaD'],
    ['a wrong bech32 checksum', 'bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t5'],
    ['a wrong check digit', 'GB82WEST12345698765433'],
    ['a length no account there has', 'DE8937040044053201300'],
    ['the machine', 'AS400'],
    ['a number beyond 32 bits', 'AS4294967296'],
    ['nobody’s address', 'ff:ff:ff:ff:ff:ff'],
    ['letters that no advisory has', 'GHSA-aaaa-bbbb-cccc'],
    ['a block size that is none', '97:s4Ud1Lj96tHHlZDrwciQmA+4uy1I0G4H:sF1LjEtHHlZDrJzrhuyZvHYm'],
    ['a sum', '+1 and +12'],
  ])('%s', (_, text) => {
    expect(pairs(`Seen: ${text}`)).toEqual([]);
  });
});
