import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { indicatorAt } from '../sieve/value-table.ts';
import { readList } from './read-list.ts';

const folder = mkdtempSync(join(tmpdir(), 'howdunit-list-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function listOf(text: string | Buffer) {
  const file = join(folder, 'list');
  writeFileSync(file, text);
  const list = readList(file);
  if (!list.ok) throw new Error(list.problem.message);
  const { table, lineNumbers, unknown, unknownCount } = list.value;
  const told = Array.from({ length: table.count }, (_, number) => {
    const indicator = indicatorAt(table, number);
    return `${lineNumbers[number]} ${indicator?.type ?? 'not sought'} ${indicator?.value ?? ''}`;
  });
  return { told, unknown, unknownCount };
}

test('values are told by their form, refanged, with their lines', () => {
  const { told, unknown, unknownCount } = listOf(
    [
      '\ufeff# a feed',
      'evil.example',
      '  198.51.100[.]23 ',
      '203.0.113.0/28',
      '',
      'hxxps://evil[.]example/a',
      '0123456789ABCDEF0123456789abcdef',
      'mutex\tGlobal\\Kelp 7',
      'no indicator at all',
      '2001:db8::1',
      'ana[at]evil.example\r',
      'kelp.exe',
      'C:\\Kelp\\kelp.dll',
    ].join('\n'),
  );
  expect(told).toEqual([
    '2 domain-name evil.example',
    '3 ipv4-addr 198.51.100.23',
    '4 ipv4-addr 203.0.113.0/28',
    '6 url https://evil.example/a',
    '7 file:md5 0123456789ABCDEF0123456789abcdef',
    '8 mutex Global\\Kelp 7',
    '10 ipv6-addr 2001:db8::1',
    '11 email-addr ana@evil.example',
    '12 file-name kelp.exe',
    '13 file-path C:\\Kelp\\kelp.dll',
  ]);
  expect({ unknown, unknownCount }).toEqual({ unknown: [9], unknownCount: 1 });
});

test('JSON Lines say their type, in any order, with anything beside it, escaped or not', () => {
  const { told, unknownCount } = listOf(
    [
      '{"type":"domain-name","value":"evil.example"}',
      '{ "value" : "evil.example", "type" : "domain-name", "seen": 3 }',
      '{"type":"file-path","value":"C:\\\\Kelp\\\\k.exe"}',
      '{"type":"file-name","value":"gr\\u00f6\\u00dfe.exe"}',
      '{"type":"domain-name","value":"evil.example","note":"a \\"quote\\""}',
      '{"type":"cve","value":"CVE-2024-0001"}',
      '{"type":"domain-name","value":"evil.example"',
      '{"type":"domain-name"}',
    ].join('\n'),
  );
  expect(told).toEqual([
    '1 domain-name evil.example',
    '2 domain-name evil.example',
    '3 file-path C:\\Kelp\\k.exe',
    '4 file-name größe.exe',
    '5 domain-name evil.example',
    '6 not sought ',
  ]);
  expect(unknownCount).toBe(2);
});

test('a list longer than what is read at once loses nothing, and a line of a megabyte is one unknown', () => {
  const names = Array.from({ length: 150_000 }, (_, at) => `host-${at}.evil.example`);
  const { told, unknown, unknownCount } = listOf(
    [...names, 'x'.repeat(3_000_000), 'last.example'].join('\n'),
  );
  expect(told).toHaveLength(150_001);
  expect(told[77_777]).toBe('77778 domain-name host-77777.evil.example');
  expect(told.at(-1)).toBe('150002 domain-name last.example');
  expect({ unknown, unknownCount }).toEqual({ unknown: [150_001], unknownCount: 1 });
});

test('what is no list is named', () => {
  const missing = readList(join(folder, 'nothing'));
  expect(missing.ok ? undefined : missing.problem.code).toBe('not-found');
  const aFolder = readList(folder);
  expect(aFolder.ok ? undefined : aFolder.problem.code).toBe('is-directory');
});
