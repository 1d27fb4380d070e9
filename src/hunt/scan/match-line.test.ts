import { describe, expect, test } from 'vitest';
import type { ObservableType } from '../../model/index.ts';
import { indexIndicators } from '../index/indicator-index.ts';
import { matchLine } from './match-line.ts';

/** `[form, matched]` of every hit of one indicator in one line. */
function hits(type: ObservableType, value: string, line: string): readonly [string, string][] {
  const index = indexIndicators([{ type, value, source: undefined }]);
  const matches = matchLine(index, { text: line, cutBefore: false, cutAfter: false });
  for (const { at, matched } of matches) expect(line.slice(at, at + matched.length)).toBe(matched);
  return matches.map(({ form, matched }) => [form, matched]);
}

const MD5 = '0123456789abcdef0123456789abcdef';
const SHA256 = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';
const RUN = 'HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run\\KelplineSync';
const CACHE = 'HKEY_LOCAL_MACHINE\\SOFTWARE\\Kelpline\\Cache';
const LOADER = 'C:\\ProgramData\\Kelpline\\kelpcore.dll';
const GATE = 'https://evil.example/a/gate.php?id=7f3a';

type Row = readonly [ObservableType, string, string, form: string, matched: string];

const POSITIVES: Readonly<Record<string, readonly Row[]>> = {
  'domain names': [
    ['domain-name', 'evil.example', 'query evil.example A', 'exact', 'evil.example'],
    ['domain-name', 'evil.example', 'query EVIL.Example. A', 'exact', 'EVIL.Example'],
    ['domain-name', 'evil.example', 'query cdn.evil.example', 'subdomain', 'cdn.evil.example'],
    ['domain-name', 'evil.example', 'a.b.c.evil.example:443', 'subdomain', 'a.b.c.evil.example'],
    ['domain-name', 'evil.example', '_dmarc.evil.example', 'subdomain', 'dmarc.evil.example'],
    ['domain-name', 'evil.example', 'https://u:p@evil.example/x', 'exact', 'evil.example'],
    ['domain-name', 'evil.example', 'from=<ana@evil.example>', 'exact', 'evil.example'],
    ['domain-name', 'evil.example', '"host":"evil.example"}', 'exact', 'evil.example'],
    ['domain-name', 'evil.example', 'host=evil.example;x', 'exact', 'evil.example'],
    ['domain-name', 'evil.example', 'a,evil.example,b', 'exact', 'evil.example'],
    ['domain-name', 'evil.example', 'host........evil.example', 'exact', 'evil.example'],
    ['domain-name', 'evil.example', 'it was “evil.example”.', 'exact', 'evil.example'],
    ['domain-name', 'evil.example', '\uFFFDevil.example\0', 'exact', 'evil.example'],
    ['domain-name', 'evil.example', 'x evil[.]example y', 'defanged', 'evil[.]example'],
    ['domain-name', 'evil.example', 'cdn[.]evil(dot)example', 'subdomain', 'cdn[.]evil(dot)example'],
    ['domain-name', 'evil.example', 'u=evil%2Eexample', 'escaped', 'evil%2Eexample'],
    ['domain-name', 'evil.example', 'u=%2f%2fevil.example%2f', 'exact', 'evil.example'],
    ['domain-name', 'evil.example', 'u=evil%252Eexample', 'escaped', 'evil%252Eexample'],
    ['domain-name', 'evil.example', '"Name:\\tevil.example\\r\\nStatus"', 'exact', 'evil.example'],
    ['domain-name', 'evil.example', '{"m":"{\\"h\\":\\"evil.example\\"}"}', 'exact', 'evil.example'],
    ['domain-name', 'evil.example', 'evil\\u002eexample', 'escaped', 'evil\\u002eexample'],
    ['domain-name', 'evil.example', 'evil\\x2Eexample', 'escaped', 'evil\\x2Eexample'],
    [
      'domain-name',
      'bücher.example',
      'q www.xn--bcher-kva.example',
      'subdomain',
      'www.xn--bcher-kva.example',
    ],
    ['domain-name', 'xn--bcher-kva.example', 'q BÜCHER.example', 'exact', 'BÜCHER.example'],
    ['domain-name', 'bücher.example', 'q=b%C3%BCcher.example', 'escaped', 'b%C3%BCcher.example'],
  ],
  'IPv4 addresses and networks': [
    ['ipv4-addr', '198.51.100.23', 'from 198.51.100.23 to', 'exact', '198.51.100.23'],
    ['ipv4-addr', '198.51.100.23', '198.51.100.23:51234', 'exact', '198.51.100.23'],
    ['ipv4-addr', '198.51.100.23', '198.51.100.23.', 'exact', '198.51.100.23'],
    ['ipv4-addr', '198.51.100.23', '192.0.2.1-198.51.100.23', 'exact', '198.51.100.23'],
    ['ipv4-addr', '198.51.100.23', 'conn_198.51.100.23_443.log', 'exact', '198.51.100.23'],
    ['ipv4-addr', '198.51.100.23', '"Address:\\t198.51.100.23\\r\\n"', 'exact', '198.51.100.23'],
    ['ipv4-addr', '198.51.100.23', '::ffff:198.51.100.23', 'exact', '198.51.100.23'],
    ['ipv4-addr', '198.51.100.23', '[::FFFF:C633:6417]:443', 'exact', '::FFFF:C633:6417'],
    ['ipv4-addr', '198.51.100.23', '198[.]51[.]100[.]23', 'defanged', '198[.]51[.]100[.]23'],
    ['ipv4-addr', '198.51.100.23', 'ip%3D198.51.100.23%26', 'exact', '198.51.100.23'],
    ['ipv4-addr', '198.51.100.23/32', '198.51.100.23', 'exact', '198.51.100.23'],
    ['ipv4-addr', '203.0.113.64/28', 'dst=203.0.113.64', 'network', '203.0.113.64'],
    ['ipv4-addr', '203.0.113.64/28', 'dst=203.0.113.79:80', 'network', '203.0.113.79'],
    ['ipv4-addr', '203.0.113.70/28', 'dst=203.0.113.65', 'network', '203.0.113.65'],
    ['ipv4-addr', '198.0.0.0/7', '199.255.0.1', 'network', '199.255.0.1'],
  ],
  'IPv6 addresses and networks': [
    ['ipv6-addr', '2001:db8::23', 'from 2001:db8::23 to', 'exact', '2001:db8::23'],
    ['ipv6-addr', '2001:db8::23', '2001:0DB8:0:0:0:0:0:0023', 'exact', '2001:0DB8:0:0:0:0:0:0023'],
    ['ipv6-addr', '2001:db8::23', '[2001:DB8::23]:443', 'exact', '2001:DB8::23'],
    ['ipv6-addr', '2001:db8::23', '2001:db8::23%eth0', 'exact', '2001:db8::23'],
    ['ipv6-addr', '2001:db8::23', '[2001:db8::23%12]:53', 'exact', '2001:db8::23'],
    ['ipv6-addr', '2001:db8::23', '2001:db8::23/64', 'exact', '2001:db8::23'],
    ['ipv6-addr', '2001:db8::23', 'src:2001:db8::23', 'exact', '2001:db8::23'],
    ['ipv6-addr', '2001:db8::23', 'peer:2001:db8::23: reset', 'exact', '2001:db8::23'],
    ['ipv6-addr', '2001:db8::23', '2001:db8::0.0.0.35', 'exact', '2001:db8::0.0.0.35'],
    ['ipv6-addr', '2001:db8::23', 'h=2001%3Adb8%3A%3A23&', 'escaped', '2001%3Adb8%3A%3A23'],
    ['ipv6-addr', '2001:db8::23', '2001[:]db8::23', 'defanged', '2001[:]db8::23'],
    ['ipv6-addr', '2001:db8::/32', 'a 2001:db8:ffff::1', 'network', '2001:db8:ffff::1'],
    ['ipv6-addr', '2001:db8::/33', 'a 2001:db8:7fff::1', 'network', '2001:db8:7fff::1'],
    ['ipv6-addr', '::ffff:198.51.100.0/120', '198.51.100.9', 'network', '198.51.100.9'],
  ],
  hashes: [
    ['file:md5', MD5, `md5 ${MD5}`, 'exact', MD5],
    ['file:md5', MD5, `0x${MD5.toUpperCase()}`, 'exact', MD5.toUpperCase()],
    [
      'file:sha256',
      SHA256,
      `SHA1=AA,MD5=BB,SHA256=${SHA256.toUpperCase()},IMPHASH=00`,
      'exact',
      SHA256.toUpperCase(),
    ],
    ['file:md5', MD5, `sample_${MD5}.bin`, 'exact', MD5],
    ['file:md5', MD5, `h%3D${MD5}`, 'exact', MD5],
    ['file:md5', MD5, `"Hash:\\n${MD5}"`, 'exact', MD5],
  ],
  URLs: [
    ['url', GATE, `GET ${GATE} 200`, 'exact', GATE],
    ['url', GATE, 'GET evil.example/a/gate.php?id=7f3a', 'exact', 'evil.example/a/gate.php?id=7f3a'],
    [
      'url',
      GATE,
      `http://EVIL.example:80/a/gate.php?id=7f3a`,
      'exact',
      'http://EVIL.example:80/a/gate.php?id=7f3a',
    ],
    ['url', GATE, `${GATE}&x=1`, 'below', GATE],
    ['url', GATE, `see ${GATE}.`, 'exact', GATE],
    ['url', GATE, `"${GATE}"`, 'exact', GATE],
    ['url', GATE, `a,${GATE},b`, 'exact', GATE],
    [
      'url',
      GATE,
      'hxxps://evil[.]example/a/gate.php?id=7f3a',
      'defanged',
      'hxxps://evil[.]example/a/gate.php?id=7f3a',
    ],
    [
      'url',
      GATE,
      'https:\\/\\/evil.example\\/a\\/gate.php?id=7f3a',
      'escaped',
      'https:\\/\\/evil.example\\/a\\/gate.php?id=7f3a',
    ],
    [
      'url',
      GATE,
      'u=https%3A%2F%2Fevil.example%2Fa%2Fgate.php%3Fid%3D7f3a',
      'escaped',
      'https%3A%2F%2Fevil.example%2Fa%2Fgate.php%3Fid%3D7f3a',
    ],
    ['url', 'https://evil.example/a', 'u=evil.example%2Fa&z', 'escaped', 'evil.example%2Fa'],
    ['url', 'https://evil.example/a', 'evil.example/a/b', 'below', 'evil.example/a'],
    ['url', 'https://evil.example/a/', 'evil.example/a?x', 'below', 'evil.example/a'],
    ['url', 'https://evil.example/a/', 'evil.example/a/ 200', 'exact', 'evil.example/a'],
    [
      'url',
      'https://evil.example/a',
      '{"u":"https:\\/\\/evil.example\\/a\\/b"}',
      'below',
      'https:\\/\\/evil.example\\/a',
    ],
    ['url', 'https://evil.example/', 'q evil.example A', 'exact', 'evil.example'],
    ['url', 'https://evil.example/', 'CONNECT evil.example:443', 'exact', 'evil.example:443'],
    ['url', 'http://evil.example/a%20b', 'evil.example/a%20b', 'exact', 'evil.example/a%20b'],
    ['url', 'http://evil.example/a%20b', 'evil.example%2Fa%2520b', 'escaped', 'evil.example%2Fa%2520b'],
    ['url', 'http://evil.example/a b'.replace(' ', '%20'), '"evil.example/a b"', 'exact', 'evil.example/a b'],
    ['url', 'http://198.51.100.23:8080/x', 'GET 198.51.100.23:8080/x', 'exact', '198.51.100.23:8080/x'],
    [
      'url',
      'http://[2001:db8::23]/x',
      'http://[2001:DB8:0::23]:80/x',
      'exact',
      'http://[2001:DB8:0::23]:80/x',
    ],
  ],
  'mail addresses': [
    ['email-addr', 'ana@evil.example', 'from=<Ana@Evil.example>', 'exact', 'Ana@Evil.example'],
    ['email-addr', 'ana@evil.example', 'mailto:ana@evil.example', 'exact', 'ana@evil.example'],
    ['email-addr', 'ana@evil.example', 'to=ana@evil.example.', 'exact', 'ana@evil.example'],
    ['email-addr', 'ana@evil.example', 'u=ana%40evil.example', 'escaped', 'ana%40evil.example'],
    ['email-addr', 'ana@evil.example', 'ana[@]evil[.]example', 'defanged', 'ana[@]evil[.]example'],
  ],
  'file names': [
    ['file-name', 'mailsync.exe', 'ran mailsync.exe -q', 'exact', 'mailsync.exe'],
    ['file-name', 'mailsync.exe', 'C:\\Temp\\MAILSYNC.EXE', 'exact', 'MAILSYNC.EXE'],
    ['file-name', 'mailsync.exe', '/tmp/mailsync.exe.', 'exact', 'mailsync.exe'],
    ['file-name', 'mailsync.exe', '"\\"C:\\\\x\\\\mailsync.exe\\" -k"', 'exact', 'mailsync.exe'],
    ['file-name', 'mailsync.exe', '"Ran:mailsync.exe\\r\\n"', 'exact', 'mailsync.exe'],
    ['file-name', 'tide.dat', 'C:\\temp\\tide.dat', 'exact', 'tide.dat'],
    ['file-name', 'berth plan (2).iso', 'open "D:\\Berth Plan (2).iso"', 'exact', 'Berth Plan (2).iso'],
    ['file-name', 'berth plan.iso', 'GET /berth%20plan.iso', 'escaped', 'berth%20plan.iso'],
    ['file-name', '.hidden', 'rm /tmp/.hidden', 'exact', '.hidden'],
    ['file-name', '~de03.docm', 'x\\~DE03.docm', 'exact', '~DE03.docm'],
    ['file-name', 'größe.exe', 'x\\GRÖSSE.exe x\\GRÖßE.exe', 'exact', 'GRÖßE.exe'],
  ],
  paths: [
    ['file-path', LOADER, `image=${LOADER}`, 'exact', LOADER],
    ['file-path', LOADER, LOADER.toUpperCase(), 'exact', LOADER.toUpperCase()],
    ['file-path', LOADER, '\\\\?\\C:\\ProgramData\\Kelpline\\kelpcore.dll', 'exact', LOADER],
    [
      'file-path',
      LOADER,
      'C:/ProgramData/Kelpline/kelpcore.dll',
      'exact',
      'C:/ProgramData/Kelpline/kelpcore.dll',
    ],
    [
      'file-path',
      LOADER,
      '{"i":"C:\\\\ProgramData\\\\Kelpline\\\\kelpcore.dll"}',
      'escaped',
      LOADER.replaceAll('\\', '\\\\'),
    ],
    [
      'file-path',
      LOADER,
      '"{\\"i\\":\\"C:\\\\\\\\ProgramData\\\\\\\\Kelpline\\\\\\\\kelpcore.dll\\"}"',
      'escaped',
      LOADER.replaceAll('\\', '\\\\\\\\'),
    ],
    [
      'file-path',
      'C:\\Program Files\\Kelp\\',
      'C:\\Program Files\\Kelp\\x.exe',
      'below',
      'C:\\Program Files\\Kelp',
    ],
    [
      'file-path',
      '\\\\203.0.113.9\\share\\x.exe',
      'run \\\\203.0.113.9\\share\\x.exe',
      'exact',
      '\\\\203.0.113.9\\share\\x.exe',
    ],
    ['file-path', '%TEMP%\\x.exe', 'run %temp%\\x.exe', 'exact', '%temp%\\x.exe'],
    ['file-path', '/tmp/.x/run.sh', 'sh -c /tmp/.x/run.sh', 'exact', '/tmp/.x/run.sh'],
    ['file-path', '/tmp/.x/', 'cd /tmp/.x/y', 'below', '/tmp/.x'],
    ['file-path', '/tmp/.x/run.sh', '"\\/tmp\\/.x\\/run.sh"', 'escaped', '\\/tmp\\/.x\\/run.sh'],
    ['file-path', '/tmp/.x/run.sh', 'file:///tmp/.x/run.sh', 'exact', '/tmp/.x/run.sh'],
  ],
  'registry keys': [
    [
      'registry-key',
      CACHE,
      'set HKLM\\Software\\Kelpline\\Cache',
      'exact',
      'HKLM\\Software\\Kelpline\\Cache',
    ],
    ['registry-key', CACHE.replace('HKEY_LOCAL_MACHINE', 'HKLM'), CACHE, 'exact', CACHE],
    ['registry-key', CACHE, 'HKLM:\\SOFTWARE\\Kelpline\\Cache', 'exact', 'HKLM:\\SOFTWARE\\Kelpline\\Cache'],
    [
      'registry-key',
      CACHE,
      '\\REGISTRY\\MACHINE\\SOFTWARE\\Kelpline\\Cache\\v',
      'below',
      '\\REGISTRY\\MACHINE\\SOFTWARE\\Kelpline\\Cache',
    ],
    [
      'registry-key',
      CACHE,
      '"HKLM\\\\SOFTWARE\\\\Kelpline\\\\Cache"',
      'escaped',
      'HKLM\\\\SOFTWARE\\\\Kelpline\\\\Cache',
    ],
    [
      'registry-key',
      RUN,
      RUN.replace('HKEY_CURRENT_USER', 'HKU\\S-1-5-21-1-2-3-1001'),
      'exact',
      RUN.replace('HKEY_CURRENT_USER', 'HKU\\S-1-5-21-1-2-3-1001'),
    ],
  ],
};

