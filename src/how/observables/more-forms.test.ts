import { describe, expect, test } from 'vitest';
import { observables } from '../library.ts';

const pairs = (text: string): string[] => observables(text).map(({ type, value }) => `${type} ${value}`);

describe('ranges of addresses', () => {
  test.each([
    ['192.0.2.10-192.0.2.20', '192.0.2.10-192.0.2.20'],
    ['192.0.2.10 \u2013 192.0.2.20', '192.0.2.10-192.0.2.20'],
    ['192[.]0[.]2[.]10 - 192[.]0[.]2[.]20', '192.0.2.10-192.0.2.20'],
    ['192.0.2.10 \u2013 20', '192.0.2.10-192.0.2.20'],
    ['192.0.2[.]10-20', '192.0.2.10-192.0.2.20'],
    ['198.51.100.250-198.51.101.5', '198.51.100.250-198.51.101.5'],
  ])('%s', (text, value) => {
    const [range] = observables(`It scans ${text}, then waits.`);
    expect(range).toMatchObject({ type: 'ipv4-range', value, raw: text });
    expect(range?.refanged.length === 0).toBe(text === value);
  });

  test('the addresses that a range names stay addresses', () => {
    expect(pairs('from 192.0.2.10-192.0.2.20.')).toEqual([
      'ipv4-range 192.0.2.10-192.0.2.20',
      'ipv4-addr 192.0.2.10',
      'ipv4-addr 192.0.2.20',
    ]);
  });

  test.each([
    '192.0.2.10 \u2013 20 connections an hour',
    '192.0.2.20-10',
    '192.0.2.10-443',
    '192.0.2.10-20.dll',
    '192.0.2.10 - 198.51.100.20',
    '192.0.2.10 - 20',
  ])('no range: %s', (text) => {
    expect(pairs(text).filter((pair) => pair.startsWith('ipv4-range'))).toEqual([]);
  });
});

describe('autonomous systems with a space', () => {
  test.each([
    ['hosted in AS 64500 (Tide Hosting)', 'AS64500'],
    ['ASN: 64500', 'AS64500'],
    ['| ASN 64500 |', 'AS64500'],
  ])('%s', (text, value) => {
    expect(pairs(text)).toEqual([`autonomous-system ${value}`]);
  });

  test.each([
    'as 64500 people know',
    'THE GROUP KNOWN AS 8220 GANG',
    'an AS 400',
    'BIAS 64500',
    'AS 64500.12',
    'AS 64500-A',
  ])('none: %s', (text) => {
    expect(pairs(text)).toEqual([]);
  });
});

describe('user agents without a label', () => {
  const AGENT = 'Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko';
  test.each([
    [`It says it is ${AGENT} and asks again.`, AGENT],
    [`"${AGENT}"`, AGENT],
    ['Opera/9.80 (X11; Linux) Kelp/2.12.388, or', 'Opera/9.80 (X11; Linux) Kelp/2.12.388'],
    ['with python-requests/2.25.1.', 'python-requests/2.25.1'],
  ])('%s', (text, value) => {
    expect(pairs(text)).toEqual([`user-agent ${value}`]);
  });

  test('two in a row are two', () => {
    expect(pairs(`${AGENT} Mozilla/4.0 (compatible; Kelp)`)).toEqual([
      `user-agent ${AGENT}`,
      'user-agent Mozilla/4.0 (compatible; Kelp)',
    ]);
  });

  test('a browser in prose is none, and a label still takes the whole line', () => {
    expect(pairs('It needs Mozilla/5.0 or later.')).toEqual([]);
    expect(pairs(`User-Agent: ${AGENT} Kelp 7`)).toEqual([`user-agent ${AGENT} Kelp 7`]);
  });
});

describe('a list\u2019s number glued to a name', () => {
  test.each([
    ['3.host[.]example', 'host.example'],
    ['12.update[.]host[.]example', 'update.host.example'],
    ['3[.]host[.]example', '3.host.example'],
    ['3.host.example', '3.host.example'],
    ['3.update.host[.]example', '3.update.host.example'],
  ])('%s', (text, value) => {
    expect(pairs(text)).toEqual([`domain-name ${value}`]);
  });
});

test('a dot in words and in brackets is one dot', () => {
  expect(pairs('heron dot (.) example')).toEqual(['domain-name heron.example']);
  expect(pairs('update dot (.) heron dot (.) com, seen')).toEqual(['domain-name update.heron.com']);
});

describe('what other extractors\u2019 tests showed', () => {
  const MD5 = '0cc175b9c0f1b6a831c399e269772661';
  test.each([
    [`Import hash: ${MD5}`, `file:imphash ${MD5}`],
    [`imphash - ${MD5}`, `file:imphash ${MD5}`],
    [`IMPHASH:     ${MD5}`, `file:imphash ${MD5}`],
    ['sets <HKCU>\\Software\\Heron on it', 'registry-key HKEY_CURRENT_USER\\Software\\Heron'],
    ['ftx://heron.example/a', 'url ftp://heron.example/a'],
    ['Seen: ..2001:db8::7 answers', 'ipv6-addr 2001:db8::7'],
    ['opens \\\\.\\C:\\Temp as a device', 'file-path \\\\.\\C:\\Temp'],
  ])('%s', (text, expected) => {
    expect(pairs(text)).toEqual([expected]);
  });

  test('a label of a host that has the form of a hash is none', () => {
    expect(pairs(`${MD5}.example and ${MD5}`)).toEqual([`domain-name ${MD5}.example`, `file:md5 ${MD5}`]);
  });

  test('keys in a row are as many keys', () => {
    expect(pairs('HKLM\\Software\\Heron Tool HKCU\\Software\\Heron HKCC\\Software\\Heron')).toEqual([
      'registry-key HKEY_LOCAL_MACHINE\\Software\\Heron Tool',
      'registry-key HKEY_CURRENT_USER\\Software\\Heron',
      'registry-key HKEY_CURRENT_CONFIG\\Software\\Heron',
    ]);
  });
});
