import { expect, test } from 'vitest';
import { eventTime } from './event-time.ts';
import { fieldsOf } from './fields.ts';
import { shapeOf } from './log-shape.ts';

/** The log was last changed on 2 March 2026. */
const CHANGED = Date.UTC(2026, 2, 2);

function timeOf(line: string, header = ''): string | undefined {
  return eventTime(line, fieldsOf(line, shapeOf(`${header}\n${line}`)), CHANGED)?.when;
}

test.each([
  ['PostgreSQL', '2026-02-05 12:11:12.345+02 x', '2026-02-05T10:11:12.345Z'],
  ['a number behind the clock', '2026-02-05 10:11:12-1234567 x', '2026-02-05T10:11:12.000Z'],
  ['nginx error', '2026/02/05 10:11:12 [error] 7#7: x', '2026-02-05T10:11:12.000Z'],
  ['BIND', '05-Feb-2026 10:11:12.345 queries: info: x', '2026-02-05T10:11:12.345Z'],
  ['Unbound', '[1770286272] unbound[8:0] info: x', '2026-02-05T10:11:12.000Z'],
  ['auditd', 'type=EXECVE msg=audit(1770286272.345:77): argc=1', '2026-02-05T10:11:12.345Z'],
  ['Suricata fast.log', '02/05/2026-10:11:12.345678  [**] x', '2026-02-05T10:11:12.345Z'],
  ['Windows DNS', '2/5/2026 10:11:12 PM 0E6C PACKET x', '2026-02-05T22:11:12.000Z'],
  ['midnight by twelve hours', '2/5/2026 12:11:12 AM x', '2026-02-05T00:11:12.000Z'],
  ['a day that is no month', '25/02/2026 10:11:12 x', '2026-02-25T10:11:12.000Z'],
  ['DHCP', '10,02/05/26,10:11:12,Assign,192.0.2.1', '2026-02-05T10:11:12.000Z'],
  ['a chat', '[05.02.2026, 10:11:12] Ana: x', '2026-02-05T10:11:12.000Z'],
  ['Palo Alto', '1,2026/02/05 10:11:12,001,THREAT', '2026-02-05T10:11:12.000Z'],
  ['Cisco with a year', '<166>Feb 05 2026 10:11:12 asa2: x', '2026-02-05T10:11:12.000Z'],
  ['asctime', '[Thu Feb 05 10:11:12.345678 2026] [core:error] x', '2026-02-05T10:11:12.345Z'],
  ['RFC 5322', ' by mx2; Thu, 05 Feb 2026 12:11:12 +0200', '2026-02-05T10:11:12.000Z'],
  ['syslog of the year before', 'Dec 31 23:59:59 web1 app: x', '2025-12-31T23:59:59.000Z'],
  ['a leap day of an earlier year', 'Feb 29 10:11:12 web1 app: x', undefined],
  ['journald', '{"__REALTIME_TIMESTAMP":"1770286272345678","MESSAGE":"x"}', '2026-02-05T10:11:12.345Z'],
  ['PowerShell', '{"TimeCreated":"/Date(1770286272345)/"}', '2026-02-05T10:11:12.345Z'],
  [
    'FortiGate',
    'date=2026-02-05 time=12:11:12 eventtime=1770286272345678901 tz="+0200"',
    '2026-02-05T10:11:12.345Z',
  ],
  ['FortiGate without a number', 'date=2026-02-05 time=12:11:12 tz="+0200"', '2026-02-05T10:11:12.000Z'],
  [
    'Kubernetes',
    `{"a":"${'x'.repeat(500)}","stageTimestamp":"2026-02-05T10:11:12.3Z"}`,
    '2026-02-05T10:11:12.300Z',
  ],
  ['a name of their own', '{"EdgeStartTimestamp":1770286272345678901}', '2026-02-05T10:11:12.345Z'],
  [
    'a time of something else',
    '{"certExpiryDate":"2031-02-05T10:11:12Z","a":1770286272}',
    '2031-02-05T10:11:12.000Z',
  ],
  ['Meraki', '<152>1 1770286272.247875 mx84 flows x', '2026-02-05T10:11:12.247Z'],
  ['Check Point', 'time=1770286272|hostname=cp1|product=URL Filtering|x=y', '2026-02-05T10:11:12.000Z'],
  ['LTSV', 'time:1770286272\thost:192.0.2.1\ttype:A', '2026-02-05T10:11:12.000Z'],
  [
    'LTSV, as Apache writes times',
    'time:[05/Feb/2026:12:11:12 +0200]\thost:192.0.2.1',
    '2026-02-05T10:11:12.000Z',
  ],
  ['a zone by its name', '2026-02-05 11:11:12 CET proxy: x', '2026-02-05T10:11:12.000Z'],
  [
    'PostgreSQL with a zone by its name',
    '2026-02-05 05:11:12.345 EST [9] LOG: x',
    '2026-02-05T10:11:12.345Z',
  ],
  ['Cisco with a zone', '<166>Feb 05 2026 11:11:12 CET: %ASA-4-1: x', '2026-02-05T10:11:12.000Z'],
  ['Cisco IOS with a zone', '000123: *Feb  5 02:11:12.345 PST: %SEC-6-X: x', '2026-02-05T10:11:12.345Z'],
  ['date(1)', 'Thu Feb  5 11:11:12 CET 2026 x', '2026-02-05T10:11:12.000Z'],
  ['JavaScript', 'Thu Feb 05 2026 11:11:12 GMT+0100 (CET) x', '2026-02-05T10:11:12.000Z'],
  ['a machine called as a zone', 'Feb  5 10:11:12 PST app[1]: x', '2026-02-05T10:11:12.000Z'],
  ['a machine called after one', '2026-02-05 10:11:12 PST-web1 app: x', '2026-02-05T10:11:12.000Z'],
  ['CEF with a zone', 'CEF:0|a|b|1|1|n|5|end=Feb 05 2026 10:11:12.345 GMT src=x', '2026-02-05T10:11:12.345Z'],
  ['a mail trace', '"2/5/2026 5:11:12 AM EST",x', '2026-02-05T10:11:12.000Z'],
  ['Sophos', 'date=2026-02-05 time=11:11:12 timezone="CET"', '2026-02-05T10:11:12.000Z'],
  ['Java', 'Feb 05, 2026 1:11:12 PM org.example.A run', '2026-02-05T13:11:12.000Z'],
  ['Wireshark', '"Feb  5, 2026 10:11:12.345678901 UTC",192.0.2.1', '2026-02-05T10:11:12.345Z'],
  ['Check Point in text', '"5Feb2026 10:11:12" drop x', '2026-02-05T10:11:12.000Z'],
  ['Android', '02-05 10:11:12.345  1234  5678 I Net: x', '2026-02-05T10:11:12.345Z'],
  ['Android of the year before', '12-05 10:11:12.345  1234  5678 I Net: x', '2025-12-05T10:11:12.345Z'],
  ['Snort without a year', '02/05-10:11:12.345678  [**] x', '2026-02-05T10:11:12.345Z'],
  ['Snort with one', '02/05/26-10:11:12.345678  [**] x', '2026-02-05T10:11:12.345Z'],
  ['glog', 'I0205 10:11:12.345678    1234 proxier.go:12] x', '2026-02-05T10:11:12.345Z'],
  ['the basic format', '20260205T101112Z ws1 x', '2026-02-05T10:11:12.000Z'],
  ['multilog', '@4000000069846cca14904840 tcpserver: x', '2026-02-05T10:11:12.345Z'],
  ['FILETIME', '{"time_created":"134147598723451234","x":"y"}', '2026-02-05T10:11:12.345Z'],
  ['Arkime', '{"firstPacket":1770286272345,"node":"a"}', '2026-02-05T10:11:12.345Z'],
  ['Akamai', '{"reqTimeSec":"1770286272.345","reqHost":"x"}', '2026-02-05T10:11:12.345Z'],
  ['a digest in the next cell', 'x,2026-02-05 10:11:12,527fb76a8e', '2026-02-05T10:11:12.000Z'],
  ['Log4j', '2026-02-05 10:11:12,527 x', '2026-02-05T10:11:12.527Z'],
  ['a clock before the time', 'took 00:00:07 until 2026-02-05T10:11:12Z', '2026-02-05T10:11:12.000Z'],
  ['a clock right before it', '00:00:07Feb  5 2026 10:11:12 x', undefined],
  ['no day of the calendar', '2026-02-30 10:11:12 x', undefined],
  ['a number that is a count', '{"bytes":1770286272}', undefined],
])('the time is read as it is written: %s', (_, line, when) => {
  expect(timeOf(line)).toBe(when);
});

