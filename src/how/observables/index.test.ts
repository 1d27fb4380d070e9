import { describe, expect, test } from 'vitest';
import type { Observable, Reading } from '../../model/index.ts';
import { sha256 } from '../../model/index.ts';
import { findObservables } from './index.ts';

/** A reading of one paragraph, as the text reader gives it for a text without structure. */
function readingOf(text: string): Reading {
  return {
    kind: 'reading',
    id: 'reading-0123456789abcdef',
    extractor: 'text@1',
    textSha256: sha256(text),
    text,
    blocks: [{ kind: 'paragraph', start: 0, end: text.length }],
    sentences: [],
    map: [],
    metadata: {},
    problems: [],
  };
}

function find(text: string): Observable[] {
  return findObservables(readingOf(text), {}).filter((finding) => finding.kind === 'observable');
}

function pairs(text: string): string[] {
  return find(text).map(({ type, value }) => `${type} ${value}`);
}

const MD5 = '0cc175b9c0f1b6a831c399e269772661';
const SHA1 = '86f7e437faa5a7fce15d1ddcb9eaeaea377667b8';
const SHA256 = 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb';
const SHA512 =
  '1f40fc92da241694750979ee6cf582f2d5d7d28e18335de05abc54d0560e0f5302860c652bf08d560252aa5e74210546f369fbbbce8c12cfc7957b2652fe9a75';

describe('every type is found in plain form', () => {
  test.each([
    ['it beacons to 198.51.100.23 daily', 'ipv4-addr 198.51.100.23'],
    ['the range 198.51.100.0/24 was scanned', 'ipv4-addr 198.51.100.0/24'],
    ['port open on 198.51.100.23:8443.', 'ipv4-addr 198.51.100.23'],
    ['from 2001:DB8:0:0:0:0:0:1 only', 'ipv6-addr 2001:db8::1'],
    ['the network 2001:db8::/32 and', 'ipv6-addr 2001:db8::/32'],
    ['at [2001:db8::7]:443 it', 'ipv6-addr 2001:db8::7'],
    ['the name update.Heron-CDN.example.', 'domain-name update.heron-cdn.example'],
    ['a name in Cyrillic, пример.example, too', 'domain-name пример.example'],
    ['see HTTPS://Heron.example/Gate.php?id=1.', 'url https://heron.example/Gate.php?id=1'],
    ['mail from Billing@heron.example today', 'email-addr billing@heron.example'],
    [`hash ${MD5.toUpperCase()} of`, `file:md5 ${MD5}`],
    [`|${SHA1}|`, `file:sha1 ${SHA1}`],
    [`sample_${SHA256}`, `file:sha256 ${SHA256}`],
    [`(${SHA512})`, `file:sha512 ${SHA512}`],
    ['exploits CVE-2021-44228.', 'cve CVE-2021-44228'],
    ['ran dropper.exe, then', 'file-name dropper.exe'],
    [
      'wrote C:\\Program Files (x86)\\Heron Tool\\a.dll to',
      'file-path C:\\Program Files (x86)\\Heron Tool\\a.dll',
    ],
    ['wrote %APPDATA%\\heron\\a.dll.', 'file-path %APPDATA%\\heron\\a.dll'],
    ['from \\\\filesrv\\share\\a.exe.', 'file-path \\\\filesrv\\share\\a.exe'],
    ['in JSON "C:\\\\Users\\\\Public\\\\a.exe"', 'file-path C:\\Users\\Public\\a.exe'],
    ['made /etc/cron.d/heron.', 'file-path /etc/cron.d/heron'],
    [
      'sets HKCU\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows\\Load to',
      'registry-key HKEY_CURRENT_USER\\Software\\Microsoft\\Windows NT\\CurrentVersion\\Windows\\Load',
    ],
    ['sets HKLM:\\Software\\Heron.', 'registry-key HKEY_LOCAL_MACHINE\\Software\\Heron'],
  ])('%s', (text, expected) => {
    expect(pairs(text)).toEqual([expected]);
  });
});

describe('defanged forms lead to the value one can search for', () => {
  test.each([
    ['heron[.]example', 'domain-name heron.example'],
    ['heron(.)example', 'domain-name heron.example'],
    ['heron{.}example', 'domain-name heron.example'],
    ['heron[dot]example', 'domain-name heron.example'],
    ['heron(dot)example', 'domain-name heron.example'],
    ['heron.]example', 'domain-name heron.example'],
    ['heron[.example', 'domain-name heron.example'],
    ['heron\\.example', 'domain-name heron.example'],
    ['heron[,]example', 'domain-name heron.example'],
    ['heron [.] example', 'domain-name heron.example'],
    ['heron[.] example', 'domain-name heron.example'],
    ['heron dot com now', 'domain-name heron.com'],
    ['198.51.100[.]23', 'ipv4-addr 198.51.100.23'],
    ['198[.]51[.]100[.]0/24', 'ipv4-addr 198.51.100.0/24'],
    ['2001[:]db8[:][:]1', 'ipv6-addr 2001:db8::1'],
    ['hxxp://heron[.]example/a', 'url http://heron.example/a'],
    ['hXXps[:]//heron.example/a', 'url https://heron.example/a'],
    ['hxxps[://]heron[.]example/a[.]exe', 'url https://heron.example/a.exe'],
    ['hxtp://heron.example/', 'url http://heron.example/'],
    ['meow://heron.example/', 'url http://heron.example/'],
    ['hxxp:[//]heron.example[/]a', 'url http://heron.example/a'],
    ['fxp://heron.example/a', 'url ftp://heron.example/a'],
    ['heron[.]example/gate', 'url heron.example/gate'],
    ['billing[@]heron[.]example', 'email-addr billing@heron.example'],
    ['billing [at] heron [dot] example', 'email-addr billing@heron.example'],
    ['CVE\u20112021\u201144228', 'cve CVE-2021-44228'],
    ['dropper[.]exe', 'file-name dropper.exe'],
  ])('%s', (text, expected) => {
    const [first, ...others] = find(`Seen: ${text}`);
    expect(others).toEqual([]);
    expect(`${first?.type} ${first?.value}`).toBe(expected);
    expect(first?.refanged).not.toEqual([]);
  });

  test('the steps say what was done, in order', () => {
    const [url] = find('hxxps[:]//heron[.]example');
    expect(url?.refanged).toEqual(['hxxps → https', '[:] → :', '[.] → .']);
    expect(find('heron.example')[0]?.refanged).toEqual([]);
  });
});

