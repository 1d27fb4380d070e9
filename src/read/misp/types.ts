import type { ObservableType } from '../../model/index.ts';

/** MISP's types of attributes (describeTypes of 2.5) that are observables here. */
const TYPES: Readonly<Record<string, ObservableType>> = {
  'ip-src': 'ipv4-addr',
  'ip-dst': 'ipv4-addr',
  ip: 'ipv4-addr',
  domain: 'domain-name',
  hostname: 'domain-name',
  url: 'url',
  uri: 'url',
  email: 'email-addr',
  'email-src': 'email-addr',
  'email-dst': 'email-addr',
  'user-agent': 'user-agent',
  'mac-address': 'mac-addr',
  AS: 'autonomous-system',
  md5: 'file:md5',
  sha1: 'file:sha1',
  sha224: 'file:sha224',
  sha256: 'file:sha256',
  sha384: 'file:sha384',
  sha512: 'file:sha512',
  ssdeep: 'file:ssdeep',
  tlsh: 'file:tlsh',
  imphash: 'file:imphash',
  authentihash: 'file:authentihash',
  filename: 'file-name',
  pdb: 'pdb-path',
  regkey: 'registry-key',
  mutex: 'mutex',
  'named pipe': 'named-pipe',
  'windows-service-name': 'service-name',
  'windows-scheduled-task': 'scheduled-task',
  'x509-fingerprint-sha1': 'x509:thumbprint',
  'x509-fingerprint-sha256': 'x509:thumbprint',
  'x509-fingerprint-md5': 'x509:thumbprint',
  'ja3-fingerprint-md5': 'tls:ja3',
  'jarm-fingerprint': 'tls:jarm',
  btc: 'wallet:btc',
  dash: 'wallet:dash',
  xmr: 'wallet:xmr',
  iban: 'iban',
  'phone-number': 'phone-number',
  'github-username': 'account:github',
  cpe: 'cpe',
  weakness: 'cwe',
};

/** The observable that a type's value is; of an address, which family its value shows. */
export function observableType(type: string, value: string): ObservableType | undefined {
  const found = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (found === 'ipv4-addr') return value.includes(':') ? 'ipv6-addr' : found;
  if (found === 'file-name' && /[\\/]/u.test(value)) return 'file-path';
  if (found === 'cwe') return /^CWE-\d{1,6}$/iu.test(value) ? found : undefined;
  return found;
}