test('columns tell the time, whatever divides them', () => {
  const fields = '#Version: 1.0\n#Fields: date time x-edge-location c-ip';
  expect(timeOf('2026-02-05\t10:11:12\tFRA2\t192.0.2.1', fields)).toBe('2026-02-05T10:11:12.000Z');
  expect(timeOf('2026-02-05 10:11:12 FRA2 192.0.2.1', fields)).toBe('2026-02-05T10:11:12.000Z');
  expect(
    timeOf('10.3.3.3 192.0.2.1 6 1770286272 1770286299 ACCEPT', 'srcaddr dstaddr protocol start end action'),
  ).toBe('2026-02-05T10:11:12.000Z');
});

test('what a line leaves out is said', () => {
  const told = (line: string) => eventTime(line, fieldsOf(line, { kind: 'lines' }), CHANGED)?.assumed;
  expect(told('Feb  5 10:11:12 web1 app: x')).toEqual(['year', 'zone']);
  expect(told('2026/02/05 10:11:12 x')).toEqual(['zone']);
  expect(told('date=2026-02-05 time=12:11:12 tz="+0200"')).toBeUndefined();
});

test('of a zone whose name has several meanings, the likeliest is taken and said to be', () => {
  const time = eventTime('Feb 05 2026 15:41:12 IST: x', [], CHANGED);
  expect(time).toEqual({ when: '2026-02-05T10:11:12.000Z', assumed: ['zone'] });
  expect(eventTime('Feb 05 2026 10:11:12 CEST: x', [], CHANGED)).toEqual({
    when: '2026-02-05T08:11:12.000Z',
  });
});

test('flows of AWS without a header are read by the names of their default format', () => {
  const flow = '2 123456789012 eni-1 192.0.2.1 192.0.2.2 1 2 6 1 1 1770286272 1770286299 ACCEPT OK';
  expect(timeOf(flow, flow)).toBe('2026-02-05T10:11:12.000Z');
});
