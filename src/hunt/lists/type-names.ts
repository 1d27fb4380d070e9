import type { ObservableType } from '../../model/index.ts';
import { HUNTED } from '../index/hunted-types.ts';

/** What a name of a type says of the values beside it. */
export type NamedType =
  | { readonly kind: 'type'; readonly type: ObservableType }
  /** An address or a digest, whose value says of which kind it is. */
  | { readonly kind: 'address' | 'digest' }
  /** An address with a port behind a colon. */
  | { readonly kind: 'with-port' }
  /** Two values with a bar between, as MISP's composite attributes; of a port, nothing is sought. */
  | { readonly kind: 'pair'; readonly parts: readonly (NamedType | 'port')[] };

/** Types that are known, and of which no log is asked. */
const NOT_SOUGHT: readonly ObservableType[] = [
  'mac-addr',
  'autonomous-system',
  'file:ssdeep',
  'file:tlsh',
  'service-name',
  'scheduled-task',
  'command-line',
  'x509:serial',
  'wallet:btc',
  'wallet:bch',
  'wallet:ltc',
  'wallet:doge',
  'wallet:dash',
  'wallet:zec',
  'wallet:eth',
  'wallet:xmr',
  'wallet:xrp',
  'wallet:trx',
  'wallet:xtz',
  'wallet:ada',
  'wallet:sol',
  'account:telegram',
  'account:github',
  'package:npm',
  'package:pypi',
  'cloud:arn',
  'cloud:aws-key-id',
  'phone-number',
  'iban',
  'cve',
  'cwe',
  'capec',
  'ghsa',
  'cpe',
];

/**
 * Names of MISP's attributes, of OTX, ThreatFox, OpenIOC, Zeek's `Intel::`, Microsoft's and STIX's patterns (`file:hashes.MD5`), as `spelling`
 * has them, by what they are here.
 */
const ELSEWHERE: Readonly<Partial<Record<ObservableType, string>>> = {
  'ipv4-addr': 'ipv4 ipv4address ipv4addrvalue ip4',
  'ipv6-addr': 'ipv6 ipv6address ipv6addrvalue ip6',
  'ipv4-range': 'iprange ipv4range',
  'domain-name': 'domain domainname domainnamevalue hostname host fqdn hostdomain inteldomain',
  url: 'uri link urlvalue intelurl',
  'email-addr':
    'email mail emailaddress emailaddr emailaddrvalue emailsrc emaildst emailreplyto emailsender emailrecipient mailbox intelemail',
  'file:md5': 'md5 md5hash filehashmd5 filemd5 hashmd5 filehashesmd5',
  'file:sha1': 'sha1 sha1hash filehashsha1 filesha1 hashsha1 filehashessha1',
  'file:sha224': 'sha224',
  'file:sha256': 'sha256 sha256hash filehashsha256 filesha256 hashsha256 filehashessha256',
  'file:sha384': 'sha384',
  'file:sha512': 'sha512 sha512hash filehashsha512 filesha512 hashsha512 filehashessha512',
  'file:imphash': 'imphash filehashimphash',
  'file:authentihash': 'authentihash',
  'file:ssdeep': 'ssdeep',
  'file:tlsh': 'tlsh',
  'file-name': 'file filename filenamevalue intelfilename',
  'file-path': 'filepath fullpath path',
  'pdb-path': 'pdb pdbpath',
  'registry-key': 'regkey registry registrykey registrykeyvalue windowsregistrykey windowsregistrykeykey',
  'user-agent': 'useragent httpuseragent',
  mutex: 'mutexname mutexvalue',
  'named-pipe': 'pipe namedpipe pipename',
  'tls:ja3': 'ja3 ja3hash ja3fingerprintmd5',
  'tls:ja3s': 'ja3s ja3sfingerprintmd5',
  'tls:ja4': 'ja4 ja4fingerprint',
  'tls:jarm': 'jarm jarmfingerprint',
  'x509:thumbprint':
    'thumbprint x509fingerprintmd5 x509fingerprintsha1 x509fingerprintsha256 certificatethumbprint intelcerthash',
  'mac-addr': 'mac macaddress',
  'autonomous-system': 'as asn',
  cve: 'vulnerability',
  'wallet:btc': 'btc',
  'wallet:xmr': 'xmr',
};

const BY_VALUE: Readonly<Record<'address' | 'digest' | 'with-port', string>> = {
  address:
    'ip ipaddr ipaddress address ipsrc ipdst srcip dstip sourceip destinationip networkip cidr subnet network netblock inteladdr intelsubnet',
  digest: 'hash filehash digest intelfilehash',
  'with-port': 'ipport',
};

const OURS: readonly ObservableType[] = [...HUNTED.keys(), ...NOT_SOUGHT];

const NAMES: ReadonlyMap<string, NamedType> = new Map<string, NamedType>([
  ...OURS.flatMap((type) => [type, spelling(type)].map((name) => [name, { kind: 'type', type }] as const)),
  ...Object.entries(ELSEWHERE).flatMap(([type, names]) =>
    names.split(' ').map((name) => [name, { kind: 'type', type: type as ObservableType }] as const),
  ),
  ...Object.entries(BY_VALUE).flatMap(([kind, names]) =>
    names.split(' ').map((name) => [name, { kind: kind as keyof typeof BY_VALUE }] as const),
  ),
]);
/** `FileHash-SHA256`, `file_hash sha256`, `file:hashes.'SHA-256'` */
function spelling(name: string): string {
  return name.toLowerCase().replace(/[-_.:' ]/g, '');
}

/** Undefined for a name that is not known. */
export function namedType(name: string): NamedType | undefined {
  const parts = name.split('|', 3);
  if (parts.length === 1) return NAMES.get(name) ?? NAMES.get(spelling(name));
  const known = parts.flatMap((part) => (part === 'port' ? 'port' : (namedType(part) ?? [])));
  return known.length === 2 && parts.length === 2 ? { kind: 'pair', parts: known } : undefined;
}

const DIGESTS: ReadonlyMap<number, ObservableType> = new Map<number, ObservableType>([
  [40, 'file:sha1'],
  [56, 'file:sha224'],
  [64, 'file:sha256'],
  [96, 'file:sha384'],
  [128, 'file:sha512'],
]);

/** Of which kind an address or a digest is. */
export function typeByValue(kind: 'address' | 'digest', value: string): ObservableType {
  if (kind === 'digest') return DIGESTS.get(value.length) ?? 'file:md5';
  if (value.includes(':')) return 'ipv6-addr';
  return value.includes('-') ? 'ipv4-range' : 'ipv4-addr';
}
