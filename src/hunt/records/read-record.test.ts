import { expect, test } from 'vitest';
import type { ObservableType } from '../../model/index.ts';
import { indexIndicators } from '../index/indicator-index.ts';
import { shapeOf } from './log-shape.ts';
import type { ReadRecord } from './read-record.ts';
import { readRecord } from './read-record.ts';

const CHANGED = Date.UTC(2026, 2, 2);

function read(type: ObservableType, value: string, line: string, header = ''): ReadRecord<string> {
  const index = indexIndicators([{ type, value, source: 'list' }]);
  const context = { shape: shapeOf(`${header}\n${line}`), changed: CHANGED };
  return readRecord(index, { text: line, cutBefore: false, cutAfter: false }, context, new Set());
}

const EVENT =
  "<Event xmlns='x'><System><TimeCreated SystemTime='2026-02-05T10:11:12.5Z'/><Computer>ws-1</Computer></System>" +
  "<EventData><Data Name='CommandLine'>a &amp; evil.example</Data></EventData></Event>";

test.each([
  ['a Windows event in XML', EVENT, '', 'ws-1'],
  ['PowerShell', '{"MachineName":"ws-1","x":"evil.example"}', '', 'ws-1'],
  ['journald', '{"_HOSTNAME":"ws-1","MESSAGE":"evil.example"}', '', 'ws-1'],
  ['osquery', '{"hostIdentifier":"ws-1","x":"evil.example"}', '', 'ws-1'],
  ['OCSF', '{"device":{"hostname":"ws-1"},"x":"evil.example"}', '', 'ws-1'],
  ['a domain before the name', String.raw`{"device_name":"CORP\\ws-1","x":"evil.example"}`, '', 'CORP\\ws-1'],
  ['a column', '"ws-1","a ""b"", c",evil.example', 'MachineName,Text,Domain', 'ws-1'],
  ['Cisco', '<166>Feb 05 2026 10:11:12 asa2: evil.example', '', 'asa2'],
  ['Squid', '1770286272.345    119 10.4.4.5 TCP_MISS/200 4 GET http://evil.example/ - HIER', '', '10.4.4.5'],
  [
    'a FortiGate, whose host name is the site',
    'date=2026-02-05 devname="FG" srcip=10.1.1.9 hostname="evil.example" url="/a"',
    '',
    '10.1.1.9',
  ],
  ['CEF', 'CEF:0|a|b|1|1|n|5|src=10.2.2.2 msg=saw evil.example today', '', '10.2.2.2'],
  ['LEEF with a sign of its own', 'LEEF:2.0|a|b|1|1|^|src=10.2.2.2^url=evil.example', '', '10.2.2.2'],
])('the machine is found: %s', (_, line, header, host) => {
  expect(read('domain-name', 'evil.example', line, header).host).toBe(host);
});

test('the attacker is the machine only where there is no other', () => {
  const dropped = 'Feb  5 10:11:12 gw1 kernel: DROP IN=eth0 SRC=203.0.113.5 DST=10.0.0.5';
  expect(read('ipv4-addr', '203.0.113.5', dropped).host).toBe('gw1');
  const request = '203.0.113.5 - - [05/Feb/2026:10:11:12 +0000] "GET / HTTP/1.1" 200 1 "-" "-"';
  expect(read('ipv4-addr', '203.0.113.5', request).host).toBe('203.0.113.5');
});

test('each record of a line has a time and a machine of its own', () => {
  const record = (second: number, host: string, text: string) =>
    `{"eventTime":"2026-02-05T10:11:${second}Z","hostname":"${host}","a":{"b":[{"c":"}"},{"d":"${text}"}]}}`;
  const line = `{"Records":[${record(10, 'ws-1', 'x')},${record(20, 'ws-2', 'evil.example')},${record(30, 'ws-3', 'y')}]}`;
  const { matches, time, host } = read('domain-name', 'evil.example', line);
  expect(matches).toMatchObject([
    { at: line.indexOf('evil.example'), time: { when: '2026-02-05T10:11:20.000Z' }, host: 'ws-2' },
  ]);
  expect([time, host]).toEqual([undefined, undefined]);
});

test('a piece from the midst of a line states no time', () => {
  const index = indexIndicators([{ type: 'domain-name', value: 'evil.example', source: 'list' }]);
  const text = `${'x '.repeat(600)}2026-02-05T10:11:12Z evil.example`;
  const record = readRecord(
    index,
    { text, cutBefore: true, cutAfter: false },
    { shape: { kind: 'lines' }, changed: CHANGED },
    new Set(),
  );
  expect(record.matches).toHaveLength(1);
  expect(record.time).toBeUndefined();
});

const URL = 'https://evil.example:8443/a/b.php?c=d';

test.each([
  ['ECS', '{"url":{"domain":"evil.example","port":8443,"path":"/a/b.php","query":"c=d"}}', ''],
  ['Suricata', '{"dest_port":8443,"http":{"hostname":"evil.example","url":"/a/b.php?c=d"}}', ''],
  [
    'Blue Coat',
    '10.4.4.5 evil.example 8443 /a/b.php ?c=d "A B"',
    '#Fields: c-ip cs-host cs-uri-port cs-uri-path cs-uri-query cs(User-Agent)',
  ],
  ['FortiGate', 'devname="FG" dstport=8443 hostname="evil.example" url="/a/b.php?c=d"', ''],
  [
    'nginx',
    '2026/02/05 10:11:12 [error] 7#7: *7 x, client: 10.1.1.1, request: "GET /a/b.php?c=d HTTP/1.1", host: "evil.example:8443"',
    '',
  ],
])('host, port and path are put together: %s', (_, line, header) => {
  expect(read('url', URL, line, header).matches).toMatchObject([{ form: 'split' }]);
  expect(read('url', URL.replace('8443', '9999'), line, header).matches).toEqual([]);
});
