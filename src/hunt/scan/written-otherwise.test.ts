import { expect, test } from 'vitest';
import type { ObservableType } from '../../model/index.ts';
import { indexIndicators } from '../index/indicator-index.ts';
import { matchLine } from './match-line.ts';

function hits(type: ObservableType, value: string, line: string): readonly (readonly [string, string])[] {
  const index = indexIndicators([{ type, value, source: undefined }]);
  return matchLine(index, { text: line, cutBefore: false, cutAfter: false }).map(({ form, matched, at }) => {
    expect(line.slice(at, at + matched.length)).toBe(matched);
    return [form, matched];
  });
}

const REVERSE6 = `3.2.${'0.'.repeat(22)}8.b.d.0.1.0.0.2.ip6.arpa`;
const LOADER = String.raw`C:\Windows\Temp\kelpcore.dll`;
const SERVICE = String.raw`HKEY_LOCAL_MACHINE\SYSTEM\CurrentControlSet\Services\KelplineSync`;

test.each<[ObservableType, string, string, string, string]>([
  [
    'ipv4-addr',
    '198.51.100.23',
    'query: 23.100.51.198.in-addr.arpa IN PTR',
    'exact',
    '23.100.51.198.in-addr.arpa',
  ],
  ['ipv4-addr', '198.51.100.0/24', '23.100.51.198.IN-ADDR.ARPA.', 'network', '23.100.51.198.IN-ADDR.ARPA'],
  ['ipv6-addr', '2001:db8::23', `qname=${REVERSE6}.`, 'exact', REVERSE6],
  [
    'ipv4-addr',
    '198.51.100.23',
    'IP 198.51.100.23.443 > 10.0.0.7.51234: Flags [S]',
    'exact',
    '198.51.100.23',
  ],
  [
    'ipv4-addr',
    '198.51.100.23',
    'IP 10.0.0.7.51234 > 198.51.100.23.443: Flags [S]',
    'exact',
    '198.51.100.23',
  ],
  [
    'ipv6-addr',
    '2001:db8::23',
    'IP6 2001:db8::23.443 > 2001:db8::7.51234: Flags [S]',
    'exact',
    '2001:db8::23',
  ],
  [
    'ipv6-addr',
    '2001:db8::23',
    'IP6 2001:db8::7.51234 > 2001:db8::23.443: Flags [S]',
    'exact',
    '2001:db8::23',
  ],
  ['domain-name', 'evil.example', 'query evil。example IN A', 'escaped', 'evil。example'],
  ['domain-name', 'evil.example', 'query cdn．evil．example IN A', 'subdomain', 'cdn．evil．example'],
  ['domain-name', 'evil.example', '请访问 evil.example。谢谢', 'exact', 'evil.example'],
  ['domain-name', 'evil.example', 'saw evil[.example today', 'defanged', 'evil[.example'],
  ['domain-name', 'evil.example', 'saw evil.]example today', 'defanged', 'evil.]example'],
  ['domain-name', 'evil.example', 'saw evil [.] example today', 'defanged', 'evil [.] example'],
  ['domain-name', 'evil.example', 'saw evil (dot) example today', 'defanged', 'evil (dot) example'],
  ['domain-name', 'evil.example', String.raw`"host=~evil\\.example$"`, 'escaped', String.raw`evil\\.example`],
  [
    'domain-name',
    'bücher.example',
    String.raw`"http://b\xC3\xBCcher.example/"`,
    'escaped',
    String.raw`b\xC3\xBCcher.example`,
  ],
  ['domain-name', 'evil.example', 'ref=https%3A%2F%2Fcdn.evil.example%2Fa', 'subdomain', 'cdn.evil.example'],
  [
    'url',
    'http://evil.example/a?id=7',
    String.raw`request=http://evil.example/a?id\=7 act=x`,
    'escaped',
    String.raw`http://evil.example/a?id\=7`,
  ],
  ['url', 'http://evil.example/a', 'x[**]http://evil.example/a[**]GET[**]', 'exact', 'http://evil.example/a'],
  [
    'file-path',
    LOADER,
    String.raw`Image: \Device\HarddiskVolume3\Windows\Temp\kelpcore.dll`,
    'exact',
    String.raw`\Device\HarddiskVolume3\Windows\Temp\kelpcore.dll`,
  ],
  [
    'file-path',
    LOADER,
    String.raw`"\\Device\\HarddiskVolume3\\Windows\\Temp\\kelpcore.dll"`,
    'escaped',
    String.raw`\\Device\\HarddiskVolume3\\Windows\\Temp\\kelpcore.dll`,
  ],
  [
    'file-path',
    LOADER,
    String.raw`to \\fs-1\C$\Windows\Temp\kelpcore.dll`,
    'exact',
    String.raw`\\fs-1\C$\Windows\Temp\kelpcore.dll`,
  ],
  [
    'file-path',
    LOADER,
    String.raw`loaded \SystemRoot\Temp\kelpcore.dll`,
    'exact',
    String.raw`\SystemRoot\Temp\kelpcore.dll`,
  ],
  [
    'file-path',
    LOADER,
    String.raw`run %windir%\Temp\kelpcore.dll`,
    'exact',
    String.raw`%windir%\Temp\kelpcore.dll`,
  ],
  [
    'registry-key',
    SERVICE,
    String.raw`\REGISTRY\MACHINE\SYSTEM\ControlSet001\Services\KelplineSync`,
    'exact',
    String.raw`\REGISTRY\MACHINE\SYSTEM\ControlSet001\Services\KelplineSync`,
  ],
  [
    'user-agent',
    'Kelp/1.0 (berth; 2)',
    '0/0 {good.example|Kelp/1.0 (berth; 2)} "GET / HTTP/1.1"',
    'exact',
    'Kelp/1.0 (berth; 2)',
  ],
  [
    'registry-key',
    String.raw`HKLM\SOFTWARE\Kelpline\Cache`,
    String.raw`HKLM\SOFTWARE\WOW6432Node\Kelpline\Cache`,
    'exact',
    String.raw`HKLM\SOFTWARE\WOW6432Node\Kelpline\Cache`,
  ],
  [
    'registry-key',
    String.raw`HKCU\Software\Classes\CLSID\{KELP-1}`,
    String.raw`HKU\S-1-5-21-1-2-3-1001_Classes\CLSID\{KELP-1}\Server`,
    'below',
    String.raw`HKU\S-1-5-21-1-2-3-1001_Classes\CLSID\{KELP-1}`,
  ],
  [
    'registry-key',
    String.raw`HKCR\kelpfile\shell`,
    String.raw`HKLM\SOFTWARE\Classes\kelpfile\shell`,
    'exact',
    String.raw`HKLM\SOFTWARE\Classes\kelpfile\shell`,
  ],
  [
    'mutex',
    String.raw`Global\KelpLock`,
    String.raw`Mutant 1A4: \BaseNamedObjects\KelpLock`,
    'exact',
    String.raw`\BaseNamedObjects\KelpLock`,
  ],
  [
    'mutex',
    String.raw`Local\KelpLock`,
    String.raw`\Sessions\12\BaseNamedObjects\KelpLock`,
    'exact',
    String.raw`\Sessions\12\BaseNamedObjects\KelpLock`,
  ],
  ['file-path', LOADER, `\u001b[38;5;196m${LOADER}\u001b[39;49m`, 'exact', LOADER],
  [
    'file-path',
    String.raw`C:\tools\nessel.exe`,
    String.raw`a#011C:\tools\nessel.exe#011b`,
    'exact',
    String.raw`C:\tools\nessel.exe`,
  ],
  ['user-agent', 'Kelp/1.0 (berth; 2)', 'x [**] Kelp/1.0 (berth; 2) [**] y', 'exact', 'Kelp/1.0 (berth; 2)'],
  ['domain-name', 'bücher.example', 'A  (6)bücher(7)example(0)', 'escaped', '(6)bücher(7)example(0)'],
  ['ipv4-addr', '198.51.100.23', 'src ::ffff:198.51.100.23 port', 'exact', '198.51.100.23'],
  ['ipv4-addr', '198.51.100.23', 'at 12:30:45:198.51.100.23', 'exact', '198.51.100.23'],
])('%s %s is found in: %s', (type, value, line, form, matched) => {
  expect(hits(type, value, line)).toEqual([[form, matched]]);
});

