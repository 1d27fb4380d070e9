import type { ObservableType } from '../../model/index.ts';

/** MISP's types of attributes (describeTypes of 2.5) that are observables here. */
const TYPES: Readonly<Record<string, ObservableType>> = {
  'ip-src': 'ipv4-addr',
  'ip-dst': 'ipv4-addr',
  ip: 'ipv4-addr',
  domain: 'domain-name',
  hostname: 'domain-name',
  'onion-address': 'domain-name',
  url: 'url',
  uri: 'url',
  email: 'email-addr',
  'email-src': 'email-addr',
  'email-dst': 'email-addr',
  'email-reply-to': 'email-addr',
  'target-email': 'email-addr',
  'whois-registrant-email': 'email-addr',
  'dns-soa-email': 'email-addr',
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
  attachment: 'file-name',
  'email-attachment': 'file-name',
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
  'whois-registrant-phone': 'phone-number',
  'github-username': 'account:github',
  cpe: 'cpe',
  weakness: 'cwe',
};

/** What attributes of the type `text` hold, by what they are to their object (misp-objects: `file`, `process`). */
const TEXTS: Readonly<Record<string, ObservableType>> = {
  fullpath: 'file-path',
  'command-line': 'command-line',
};

/**
 * The observable that a type's value is; of an address, which family its value shows.
 *
 * @param relation what the attribute is to its object
 */
export function observableType(type: string, value: string, relation = ''): ObservableType | undefined {
  if (type === 'text') return Object.hasOwn(TEXTS, relation) ? TEXTS[relation] : undefined;
  const found = Object.hasOwn(TYPES, type) ? TYPES[type] : undefined;
  if (found === 'ipv4-addr') return family(value);
  if (found === 'file-name' && /[\\/]/u.test(value)) return 'file-path';
  if (found === 'cwe') return /^CWE-\d{1,6}$/iu.test(value) ? found : undefined;
  // A path on some server is none that can be looked for.
  if (type === 'uri') return /^[a-z][a-z0-9+.-]{1,20}:\/\//iu.test(value) ? found : undefined;
  return found;
}

/** Undefined for what is written as an address and is none: `192.0.2.1:80`. */
function family(value: string): 'ipv4-addr' | 'ipv6-addr' | undefined {
  if (/^\s*\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?\s*$/u.test(value)) return 'ipv4-addr';
  const [address = ''] = value.trim().split('/', 1);
  return /^[\da-f:.]+$/iu.test(address) && address.split(':').length > 2 ? 'ipv6-addr' : undefined;
}

/** A part of a value: what type of attribute it would be by itself, and where it stands in it; UTF-16 offsets. */
export interface ValuePart {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** Of an address or a host: the port behind it. */
  readonly port?: number;
}

/** Types of two values whose name says it of neither. */
const WITHOUT_BAR: Readonly<Record<string, string>> = { 'malware-sample': 'filename|md5' };

/** `filename|sha256` and its like hold two values with a bar between them. */
export function partsOf(type: string, value: string): readonly ValuePart[] {
  const [first = '', second] = (WITHOUT_BAR[type] ?? type).split('|');
  if (second === undefined) return [{ type: first, start: 0, end: value.length }];
  // The name of a file may have a bar in it, a hash has none; what stands in a registry value may.
  const at = first === 'filename' ? value.lastIndexOf('|') : value.indexOf('|');
  if (at < 0) return [{ type: first, start: 0, end: value.length }];
  const behind = value.slice(at + 1);
  const port = second === 'port' && /^\d{1,5}$/u.test(behind) ? Number(behind) : 0;
  return [
    { type: first, start: 0, end: at, ...(port > 0 && port < 65_536 && { port }) },
    ...(second === 'port' ? [] : [{ type: second, start: at + 1, end: value.length }]),
  ];
}
