import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { indicatorAt, TYPES } from '../sieve/value-table.ts';
import { entriesOf } from './list-entry.ts';
import type { ListHead } from './list-head.ts';
import type { ListContent } from './list-reader.ts';
import { ListReader } from './list-reader.ts';
import { readList } from './read-list.ts';

const folder = mkdtempSync(join(tmpdir(), 'howdunit-list-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** @param head how its lines are taken to be written, whatever they look like */
function listOf(text: string | Buffer, head?: ListHead) {
  const { table, lines, unknown, unknownCount, unknownTypes, unknownTypeCount } =
    head === undefined ? contentOf(text) : readAs(String(text), head);
  const told = Array.from({ length: table.count }, (_, number) => {
    const indicator = indicatorAt(table, number);
    return `${lines.of(number)} ${indicator?.type ?? 'not sought'} ${indicator?.value ?? ''}`;
  });
  return { told, unknown, unknownCount, unknownTypes, unknownTypeCount };
}

function contentOf(text: string | Buffer): ListContent {
  const file = join(folder, 'list');
  writeFileSync(file, text);
  const list = readList(file);
  if (!list.ok) throw new Error(list.problem.message);
  return list.value;
}

function readAs(text: string, head: ListHead): ListContent {
  const reader = new ListReader(text.length, 1024, head);
  reader.takeText(text);
  return reader.finished();
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

test('types may be named as other tools name them', () => {
  const { told, unknown, unknownCount, unknownTypes, unknownTypeCount } = listOf(
    [
      '{"type":"domain","value":"evil.example"}',
      '{"type":"ip","value":"198.51.100.7"}',
      '{"type":"ip-dst","value":"2001:db8::1"}',
      '{"type":"ipv4","value":"198.51.100.8"}',
      `{"type":"FileHash-SHA256","value":"${'0a'.repeat(32)}"}`,
      `{"type":"hash","value":"${'0b'.repeat(20)}"}`,
      `{"type":"file:hashes.MD5","value":"${'0c'.repeat(16)}"}`,
      '{"type":"ip-dst|port","value":"198.51.100.9|443"}',
      '{"type":"domain|ip","value":"kelp.example|198.51.100.10"}',
      `{"type":"filename|md5","value":"kelp.exe|${'0d'.repeat(16)}"}`,
      '{"type":"gizmo","value":"evil.example"}',
      '{"value":"x","type":"gizmo"}',
      '{"type":"URL","value":"https://evil.example/a"}',
      '{"type":"gizmo|port","value":"a|1"}',
      'hostname,cdn[.]evil.example',
      'ip:port\t198.51.100.11:8443',
      'regkey,HKLM\\Software\\Kelp',
      'useragent,Kelp/1.0',
      `ja3,${'0e'.repeat(16)}`,
      'widget,198.51.100.12',
      'email-src\tana@evil.example',
      '{"type":"vulnerability","value":"CVE-2024-0001"}',
    ].join('\n'),
  );
  expect(told).toEqual([
    '1 domain-name evil.example',
    '2 ipv4-addr 198.51.100.7',
    '3 ipv6-addr 2001:db8::1',
    '4 ipv4-addr 198.51.100.8',
    `5 file:sha256 ${'0a'.repeat(32)}`,
    `6 file:sha1 ${'0b'.repeat(20)}`,
    `7 file:md5 ${'0c'.repeat(16)}`,
    '8 ipv4-addr 198.51.100.9',
    '9 domain-name kelp.example',
    '9 ipv4-addr 198.51.100.10',
    '10 file-name kelp.exe',
    `10 file:md5 ${'0d'.repeat(16)}`,
    '13 url https://evil.example/a',
    '15 domain-name cdn.evil.example',
    '16 ipv4-addr 198.51.100.11',
    '17 registry-key HKLM\\Software\\Kelp',
    '18 user-agent Kelp/1.0',
    `19 tls:ja3 ${'0e'.repeat(16)}`,
    '21 email-addr ana@evil.example',
    '22 not sought ',
  ]);
  expect({ unknown, unknownCount, unknownTypeCount }).toEqual({
    unknown: [],
    unknownCount: 4,
    unknownTypeCount: 4,
  });
  expect(unknownTypes).toEqual([
    { name: 'gizmo', line: 11 },
    { name: 'gizmo|port', line: 14 },
    { name: 'widget', line: 20 },
  ]);
});

test('lists of other makes are understood, and what would be taken for a file’s name is none', () => {
  const { told, unknown, unknownCount } = listOf(
    [
      '"ip-dst","198.51.100.23","seen in May"',
      '"evil.example"',
      '*.wild.example',
      'domain;semi.example',
      'domain\t*.tab.example',
      '0.0.0.0 hosts.example',
      'remark.example # a remark',
      'ip-dst|203.0.113.46',
      'a,b.example',
    ].join('\n'),
  );
  expect(told).toEqual([
    '1 ipv4-addr 198.51.100.23',
    '2 domain-name evil.example',
    '3 domain-name wild.example',
    '4 domain-name semi.example',
    '5 domain-name tab.example',
    '6 domain-name hosts.example',
    '7 domain-name remark.example',
  ]);
  // The last states a type that is not known.
  expect([unknown, unknownCount]).toEqual([[8], 2]);
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

/** A number at random, the same at each run. */
function random(): (below: number) => number {
  let state = 8_128;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

test('lines that are read quickly say what they say slowly, whatever is put into them', () => {
  const shapes = [
    'Evil.example',
    'kelp-setup.exe',
    '198.51.100.7',
    '198.51.100.0/24',
    '2001:db8::1',
    'https://evil.example/a?b=c',
    'ana@evil.example',
    '0123456789ABCDEF0123456789abcdef',
    '0123456789abcdef'.repeat(6),
    'C:\\Kelp\\bin\\kelp.dll',
    'url\thttps://evil[.]example/',
    '{"type":"domain-name","value":"evil.example"}',
    '{"type":"cve","value":"CVE-2024-0001"}',
    '{"type":"ip-dst","value":"198.51.100.7"}',
    '{"type":"hash","value":"0123456789abcdef0123456789abcdef"}',
    '{"type":"ip-dst|port","value":"198.51.100.7|443"}',
    'md5,0123456789abcdef0123456789abcdef',
    '# no line',
  ];
  const signs = '.:/\\@-_ 0aZ[(#{"}\té,';
  const next = random();
  const lines = Array.from({ length: 40_000 }, (_, each) => {
    let line = shapes[each % shapes.length] ?? '';
    for (let change = next(4); change > 0; change--) {
      const at = next(line.length + 1);
      line = line.slice(0, at) + signs.charAt(next(signs.length + 1)) + line.slice(at + next(2));
    }
    return line;
  });
  const { told } = listOf(lines.join('\n'), { kind: 'lines' });
  const slowly = lines.flatMap((line, at) => {
    const text = line.trim();
    const entries = text === '' || text.startsWith('#') ? undefined : entriesOf(text);
    if (entries === undefined || 'unknownType' in entries) return [];
    return entries.map(({ type: number, value }) => {
      const type = TYPES[number];
      return `${at + 1} ${type === undefined ? 'not sought ' : `${type} ${value}`}`;
    });
  });
  expect(told.length).toBeGreaterThan(20_000);
  expect(told).toEqual(slowly);
});

test('a value that is longer than its spelling leaves the next line as it is', () => {
  const { told } = listOf(
    Buffer.concat([Buffer.from('hxxp://'), Buffer.alloc(40, 0xff), Buffer.from('.example/\nb.example\n')]),
  );
  expect(told).toEqual([`1 url http://${'\ufffd'.repeat(40)}.example/`, '2 domain-name b.example']);
});