test.each<[ObservableType, string, string]>([
  ['ipv4-addr', '198.51.100.23', '123.100.51.198.in-addr.arpa'],
  ['ipv4-addr', '198.51.100.23', '7.23.100.51.198.in-addr.arpa'],
  ['ipv4-addr', '198.51.100.23', '23.100.51.198.in-addr.arpa.example'],
  ['ipv4-addr', '198.51.100.23', '23.100.51.198.zen.example'],
  ['ipv4-addr', '198.51.100.23', 'oid 198.51.100.23.443 = 7'],
  ['ipv4-addr', '198.51.100.23', 'Installed: libtide-198.51.100.23-3.el9.x86_64'],
  ['ipv4-addr', '198.51.100.23', 'agent Firefox/198.51.100.23'],
  ['ipv4-addr', '198.51.100.23', String.raw`"ua":"Mozilla\/5.0 (X11) Chrome\/198.51.100.23 Safari\/537.36"`],
  ['domain-name', 'evil.example', 'http%3a//evil.example%3a80@good.example/'],
  ['domain-name', 'evil.example', 'notevil [.] example'],
  ['domain-name', 'evil.example', 'query _evil.example IN SRV'],
  ['domain-name', 'evil.example', 'query evil.example。com IN A'],
  ['file-path', LOADER, String.raw`\\fs-1\D$\Windows\Temp\kelpcore.dll`],
  ['file-path', LOADER, String.raw`\Device\HarddiskVolume3\old\Windows\Temp\kelpcore.dll`],
  ['file-path', String.raw`D:\Temp\kelpcore.dll`, String.raw`\SystemRoot\Temp\kelpcore.dll`],
  ['ipv4-addr', '198.51.100.23', 'src ::fffe:198.51.100.23 port'],
  ['registry-key', String.raw`HKCU\Software\Kelp`, String.raw`HKU\S-1-5-21-1-2-3-1001_Classes\Software\Kelp`],
  ['mutex', String.raw`Global\KelpLock`, String.raw`\Sessions\1\BaseNamedObjects\KelpLock`],
  ['mutex', String.raw`Local\KelpLock`, String.raw`\BaseNamedObjects\KelpLock2`],
  ['registry-key', SERVICE, String.raw`HKLM\SYSTEM\ControlSet0017\Services\KelplineSync`],
])('%s %s is not found in: %s', (type, value, line) => {
  expect(hits(type, value, line)).toEqual([]);
});