for (const [kind, rows] of Object.entries(POSITIVES)) {
  describe(`${kind} are found`, () => {
    test.each(rows)('%s %s in: %s', (type, value, line, form, matched) => {
      expect(hits(type, value, line)).toEqual([[form, matched]]);
    });
  });
}

const NEAR_MISSES: readonly (readonly [ObservableType, string, string])[] = [
  ['domain-name', 'evil.example', 'notevil.example'],
  ['domain-name', 'evil.example', 'evil.example.com.au'],
  ['domain-name', 'evil.example', 'evil.examples'],
  ['domain-name', 'evil.example', 'evil.example-cdn.net'],
  ['domain-name', 'evil.example', 'not-evil.example'],
  ['domain-name', 'evil.example', 'evil-example evil_example evilxexample'],
  ['domain-name', 'evil.example', 'evil.example%2Ecom'],
  ['domain-name', 'evil.example', 'evil.example[.]com'],
  ['domain-name', 'evil.example', 'evil.example\\u002ecom'],
  ['domain-name', 'evil.example', 'not%2Devil.example evil.example%252Ecom evil.example.%63om'],
  ['domain-name', 'evil.example', 'éevil.example'],
  ['domain-name', 'cdn.evil.example', 'evil.example'],
  ['ipv4-addr', '198.51.100.23', '198.51.100.230 198.51.100.2 1198.51.100.23 98.51.100.23'],
  ['ipv4-addr', '198.51.100.23', '198.51.100.23.4 1.198.51.100.23 v198.51.100.23 198.51.100.23b'],
  ['ipv4-addr', '198.51.100.23', '198.51.100.23-static.isp.example 198.51.100.23.isp.example'],
  ['ipv4-addr', '198.51.100.23', '198.51.100.23%30 198.51.100[.]23[.]4'],
  ['ipv4-addr', '203.0.113.64/28', '203.0.113.63 203.0.113.80 203.0.113.640 203.0.13.70'],
  ['ipv4-addr', '203.0.113.64/28', '2001:db8::cb00:7140'],
  ['ipv6-addr', '2001:db8::23', '2001:db8::230 2001:db8::2 12001:db8::23 2001:db8::23:1'],
  ['ipv6-addr', '2001:db8::23', '2001:db8::23z 2001:db8:1::23 1:2001:db8::23'],
  ['ipv6-addr', '2001:db8::/33', '2001:db8:8000::1'],
  ['ipv6-addr', '::/96', '06:02:29 std::vector 00:1b:44:11:3a:b7'],
  ['file:md5', MD5, `${SHA256.slice(0, 32)} ${MD5}0 0${MD5} ${MD5}${MD5} x${MD5} ${MD5}g`],
  ['file:md5', SHA256.slice(0, 32), SHA256],
  ['url', GATE, 'evil.example/a/gate.php'],
  ['url', GATE, 'evil.example/a/gate.php?id=7f3ab evil.example/a/gate.php?id=7f3a%41'],
  ['url', GATE, 'evil.example/A/gate.php?id=7f3a'],
  ['url', GATE, 'cdn.evil.example/a/gate.php?id=7f3a notevil.example/a/gate.php?id=7f3a'],
  ['url', GATE, 'evil.example:8080/a/gate.php?id=7f3a'],
  [
    'url',
    'http://evil.example/a',
    'evil.example/ab evil.example/a.php evil.example/a-b evil.example/a%2Ephp',
  ],
  ['url', 'http://evil.example/', 'cdn.evil.example notevil.example evil.example.net evil.example:8443'],
  ['url', 'http://198.51.100.23:8080/x', '198.51.100.23/x 198.51.100.23:80/x 198.51.100.23:80800/x'],
  ['email-addr', 'ana@evil.example', 'joana@evil.example x.ana@evil.example ana@cdn.evil.example'],
  ['email-addr', 'ana@evil.example', 'ana@evil.example.org ana+x@evil.example ana@notevil.example'],
  ['file-name', 'sync.exe', 'mailsync.exe mail-sync.exe sync.exe.config sync.exes xsync.exe sync.exe_'],
  ['file-name', 'sync.exe', 'my+sync.exe ~sync.exe sync.exe~ .sync.exe sync.exe%31'],
  ['file-name', 'c.exe', 'C:\\tools\\nc.exe {"i":"C:\\\\tools\\\\nc.exe"} "C:\\bc.exe"'],
  ['file-path', LOADER, 'D:\\ProgramData\\Kelpline\\kelpcore.dll XC:\\ProgramData\\Kelpline\\kelpcore.dll'],
  ['file-path', LOADER, 'C:\\ProgramData\\Kelpline\\kelpcore.dll.bak C:\\ProgramData\\kelpcore.dll'],
  ['file-path', '/tmp/.x/run.sh', '/TMP/.x/run.sh /var/tmp/.x/run.sh /tmp/.x/run.sh2 ./tmp/.x/run.sh'],
  ['registry-key', CACHE, 'HKCU\\SOFTWARE\\Kelpline\\Cache \\SOFTWARE\\Kelpline\\Cache'],
  ['registry-key', CACHE, 'HKLM\\SOFTWARE\\Kelpline\\Cache2 XHKLM\\SOFTWARE\\Kelpline\\Cache'],
  ['registry-key', RUN, RUN.replace('HKEY_CURRENT_USER', 'HKU\\S-1-5-x')],
];

