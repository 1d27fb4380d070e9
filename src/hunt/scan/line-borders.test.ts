import { expect, test } from 'vitest';
import type { ObservableType } from '../../model/index.ts';
import { indexIndicators } from '../index/indicator-index.ts';
import { matchLine } from './match-line.ts';

function isHit(type: ObservableType, value: string, line: string): boolean {
  const index = indexIndicators([{ type, value, source: undefined }]);
  return matchLine(index, { text: line, cutBefore: false, cutAfter: false }).length > 0;
}

const AGENT = 'KelpAgent/2.1 (beta)';
const PATH = '/opt/kelp/loader';

test.each<[ObservableType, string, string]>([
  // In JSON a `\n` is a new line; elsewhere it may be a folder's.
  ['file-name', 'plan.iso', String.raw`{"m":"seen:\nplan.iso\nend"}`],
  ['file-path', PATH, String.raw`Feb  5 10:11:12 web1 app: {"m":"a\t/opt/kelp/loader\tb"}`],
  ['mutex', 'KelpOnce77', String.raw`[{"m":"word\r\nKelpOnce77\r\n"}]`],
  ['user-agent', AGENT, `User-Agent: ${AGENT}`],
  ['user-agent', AGENT, `> user-agent: ${AGENT}\r`],
  ['user-agent', AGENT, `CEF:0|a|b|1|1|n|5|requestClientApplication=${AGENT} fileHash=1`],
  ['named-pipe', 'kelp_7c1d', '{"PipeName":"kelp_7c1d"}'],
  ['named-pipe', 'kelp_7c1d', "<Data Name='PipeName'>\\kelp_7c1d</Data>"],
  ['named-pipe', 'kelp_7c1d', '{"pipe":{"name":"kelp_7c1d"}}'],
  ['domain-name', 'evil.example', String.raw`\\evil.example@SSL\DavWWWRoot\a`],
  ['domain-name', 'evil.example', String.raw`"\\\\evil.example@8080\\a"`],
  ['url', 'http://evil.example/a', 'GET http://evil.example./a'],
  ['url', 'https://evil.example:8443/a', 'GET https://evil.example.:8443/a?b=c'],
  ['url', 'http://evil.example/a?b=c&d=e', '<a href="http://evil.example/a?b=c&amp;d=e">'],
  // What a terminal shows as colour, what rsyslog makes of control characters, and Windows' DNS server of a name.
  ['domain-name', 'evil.example', '\x1b[31mevil.example\x1b[0m'],
  ['ipv4-addr', '203.0.113.5', '^[[1;32m203.0.113.5^[[0m'],
  ['file-name', 'plan.iso', 'app: #033[31mplan.iso#033[0m'],
  ['domain-name', 'evil.example', String.raw`{"log":"\u001b[36mevil.example\u001b[0m"}`],
  ['domain-name', 'evil.example', 'stack:#011at evil.example#012#011evil.example'],
  ['file-name', 'plan.iso', 'two lines:#012plan.iso#012'],
  ['domain-name', 'evil.example', 'PACKET  UDP Rcv 192.0.2.7 A      (3)www(4)evil(7)example(0)'],
  ['domain-name', 'www.evil.example', '(3)www(4)evil(7)example(0)'],
  [
    'file-path',
    String.raw`C:\kelp\plan.iso`,
    JSON.stringify(JSON.stringify(JSON.stringify(String.raw`C:\kelp\plan.iso`))),
  ],
  ['ipv4-addr', '203.0.113.5', 'GET http://0xcb.0x0.0x71.0x5/a'],
  ['ipv4-addr', '203.0.113.5', 'GET http://0313.00.0161.05:80/a'],
  ['ipv4-addr', '203.0.113.5', 'GET http://203.0.28933/a'],
  ['url', 'http://203.0.113.5/a', 'GET http://0xcb.28933/a'],
  ['ipv4-addr', '203.0.113.5', 'GET http://3405803781/a'],
  ['domain-name', 'evil.example', '地址：evil.example，状态'],
  ['mutex', 'KelpOnce77', '→KelpOnce77'],
  ['ipv6-addr', '2001:db8::5', '地址：2001:db8::5，状态'],
  ['ipv4-addr', '203.0.113.5', 'connect to portal.example/203.0.113.5:443 refused'],
  ['ipv4-addr', '203.0.113.5', 'forward-addr: 203.0.113.5@853'],
  ['file-name', 'plan.iso', 'plan.iso@853'],
])('%s %s is hit by %s', (type, value, line) => {
  expect(isHit(type, value, line)).toBe(true);
});

test.each<[ObservableType, string, string]>([
  ['file-name', 'c.exe', String.raw`C:\tools\nc.exe`],
  ['file-name', 'plan.iso', String.raw`wrote C:\temp\nplan.iso`],
  ['domain-name', 'evil.example', '\x1b[31mnotevil.example\x1b[0m'],
  ['domain-name', 'evil.example', '#01evil.example'],
  ['domain-name', 'evil.example', '(7)notevil(7)example(0)'],
  ['domain-name', 'evil.example', '(4)evil(7)example(3)com(0)'],
  ['ipv4-addr', '203.0.113.5', 'GET http://0313.00.0161.085/a'],
  ['ipv4-addr', '203.0.113.5', 'GET http://203.0.28933.example/a'],
  ['ipv4-addr', '203.0.113.5', 'library 203.0.28933'],
  ['user-agent', AGENT, `User-Agent: ${AGENT}9`],
  ['user-agent', AGENT, `X-Note: ${AGENT}`],
  ['user-agent', AGENT, `ua=${AGENT} Edg/120.0`],
  ['named-pipe', 'kelp_7c1d', '{"user":"kelp_7c1d"}'],
  ['named-pipe', 'kelp_7c1d', '{"PipeName":"kelp_7c1d_2"}'],
  ['domain-name', 'evil.example', 'ssh evil.example@ssl.good.example'],
  ['url', 'http://evil.example/a', 'GET http://evil.example.good.example/a'],
  ['ipv4-addr', '203.0.113.5', '"Mozilla/5.0 (X11) AppleWebKit/537.36 Chrome/203.0.113.5 Safari/537.36"'],
  ['ipv4-addr', '203.0.113.5', '"Mozilla/5.0 (X11) SomethingNew/203.0.113.5"'],
  ['ipv4-addr', '203.0.113.0/24', 'Edg/203.0.113.5'],
  ['ipv4-addr', '203.0.113.5', '{"FileVersion":"203.0.113.5"}'],
  ['ipv4-addr', '203.0.113.5', 'agent version 203.0.113.5 started'],
  ['ipv4-addr', '203.0.113.5', 'http://203.0.113.5@good.example/'],
  ['ipv4-addr', '203.0.113.5', 'from=<203.0.113.5@good.example>'],
  ['file-name', 'plan.iso', 'from=<plan.iso@good.example>'],
])('%s %s is not hit by %s', (type, value, line) => {
  expect(isHit(type, value, line)).toBe(false);
});