describe('what looks like an observable and is none', () => {
  test.each([
    'Windows version 10.0.19041.1 and build 10.1.2.3',
    'Mozilla/5.0 Chrome/10.0.1.2 Safari/5.3.7.1',
    'the OID 1.3.6.1.4.1.311 and 1.2.3.04 and 300.1.1.1',
    'Node.js, ASP.NET and System.IO',
    'detected as Win32.Agent.xx and Win32/Agent.SCT',
    'it wrote to disk.The next file.It was',
    'calls Scripting.FileSystemObject and document.open(x)',
    'the package com.android.vending and java.lang.String',
    'e.g. this, i.e. that, U.S. firms and T1059.001',
    'encrypts .3ds.7z.accdb.ai.asp.aspx.avhd.back.bak.c.cfg.conf.cpp.cs',
    `0x${MD5} and x${MD5} and ${MD5}0`,
    `${'0'.repeat(32)} and ${'a'.repeat(40)} and ${'12'.repeat(32)}`,
    `commit ${SHA1} and aes key: ${MD5}`,
    'at 12:34:56 from 00:11:22:33:44 in std::vector and a::b',
    'CVE-2024-XXXX and CVE-2022-000012 and XCVE-2022-1234',
    'the polka dot com bubble and connect the dot to me',
    'and/or, his/hers, 24/7, http:// and http://%s/',
    'git@github.example:heron/tool.git',
  ])('%s', (text) => {
    expect(pairs(text).filter((pair) => !pair.startsWith('file-name tool'))).toEqual([]);
  });
});

describe('where a mention ends', () => {
  test.each([
    ['(see http://heron.example/a_(b)).', 'http://heron.example/a_(b)'],
    ['[text](http://heron.example/a)', 'http://heron.example/a'],
    ['https://heron.example/a/[Words]', 'https://heron.example/a/'],
    ['"http://heron.example/a",', 'http://heron.example/a'],
    ['+http://heron.example/a+', 'http://heron.example/a'],
    ['heron.example.Then it', 'heron.example'],
    ['访问heron.example下载', 'heron.example'],
    ['"C:\\Users\\A B\\My File.doc" was', 'C:\\Users\\A B\\My File.doc'],
    ['C:\\Temp\\a.exe and C:\\', 'C:\\Temp\\a.exe'],
    ['`Visit to the Harbour.doc.exe`', 'Visit to the Harbour.doc.exe'],
  ])('%s', (text, raw) => {
    expect(find(text)[0]?.raw).toBe(raw);
  });

  test('two URLs parted by a comma are two', () => {
    expect(pairs('http://a.example/x,http://b.example/y')).toEqual([
      'url http://a.example/x',
      'url http://b.example/y',
    ]);
  });
});

test('a URL is one mention: its host and its file name are parts of it', () => {
  expect(pairs('hxxp://heron[.]example/dropper.exe')).toEqual(['url http://heron.example/dropper.exe']);
});

test('a host with a path is a URL among indicators or with a page, else a host', () => {
  expect(pairs('Read heron.example/about today')).toEqual(['domain-name heron.example']);
  expect(pairs('Read heron.example/gate.php today')).toEqual(['url heron.example/gate.php']);
  expect(pairs('# Indicators\n\nheron.example/about')).toEqual(['url heron.example/about']);
});

test('a name that may be a file or a host is what its company is', () => {
  expect(pairs('It runs install.sh and report.zip.')).toEqual([
    'file-name install.sh',
    'file-name report.zip',
  ]);
  expect(pairs('C2: one.example, heron.sh, two.example')).toContain('domain-name heron.sh');
  expect(pairs('## Domains\n\nheron.zip\nfinch.rs\n')).toEqual([
    'domain-name heron.zip',
    'domain-name finch.rs',
  ]);
  expect(pairs('It calls heron[.]zip')).toEqual(['domain-name heron.zip']);
});

test('a mention far into a text with emoji and NUL keeps its exact place', () => {
  const text = `${'🦩 \u0000é '.repeat(300)}🔥heron[.]example🔥`;
  const [mention] = find(text);
  expect(mention?.raw).toBe('heron[.]example');
  expect(text.slice(mention?.span.start, mention?.span.end)).toBe('heron[.]example');
});