test.each(NEAR_MISSES)('%s %s is not found in: %s', (type, value, line) => {
  expect(hits(type, value, line)).toEqual([]);
});

test('an indicator hits a line once, where it first stands, and hits come in the order of the line', () => {
  const index = indexIndicators([
    { type: 'domain-name', value: 'evil.example', source: 'a' },
    { type: 'domain-name', value: 'evil.example', source: 'b' },
    { type: 'domain-name', value: 'cdn.evil.example', source: 'a' },
    { type: 'ipv4-addr', value: '198.51.100.23', source: 'a' },
  ]);
  const text = '198[.]51[.]100[.]23 cdn.evil.example evil.example 198.51.100.23';
  const found = matchLine(index, { text, cutBefore: false, cutAfter: false });
  expect(found.map(({ indicator, form, at }) => [indicator.value, indicator.source, form, at])).toEqual([
    ['evil.example', 'a', 'subdomain', 20],
    ['evil.example', 'b', 'subdomain', 20],
    ['cdn.evil.example', 'a', 'exact', 20],
    ['198.51.100.23', 'a', 'exact', 50],
  ]);
});

test('what no log can carry, and values that are not of their type, are said to be left out', () => {
  const left = [
    ['cve', 'CVE-2024-21762'],
    ['domain-name', 'localhost'],
    ['ipv4-addr', '198.51.100.999'],
    ['ipv6-addr', '2001:db8::/129'],
    ['file:md5', 'not a hash'],
    ['file-name', '~'],
    ['url', 'http://'],
    ['email-addr', 'ana'],
  ] as const;
  const { notSought } = indexIndicators(left.map(([type, value]) => ({ type, value, source: undefined })));
  expect(notSought.map(({ type, value }) => [type, value])).toEqual(left);
});
