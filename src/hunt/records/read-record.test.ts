import { expect, test } from 'vitest';
import type { ObservableType } from '../../model/index.ts';
import { huntLog } from '../hunt-log.ts';
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
  ['Cisco with a zone', 'Feb 05 2026 11:11:12 CET node7 conn to evil.example', '', 'node7'],
  ['Cisco with a zone and no host', 'Feb 05 2026 11:11:12 CET: %SEC-6-X: evil.example', '', undefined],
  ['an object a line of an array', '{"hostname":"ws-1","x":"evil.example"},', '', 'ws-1'],
  ['the last of them', '{"hostname":"ws-1","x":"evil.example"} ]', '', 'ws-1'],
  [
    'auditd, whose host name is where a user came from',
    'node=aud1 type=USER_LOGIN msg=audit(1770286272.345:9): hostname=www.site.example addr=evil.example',
    '',
    'aud1',
  ],
  [
    'a column of two words',
    '2026-02-05 10:11:12,SEP01,evil.example',
    'Event Time,Computer Name,Domain',
    'SEP01',
  ],
  [
    'Exchange, which names itself',
    '2026-02-05T10:11:12Z,192.0.2.1,evil.example,EX01',
    '#Fields: date-time,client-ip,client-hostname,server-hostname',
    'EX01',
  ],
  ['the basic format of times', '20260205T101112Z ws-1 LOKI: evil.example', '', 'ws-1'],
  ['a coloured line', '\u001b[2J\u001b[32m2026-02-05T10:11:12Z ws-1 app[1]: evil.example', '', 'ws-1'],
  ['NUL between the words', '2026-02-05T10:11:12Z\0ws-1\0app[1]: evil.example', '', 'ws-1'],
  ['Sophos, whose device is a product', 'device="SFW" device_name="xg1" msg="evil.example"', '', 'xg1'],
  ['Defender', '{"properties":{"DeviceName":"ws-1","x":"evil.example"}}', '', 'ws-1'],
  ['GELF', '{"version":"1.1","host":"app-3","short_message":"evil.example","_path":"/x"}', '', 'app-3'],
  ['a program that names its host', 'ts=2026-02-05T10:11:12Z host=vec1 msg="evil.example"', '', 'vec1'],
  ['such a one beside a URL of another', 'host=vec1 url=https://evil.example/a ua=curl', '', 'vec1'],
  ['a host that is asked for', '{"host":"evil.example","uri":"/a","user_agent":"x"}', '', undefined],
  [
    'a host that is asked for, by a client',
    'client_ip=10.1.1.1 host=site.example msg=evil.example',
    '',
    '10.1.1.1',
  ],
  ['Velociraptor', '{"Fqdn":"ws-21.corp.example","x":"evil.example"}', '', 'ws-21.corp.example'],
  [
    'a port behind the address',
    'src=10.1.1.1:9219 dst=10.2.2.2:80 request: GET http://evil.example/',
    '',
    '10.1.1.1',
  ],
  ['CEF of a sensor', 'CEF:0|a|b|1|1|n|5|dvchost=sensor1 msg=saw evil.example today', '', 'sensor1'],
  [
    'Check Point',
    'time=1770286272|hostname=cp1|product=URL Filtering|resource=http://evil.example/',
    '',
    'cp1',
  ],
  ['LTSV', 'time:1770286272\thost:10.1.1.1\tmessage:evil.example\ttype:A', '', '10.1.1.1'],
  ['Cisco FTD', '2026-02-05T10:11:12Z ftd1 %FTD-1-430003: DNSQuery: evil.example', '', 'ftd1'],
  ['Cisco IOS', '<116>42102: rtr1 Feb 05 08:09:35.343 UTC: %SEC-6-X: evil.example', '', 'rtr1'],
  ['NetScaler', '<180> Feb  5 10:11:12 02/05/2026:10:11:12 GMT ns1 0-PPE-0 : evil.example', '', 'ns1'],
  ['Meraki', '<152>1 1770286272.247875 mx84 events evil.example', '', 'mx84'],
  ['auditd', 'node=srv7 type=PATH msg=audit(1770286272.345:7): name="evil.example"', '', 'srv7'],
  ['no level of gravity', '2026-02-05T10:11:12Z info app[9]: evil.example', '', undefined],
  ['LEEF with a sign of its own', 'LEEF:2.0|a|b|1|1|^|src=10.2.2.2^url=evil.example', '', '10.2.2.2'],
])('the machine is found: %s', (_, line, header, host) => {
  expect(read('domain-name', 'evil.example', line, header).host).toBe(host);
});

