import { describe, expect, test } from 'vitest';
import { observables } from '../../src/how/library.ts';
import type { ObservableType } from '../../src/model/index.ts';

const DIGITS = '0cc175b9c0f1b6a831c399e269772661';
const hash = (length: number): string => DIGITS.repeat(4).slice(0, length);
/** Of every type one text and the value in it. The compiler asks for a line when a type is added. */
const EXAMPLES: Record<ObservableType, readonly [text: string, value: string]> = {
  'ipv4-addr': ['It beacons to 198.51.100[.]23.', '198.51.100.23'],
  'ipv4-range': ['Seen: 192.0.2.10\u201320', '192.0.2.10-192.0.2.20'],
  'ipv6-addr': ['from 2001:DB8::7 only', '2001:db8::7'],
  'mac-addr': ['from 00-00-5E-00-53-17.', '00:00:5e:00:53:17'],
  'autonomous-system': ['announced by AS 64500, among others', 'AS64500'],
  'domain-name': ['resolves update[.]heron[.]example', 'update.heron.example'],
  url: ['hxxps://heron[.]example/gate', 'https://heron.example/gate'],
  'email-addr': ['billing[@]heron[.]example', 'billing@heron.example'],
  'user-agent': ['sent as Mozilla/5.0 (X11; Linux) Kelp/1.0 to', 'Mozilla/5.0 (X11; Linux) Kelp/1.0'],
  'tls:ja3': [`JA3: ${DIGITS}`, DIGITS],
  'tls:ja3s': [`JA3S: ${DIGITS}`, DIGITS],
  'tls:ja4': ['JA4 t13d1516h2_8daaf6152771_b186095e22b6', 't13d1516h2_8daaf6152771_b186095e22b6'],
  'tls:jarm': [`JARM: ${hash(62)}`, hash(62)],
  'file:md5': [`hash ${hash(32)}`, hash(32)],
  'file:sha1': [`hash ${hash(40)}`, hash(40)],
  'file:sha224': [`hash ${hash(56)}`, hash(56)],
  'file:sha256': [`hash ${hash(64)}`, hash(64)],
  'file:sha384': [`hash ${hash(96)}`, hash(96)],
  'file:sha512': [`hash ${hash(128)}`, hash(128)],
  'file:ssdeep': [
    '96:s4Ud1Lj96tHHlZDrwciQmA+4uy1I0G4H:sF1LjEtHHlZDrJzrhuyZvHYm',
    '96:s4Ud1Lj96tHHlZDrwciQmA+4uy1I0G4H:sF1LjEtHHlZDrJzrhuyZvHYm',
  ],
  'file:tlsh': [`T1${'A5'.repeat(35)}`, `T1${'A5'.repeat(35)}`],
  'file:imphash': [`imphash: ${DIGITS}`, DIGITS],
  'file:authentihash': [`Authentihash: ${hash(64)}`, hash(64)],
  'file-name': ['ran dropper.exe, then', 'dropper.exe'],
  'file-path': ['wrote %APPDATA%\\heron\\a.dll.', '%APPDATA%\\heron\\a.dll'],
  'pdb-path': ['D:\\work\\Release\\tide.pdb', 'D:\\work\\Release\\tide.pdb'],
  'registry-key': ['sets HKCU\\Software\\Heron to 1', 'HKEY_CURRENT_USER\\Software\\Heron'],
  mutex: ['a mutex named Global\\KelpSync.', 'Global\\KelpSync'],
  'named-pipe': ['the named pipe \\\\.\\pipe\\tide.', 'tide'],
  'service-name': ['a service named \u201cTide Update\u201d', 'Tide Update'],
  'scheduled-task': ['the scheduled task \u201cTideSync\u201d', 'TideSync'],
  'command-line': ['Command line: cmd.exe /c whoami /all', 'cmd.exe /c whoami /all'],
  'x509:serial': ['serial number 0A:1B:2C:3D:4E:5F', '0a1b2c3d4e5f'],
  'x509:thumbprint': [`thumbprint: ${hash(40)}`, hash(40)],
  // Keys of nothing but zeros, and addresses that burn what is sent to them: nobody's.
  'wallet:btc': inText('1BitcoinEaterAddressDontSendf59kuE'),
  'wallet:bch': inText('bitcoincash:qpm2qsznhks23z7629mms6s4cwef74vcwvy22gdx6a'),
  'wallet:ltc': inText('LKDxGDJq5fF4FohAB8zJH24mDDNHDNtqsE'),
  'wallet:doge': inText('DDogepartyxxxxxxxxxxxxxxxxxxw1dfzr'),
  'wallet:dash': inText('XagqqFetxiDb9wbartKDrXgnqLah6SqX2S'),
  'wallet:zec': inText('t1Hsc1LR8yKnbbe3twRp88p6vFfC5t7DLbs'),
  'wallet:eth': inText('0x000000000000000000000000000000000000dead'),
  'wallet:xmr': inText(
    '41d7FXjswpK1111111111111111111111111111111111111111111111111111111111111111111111111111112KhNi4',
  ),
  'wallet:xrp': inText('rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh'),
  'wallet:trx': inText('T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb'),
  'wallet:xtz': inText('tz1Ke2h7sDdakHJQh8WX4Z372du1KChsksyU'),
  'wallet:ada': inText('addr1vyqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqkdl5mw'),
  'wallet:sol': [
    'the Solana wallet 9YkDSguqCUzBxoKrtrFSFwjusZFBFQQprtqr8taYWg41',
    '9YkDSguqCUzBxoKrtrFSFwjusZFBFQQprtqr8taYWg41',
  ],
  'account:telegram': ['Telegram channel @kelp_leaks', 'kelp_leaks'],
  'account:github': ['the GitHub account kelp-tools', 'kelp-tools'],
  'package:npm': ['the npm package `kelp-utils`', 'kelp-utils'],
  'package:pypi': ['a PyPI package called tide-requests', 'tide-requests'],
  'cloud:arn': ['arn:aws:s3:::harbour-backup/2026/*', 'arn:aws:s3:::harbour-backup/2026/*'],
  'cloud:aws-key-id': ['the key AKIAIOSFODNN7EXAMPLE was', 'AKIAIOSFODNN7EXAMPLE'],
  'phone-number': ['call +44(20)7946-0958 now', '+442079460958'],
  iban: ['paid to GB82WEST12345698765432.', 'GB82WEST12345698765432'],
  cve: ['exploits CVE-2021-44228.', 'CVE-2021-44228'],
  cwe: ['a case of CWE-79.', 'CWE-79'],
  capec: ['as in capec-110:', 'CAPEC-110'],
  ghsa: ['see ghsa-7rjr-3q55-vv33', 'GHSA-7rjr-3q55-vv33'],
  cpe: ['cpe:/a:northgate:tide_gauge:3.9', 'cpe:/a:northgate:tide_gauge:3.9'],
};

function inText(value: string): readonly [text: string, value: string] {
  return [`paid to ${value}.`, value];
}

describe('every type of the catalogue is found', () => {
  test.each(Object.entries(EXAMPLES))('%s', (type, [text, value]) => {
    expect(observables(text).map((found) => `${found.type} ${found.value}`)).toContain(`${type} ${value}`);
  });
});
