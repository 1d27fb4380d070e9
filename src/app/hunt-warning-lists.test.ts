import { expect, test } from 'vitest';
import type { ObservableType } from '../model/index.ts';
import { warningListOf } from './hunt-warning-lists.ts';

test.each<readonly [ObservableType, string, RegExp]>([
  ['domain-name', 'github.com', /LOTS/],
  ['domain-name', 'www.bit.ly', /Shorteners/],
  ['domain-name', 'google.com', /google/],
  ['domain-name', 'update.microsoft.com', /microsoft/],
  ['domain-name', 'api.ipify.org', /external IP/],
  ['url', 'https://github.com/', /LOTS/],
  ['url', 'http://crl.microsoft.com/pki/crl/root.crl', /./],
  ['url', 'http://8.8.8.8/resolve', /resolver/],
  ['url', 'http://[::1]:8080/x', /loopback/],
  ['ipv4-addr', '8.8.8.8', /resolver/],
  ['ipv4-addr', '10.0.0.0/8', /private/],
  ['ipv4-range', '10.0.0.1-10.0.0.9', /private/],
  ['ipv6-addr', 'fe80::1', /link-local/],
  ['file-name', 'SVCHOST.exe', /Windows/],
  ['file-path', 'C:\\Windows\\System32\\cmd.exe', /Windows/],
  ['file-path', 'C:\\Windows\\Temp', /every machine/],
  ['file:md5', 'd41d8cd98f00b204e9800998ecf8427e', /empty files/],
])('%s %s is on a warning list', (type, value, list) => {
  expect(warningListOf(type, value)).toMatch(list);
});

test.each<readonly [ObservableType, string]>([
  // A tenant of a service that anybody can use, and a page there.
  ['domain-name', 'heron.workers.dev'],
  ['domain-name', 'heron.duckdns.org'],
  ['domain-name', 'heron.github.io'],
  ['domain-name', 'heron.sharepoint.com'],
  ['url', 'https://github.com/heron/loader'],
  ['url', 'https://raw.githubusercontent.com/heron/loader/x.ps1'],
  ['url', 'https://bit.ly/3heron'],
  ['url', 'https://drive.google.com/uc?id=1'],
  ['domain-name', 'notgithub.com'],
  ['domain-name', 'github.com.heron.example'],
  ['email-addr', 'heron@gmail.com'],
  ['ipv4-addr', '198.51.100.7'],
  ['ipv4-addr', '8.8.8.9'],
  ['ipv4-range', '8.8.8.8-8.8.9.9'],
  ['file-name', 'svch0st.exe'],
  ['file-path', 'C:\\Users\\Public\\svchost.exe'],
  ['file:sha256', '9f'.repeat(32)],
  ['mutex', 'github.com'],
])('%s %s is on none', (type, value) => {
  expect(warningListOf(type, value)).toBeUndefined();
});