test('the attacker is the machine only where there is no other', () => {
  const dropped = 'Feb  5 10:11:12 gw1 kernel: DROP IN=eth0 SRC=203.0.113.5 DST=10.0.0.5';
  expect(read('ipv4-addr', '203.0.113.5', dropped).host).toBe('gw1');
  const traffic = 'date=2026-02-05 devname="fg1" srcip=203.0.113.5 dstip=10.0.0.5';
  expect(read('ipv4-addr', '203.0.113.5', traffic).host).toBe('fg1');
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

/** CloudTrail's delivery of so many records, about 150 bytes each: all in one line. */
function delivery(count: number): string {
  const records = Array.from({ length: count }, (_, at) => {
    const when = new Date(Date.UTC(2026, 1, 5) + 1000 * at).toISOString();
    const asked =
      at % 1000 === 500 ? '"host":"evil.example","uri":"/a"' : `"host":"h${at}.example","uri":"/b"`;
    return `{"eventTime":"${when}","hostname":"ws-${at}","requestParameters":{${asked},"list":[{"n":${at}},{"n":2}]}}`;
  });
  return `{"Records":[${records.join(',')}]}`;
}

/** As a hunt reads it that takes pieces of so many bytes. */
async function hits(line: string, longest: number): Promise<readonly string[]> {
  const index = indexIndicators([
    { type: 'url', value: 'https://evil.example/a', source: 'list' },
    { type: 'domain-name', value: 'h7700.example', source: 'list' },
  ]);
  const bytes = (async function* () {
    yield Buffer.from(line);
  })();
  const told: string[] = [];
  const limits = { longest, overlap: 16 * 1024 };
  for await (const { indicator, form, time, host } of huntLog('log', bytes, index, { limits })) {
    told.push(`${indicator.value} ${form} ${time?.when ?? '-'} ${host ?? '-'}`);
  }
  return told;
}

test('records of a line that is read in pieces are read one by one, wherever it is cut', async () => {
  const line = delivery(9000);
  expect(line.length).toBeGreaterThan(1_000_000);
  const expected = [
    'https://evil.example/a split 2026-02-05T00:08:20.000Z ws-500',
    'h7700.example exact 2026-02-05T02:08:20.000Z ws-7700',
  ];
  for (const longest of [64, 100, 256, 400].map((kib) => kib * 1024)) {
    expect(await hits(line, longest)).toEqual(expected);
  }
  // What the first pieces do not have.
  const end = line.slice(0, -2).replaceAll('evil.example', 'other.example');
  const last =
    '{"eventTime":"2026-02-06T00:00:00Z","hostname":"ws-x","a":{"host":"evil.example","uri":"/a"}}';
  expect(await hits(`${end},${last}]}`, 256 * 1024)).toContain(
    'https://evil.example/a split 2026-02-06T00:00:00.000Z ws-x',
  );
});

test('what a long line says at its beginning is true of what is near it', async () => {
  const long = `2026-02-05T10:11:12Z ws-1 app: h7700.example ${'x '.repeat(400_000)}`;
  const far = `2026-02-05T10:11:12Z ws-1 app: ${'x '.repeat(400_000)} h7700.example`;
  for (const longest of [256, 512].map((kib) => kib * 1024)) {
    expect(await hits(long, longest)).toEqual(['h7700.example exact 2026-02-05T10:11:12.000Z ws-1']);
    expect(await hits(far, longest)).toEqual(['h7700.example exact - -']);
  }
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
