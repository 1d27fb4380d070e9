import { expect, test } from 'vitest';
import { LONGEST_TEXT, ngramsOf } from './ngrams.ts';

function hashesOf(text: string, kind = 0): Map<number, string> {
  const found = new Map<number, string>();
  const { count, hashes, starts, ends, kinds } = ngramsOf(text);
  for (let at = 0; at < count; at++) {
    if (kinds[at] === kind) found.set(hashes[at] ?? 0, text.slice(starts[at], ends[at]));
  }
  return found;
}

test('words, their parts and pairs stand where they are said to stand', () => {
  expect([...hashesOf('Ran cmd.exe, twice').values()]).toEqual(['Ran', 'cmd.exe', 'cmd', 'exe', 'twice']);
  expect([...hashesOf('Ran cmd.exe, twice', 2).values()]).toEqual(['Ran cmd.exe', 'cmd.exe, twice']);
  expect([...hashesOf('run', 1).values()]).toEqual(['ru', 'run', 'run', 'run', 'run', 'un']);
});

test('letter case and accents make no difference', () => {
  expect([...hashesOf('CAFÉ Ran').keys()]).toEqual([...hashesOf('cafe ran').keys()]);
});

test('one address, hash or CVE id is like another', () => {
  const kinds = [
    'https://vendor.example/a/b',
    '198.51.100.7',
    'CVE-2024-0001',
    'd41d8cd98f00b204e9800998ecf8427e',
  ];
  const others = [
    'hxxp://other.example',
    '203.0.113.9',
    'cve-1999-12345',
    '00000000000000000000000000000000',
  ];
  kinds.forEach((kind, at) => {
    expect([...hashesOf(kind).keys()]).toEqual([...hashesOf(others[at] ?? '').keys()]);
    expect(hashesOf(kind, 1).size).toBe(0);
  });
  expect(hashesOf('https://vendor.example/a/b').size).toBe(1);
});

test('a dump of any length costs no more than its beginning', () => {
  const dump = 'a'.repeat(100_000);
  expect([...hashesOf(dump).values()]).toEqual(['a'.repeat(LONGEST_TEXT)]);
  expect(hashesOf(dump, 1).size).toBeLessThan(20);
  expect(hashesOf('\ud800 \udc00 \u0000').size).toBe(0);
});
