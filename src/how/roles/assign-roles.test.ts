import { describe, expect, test } from 'vitest';
import { observables } from '../library.ts';

/** The part of each value of a plain text, as often as it is told differently. */
function rolesIn(text: string): Record<string, string> {
  const told: Record<string, string[]> = {};
  for (const { value, role } of observables(text)) {
    told[value] = [...new Set([...(told[value] ?? []), role])];
  }
  return Object.fromEntries(Object.entries(told).map(([value, parts]) => [value, parts.join(' ')]));
}

describe('the line above a list decides for its items', () => {
  test('what a list of domains is for, its items are; the prose below it is not', () => {
    const text = `Nothing is said of pier-mail.com here.
The following domains are used by the second stage:
* heron-cdn.com
* finch-cdn.net

Nothing is said of quay-mail.com either.`;
    expect(rolesIn(text)).toEqual({
      'pier-mail.com': 'unknown',
      'heron-cdn.com': 'attacker',
      'finch-cdn.net': 'attacker',
      'quay-mail.com': 'unknown',
    });
  });

  test('targets are victims', () => {
    const text = `The targeted banks are these targeted sites:\n- harbour-bank.com\n- pier-bank.com\n`;
    expect(rolesIn(text)).toEqual({ 'harbour-bank.com': 'victim', 'pier-bank.com': 'victim' });
  });

  test('what malware only looks for is held back', () => {
    const text = 'It terminates the following programs:\n* quayguard.exe\n* pierscan.exe\n';
    expect(rolesIn(text)).toEqual({ 'quayguard.exe': 'benign', 'pierscan.exe': 'benign' });
  });
});

test('the first row of a table that a plain text draws decides for its columns', () => {
  const text = `Servers seen| IP address | Company | Victims |
| --- | --- | --- |
| 9.8.7.6 | Pier Hosting | harbour-bank.com |
| 9.8.7.5 | quay-hosting.com | pier-bank.com |
`;
  expect(rolesIn(text)).toEqual({
    '9.8.7.6': 'attacker',
    '9.8.7.5': 'attacker',
    'harbour-bank.com': 'victim',
    'pier-bank.com': 'victim',
    'quay-hosting.com': 'unknown',
  });
});

describe('links that a plain text keeps', () => {
  test.each([
    ['![a chart](/images/chart-of-malware.png)', 'chart-of-malware.png', 'researcher'],
    ['![](https://pier-news.com/images/figure)', 'https://pier-news.com/images/figure', 'researcher'],
    ['as [told by others](https://pier-news.com/a)', 'https://pier-news.com/a', 'reference'],
    ['as [told by others] (https://pier-news.com/a)', 'https://pier-news.com/a', 'reference'],
    ['[Follow us](https://pier-social.com/quay)', 'https://pier-social.com/quay', 'researcher'],
    [
      'it drops from [http://heron-cdn.com/a](http://heron-cdn.com/a) first',
      'http://heron-cdn.com/a',
      'attacker',
    ],
  ])('%s', (text, value, role) => {
    expect(rolesIn(text)[value]).toBe(role);
  });

  test('even below a heading of indicators', () => {
    const text = '# Indicators\n198.51.100.7 (see [the analysis](https://pier-news.com/a))\n';
    expect(rolesIn(text)).toEqual({ '198.51.100.7': 'attacker', 'https://pier-news.com/a': 'reference' });
  });
});

describe('what the report says in one place holds in all of it', () => {
  test('a host named in prose and defanged in the list', () => {
    const text = 'The name heron-cdn.com is new.\n\nLater: hxxp://heron-cdn[.]com/gate\n';
    expect(rolesIn(text)).toMatchObject({ 'heron-cdn.com': 'attacker' });
  });

  test('a host where many publish is nobody’s for one URL of it', () => {
    const text = 'The site github.com is large.\n\nLater: hxxps://github[.]com/heron/tool\n';
    expect(rolesIn(text)['github.com']).not.toBe('attacker');
  });

  test('a file named in prose and in a path of the malware', () => {
    const text = 'Then comes finch.dll again.\n\nThe malware drops C:\\Users\\Public\\finch.dll there.\n';
    expect(rolesIn(text)).toMatchObject({ 'finch.dll': 'attacker' });
  });

  test('a Windows file is not made an indicator by a namesake', () => {
    const text = 'Then comes svchost.exe again.\n\nThe malware drops C:\\Users\\Public\\svchost.exe there.\n';
    expect(rolesIn(text)).toMatchObject({ 'svchost.exe': 'benign' });
  });
});

describe('files', () => {
  test.each([
    ['It drops itself as "svchost.exe" there.', 'svchost.exe', 'attacker'],
    ['It stops wireshark.exe at once.', 'wireshark.exe', 'benign'],
    ['It takes wallet.dat along.', 'wallet.dat', 'victim'],
    ['File name: harbour-notice.pdf', 'harbour-notice.pdf', 'attacker'],
    ['The payload is injected into quay.exe then.', 'quay.exe', 'benign'],
    ['The trojan comes as quay.exe then.', 'quay.exe', 'attacker'],
    ['Nothing is said of quay.exe here.', 'quay.exe', 'unknown'],
    ['Its notes lie in /tmp and nowhere else.', '/tmp', 'benign'],
    [
      'The name 0cc175b9c0f1b6a831c399e269772661 is all there is.',
      '0cc175b9c0f1b6a831c399e269772661',
      'attacker',
    ],
  ])('%s', (text, value, role) => {
    expect(rolesIn(text)[value]).toBe(role);
  });
});

describe('lines of nothing but addresses', () => {
  const five = ['heron-cdn.com', 'finch-cdn.net', '9.8.7.6', 'http://quay-cdn.com/a', 'wren-cdn.org'];

  test('are what the report wants looked for', () => {
    expect(new Set(Object.values(rolesIn(five.join('\n'))))).toEqual(new Set(['attacker']));
  });

  test('are no list when they are few, or when one of them is known to be harmless', () => {
    expect(rolesIn(five.slice(0, 4).join('\n'))).toMatchObject({ 'heron-cdn.com': 'unknown' });
    expect(rolesIn([...five, '8.8.8.8'].join('\n'))).toMatchObject({ 'heron-cdn.com': 'unknown' });
  });
});
