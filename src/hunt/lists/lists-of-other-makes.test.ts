import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { indicatorAt } from '../sieve/value-table.ts';
import { readList } from './read-list.ts';

const folder = mkdtempSync(join(tmpdir(), 'howdunit-list-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const HASH = '9f2c'.repeat(16);
const MD5 = '1d3c'.repeat(8);
const FIVE = [
  'domain-name evil.example',
  'ipv4-addr 198.51.100.7',
  `file:sha256 ${HASH}`,
  'url http://evil.example:8080/gate.php',
  'email-addr ana@evil.example',
];

/** What a list names, and the lines that it does not understand. */
function read(text: string | Buffer): {
  readonly told: readonly string[];
  readonly unknown: readonly number[];
} {
  const file = join(folder, 'list');
  writeFileSync(file, text);
  const list = readList(file);
  if (!list.ok) throw new Error(list.problem.message);
  const { table, unknown } = list.value;
  const told = Array.from({ length: table.count }, (_, number) => {
    const { type, value } = indicatorAt(table, number) ?? { type: 'not sought', value: '' };
    return `${type} ${value}`;
  });
  return { told, unknown };
}

/** A row for each of the five, with the name of its type. */
function rows(types: string, row: (type: string, value: string) => string): string {
  const names = types.split(' ');
  return FIVE.map((each, at) => row(names[at] ?? '', each.slice(each.indexOf(' ') + 1))).join('\n');
}

const OTX = 'domain IPv4 FileHash-SHA256 URL email';
const MISP = 'domain ip-dst sha256 url email-src';
const plain = rows(MISP, (_, value) => value);

test.each([
  ['a header and types', `type,value\n${rows(MISP, (type, value) => `${type},${value}`)}`],
  ['the value first', `value,type\n${rows(MISP, (type, value) => `${value},${type}`)}`],
  ['the value first and no header', rows(MISP, (type, value) => `${value},${type},seen`)],
  ['OTX', `Indicator type,Indicator,Description\n${rows(OTX, (type, value) => `${type},${value},`)}`],
  ['further cells and no header', rows(OTX, (type, value) => `${type},${value},"a, b"`)],
  [
    'MISP',
    `uuid,event_id,category,type,value,comment,to_ids\n${rows(
      MISP,
      (type, value) => `"5f0c","12","Network activity","${type}","${value}","a ""b"" c",1`,
    )}`,
  ],
  [
    'ThreatFox',
    `####\n# abuse.ch\n# "first_seen_utc","ioc_id","ioc_value","ioc_type"\n${rows(
      'domain ip:port sha256_hash url email',
      (type, value) => `"2026-10-15 10:00:00", "7", "${value}${type === 'ip:port' ? ':443' : ''}", "${type}"`,
    )}`,
  ],
  [
    'Zeek',
    `#fields\tindicator\tindicator_type\tmeta.source\n${rows(
      'DOMAIN ADDR FILE_HASH URL EMAIL',
      (type, value) => `${value}\tIntel::${type}\tx`,
    )}`,
  ],
  [
    'names of other objects',
    rows(OTX, (type, value) => JSON.stringify({ indicator: value, indicator_type: type })),
  ],
  [
    'an array, an object a line',
    `[\n${rows(MISP, (type, value) => `${JSON.stringify({ type, value })},`)}\n]`,
  ],
  ['UTF-16', Buffer.from(`\ufeff${plain}\r\n`, 'utf16le')],
  ['UTF-16 the other way round', Buffer.from(`\ufeff${plain}`, 'utf16le').swap16()],
  ['remarks', `; a\n// b\n! c\n${rows(MISP, (_, value) => `${value}\t# d`)}`],
  ['hyphens', `# IOCs\n\n${rows(MISP, (_, value) => `- \`${value}\``)}`],
  ['labels', rows('Domain IP SHA256 URL E-mail', (type, value) => `${type}: ${value}`)],
  ['all in one row', plain.replaceAll('\n', ', ')],
])('a list of another make says the same: %s', (_, text) => {
  expect(read(text)).toEqual({ told: FIVE, unknown: [] });
});

test('columns may say by their names what they have; names beside a digest are none', () => {
  expect(read('domain,ip,note\nevil.example,198.51.100.7,a\n,203.0.113.9,b\n').told).toEqual([
    'domain-name evil.example',
    'ipv4-addr 198.51.100.7',
    'ipv4-addr 203.0.113.9',
  ]);
  const header = '# "first_seen_utc","sha256_hash","md5_hash","file_name","ssdeep"';
  const row = `"2026-10-15", "${HASH}", "${MD5}", "setup.exe", "3:a"`;
  expect(read(`${header}\n${row}\n`).told).toEqual([`file:sha256 ${HASH}`, `file:md5 ${MD5}`]);
  expect(read('value,type\n*.evil.example,domain').told).toEqual(['domain-name evil.example']);
  expect(read('# "dst_ip","dst_port"\n"198.51.100.7","443"\n')).toEqual({
    told: ['ipv4-addr 198.51.100.7'],
    unknown: [],
  });
});

test.each([
  [
    'a port',
    '198.51.100.7:443\n[2001:db8::1]:8443\nevil.example:8080',
    ['ipv4-addr 198.51.100.7', 'ipv6-addr 2001:db8::1', 'domain-name evil.example'],
  ],
  ['a filter of a browser', '! Title: x\n||evil.example^', ['domain-name evil.example']],
  ['dnsmasq', 'address=/evil.example/0.0.0.0', ['domain-name evil.example']],
  ['RPZ', '*.evil.example CNAME .', ['domain-name evil.example']],
  ['RPZ in full', 'evil.example 60 IN CNAME rpz-drop.', ['domain-name evil.example']],
  ['digests of files', `${HASH}  setup.exe`, [`file:sha256 ${HASH}`]],
  ['words behind it', 'evil.example,a loader,https://vendor.example/report', ['domain-name evil.example']],
  ['words behind a URL', 'http://evil.example/a,a loader', ['url http://evil.example/a']],
])('the value is taken from what stands around it: %s', (_, text, told) => {
  expect(read(text)).toEqual({ told, unknown: [] });
});

test('what may be a part of a value is left in it', () => {
  const further = '198.51.100.7,seen in May\n';
  expect(read(`${further}http://evil.example/a,b.php`).told[1]).toBe('url http://evil.example/a,b.php');
  expect(read(`${further}url,http://evil.example/a,b.php`).told[1]).toBe('url http://evil.example/a,b.php');
  expect(read(`${further}user-agent,Kelp; 1.0, beta`).told[1]).toBe('user-agent Kelp; 1.0, beta');
  // Neither is a header, whatever the values are called.
  expect(read('mutex,Kelp\nmutex,Value').told).toEqual(['mutex Kelp', 'mutex Value']);
});
