import type { Observable, ReportDocument } from '../../src/model/index.ts';
import { observable, SAMPLE, sampleWith } from './stix-sample.ts';

/** Words that each format takes for its own: quotation marks, ends of options, wildcards, comments, line ends. */
const TRAPS = [
  'a "quoted"; b|0d 0a|c \\ back\\slash\\',
  'c:\\*.exe? /* comment */ // # -- ;',
  '--- # : {x: [1, 2]} & *anchor !tag %percent @at `tick`',
  "it's $HOME $\u{7B}x} %0d%0a \uFFFE \u2028 \u0085 end",
  '=cmd|"/c calc"!A1',
];
const TEXT = [...TRAPS, '\u202Eevil\u202C \u0000 \u001B[31m'].join('\n');

const VALUES: readonly (readonly [Observable['type'], string])[] = [
  ['url', 'http://heron-cdn.example/a;b"c|d\\e?x=*&y=%3B#f'],
  ['url', `http://heron-cdn.example/${'long/'.repeat(200)}`],
  ['url', 'https://heron-cdn.example/a b\tc'],
  ['user-agent', 'Mozilla/5.0 (X; "Y"; Z|W) \\ end:'],
  ['user-agent', '=HYPERLINK("x")'],
  ['domain-name', 'b\u00FCcher.example'],
  ['domain-name', '_dmarc.heron-cdn.example'],
  ['domain-name', 'a"; evil IN A 192.0.2.1'],
  ['domain-name', `${'x'.repeat(64)}.example`],
  ['domain-name', '-dash.example'],
  ['ipv4-addr', '203.0.113.77/24'],
  ['ipv6-addr', '2001:db8::/33'],
  ['ipv6-addr', '2001:db8:0:0:1::1'],
  ['ipv4-range', '198.51.100.1-198.51.100.9'],
  ['tls:ja3', 'ada70206e40642a3e4461f35503241d5'],
  ['tls:ja3s', 'ec74a5c51106f0419184d0dd08fb05bc'],
  ['file:md5', 'd41d8cd98f00b204e9800998ecf84270'],
  ['file:imphash', 'f34d5f2d4577ed6d9ceec516c1f5a744'],
  ['file-name', 'a*b?.exe'],
  ['file-name', 'tab\there "and" \\\\there.dll'],
  ['file-path', 'C:\\Users\\*\\x\\\\y\\'],
  ['registry-key', 'HKCU\\Software\\a*b\\\\c?'],
  ['named-pipe', '\\\\.\\pipe\\heron*'],
  ['command-line', 'cmd /c "del *.* & echo ^%PATH^% ; rem # no: comment" \\'],
  ['mutex', 'Global\\{"x"}\u0000\uD800'],
  ['email-addr', '"a b"@heron-cdn.example'],
];

/** A report whose author tries to write in our files: every value the attacker's, every text full of traps. */
export const HOSTILE: ReportDocument = {
  ...sampleWith(
    VALUES.map(([type, value], index) => ({
      ...observable(type, 'The victim'),
      ...standing(index),
      value,
      roleWhy: TRAPS[index % TRAPS.length] ?? '',
    })),
    `The victim\n${TEXT}`,
  ),
  report: {
    ...SAMPLE.report,
    title: TRAPS.join(' '),
    publisher: TRAPS[0] ?? '',
    published: TRAPS[2] ?? '',
    url: 'https://northgate.example/a;b"c|d\\e',
    tlp: { label: 'TLP:AMBER+STRICT', statedBy: 'desk-default' },
  },
};

/** Somewhere on one of the lines of traps, with an id of its own. */
function standing(index: number): Pick<Observable, 'id' | 'span'> {
  const trap = TRAPS[index % TRAPS.length] ?? '';
  const start = `The victim\n${TEXT}`.indexOf(trap);
  return {
    id: `finding-${(4096 + index).toString(16).padStart(16, '0')}`,
    span: { start, end: start + 1, quote: trap.slice(0, 1), prefix: '', suffix: '', page: 1 },
  };
}
