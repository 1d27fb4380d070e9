import { describe, expect, test } from 'vitest';
import { observables } from '../library.ts';

/** What the default view would show, and what is held back with which part. */
const shown = (text: string) =>
  observables(text)
    .filter(({ heldBack }) => heldBack === undefined)
    .map(({ type, value }) => `${type} ${value}`);
const held = (text: string) =>
  observables(text)
    .filter(({ heldBack }) => heldBack !== undefined)
    .map(({ value, role }) => `${role} ${value}`);

describe('what other tools take for a host', () => {
  test.each([
    ['It unpacks report.zip and stays.', 'file-name report.zip'],
    ['It runs setup.py and stays.', 'file-name setup.py'],
    ['It runs install.sh and stays.', 'file-name install.sh'],
    ['See readme.md and stay.', 'file-name readme.md'],
    ['It starts command.com and stays.', 'file-name command.com'],
  ])('a file: %s', (text, file) => {
    const found = observables(text).map(({ type, value }) => `${type} ${value}`);
    expect(found).toContain(file);
    expect(found.filter((each) => each.startsWith('domain-name'))).toEqual([]);
  });

  test.each([
    'Scanners call it Win32.Heron.aa or Trojan.MSIL.Finch.',
    'Written with Node.js, ASP.NET and System.IO alone.',
    'It needs version 10.0.19041.1 of Windows.',
    'The browser says Chrome/91.0.4472.124 then.',
  ])('nothing: %s', (text) => {
    expect(shown(text).filter((each) => /^(?:domain-name|ipv4-addr)/.test(each))).toEqual([]);
  });
});

test('four small numbers in a sentence read like a version, alone in a list they are an address', () => {
  const text = 'The payloads (1.2.22.0) and 1.2.23.0 differ.\n\n# Indicators\n\n- 1.2.24.1\n';
  const told = observables(text).map(({ value, role }) => `${role} ${value}`);
  expect(told).toEqual(['unknown 1.2.22.0', 'unknown 1.2.23.0', 'attacker 1.2.24.1']);
});

test('a service that tells one’s address is nobody’s server, defanged or not', () => {
  expect(held('It asks api.ipify[.]org for its address.')).toEqual(['benign api.ipify.org']);
});

test('what a sentence below a list’s heading names is not of the list', () => {
  const text = '# C2 servers\n\n- heron-cdn.com\n\nThe people at quay-hosting.com told us of it on Monday.\n';
  const told = observables(text).map(({ value, role }) => `${role} ${value}`);
  expect(told).toEqual(['attacker heron-cdn.com', 'unknown quay-hosting.com']);
});

describe('what is found and held back, with its reason', () => {
  test.each([
    ['Say, 192.0.2.7 or 203.0.113.9 at www.example.com.', ['192.0.2.7', '203.0.113.9', 'www.example.com']],
    ['From 10.1.2.3 by way of 8.8.8.8.', ['10.1.2.3', '8.8.8.8']],
    ['The sample stands on www.virustotal.com as well.', ['www.virustotal.com']],
    ['See [our colleagues](https://pier-news.com/a) for more.', ['https://pier-news.com/a']],
  ])('%s', (text, values) => {
    expect(shown(text)).toEqual([]);
    const all = observables(text);
    expect(all.map(({ value }) => value)).toEqual(values);
    for (const { role, heldBack } of all) expect(heldBack).toMatch(new RegExp(`^${role}: .+`));
  });

  test('so are victims and sinkholes', () => {
    expect(held('A mail impersonating pier-bank.com was sent.')).toEqual(['victim pier-bank.com']);
    expect(held('The server heron-cdn.com has been sinkholed.')).toEqual(['sinkhole heron-cdn.com']);
  });
});

test('what reads like a version is held back and says so', () => {
  const text = '# Indicators\n\n| Date | Type | Finch\u00a0(1.2.22.0) |\n';
  const [version] = observables(text).filter(({ value }) => value === '1.2.22.0');
  expect(version?.heldBack).toBe('version: reads like a version');
});

test.each([
  ['10.0.0.1-10.0.0.20', 'benign'],
  ['192.0.2.10-192.0.2.20', 'example'],
])('a range is of the kind of its first address: %s', (range, role) => {
  const [found] = observables(`It scans ${range} first.`).filter(({ type }) => type === 'ipv4-range');
  expect(found).toMatchObject({ value: range, role });
});
