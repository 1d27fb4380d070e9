import type { ObservableType } from '../../model/index.ts';
import { registeredName } from '../../vocab/public-suffixes.ts';

/** Where a value goes in MISP (describeTypes of 2.5): its type, and a category that allows the type. */
export interface MispType {
  readonly type: string;
  readonly category: string;
  /** MISP would hand it to detection; a text, a name or a catalogue's number it would not. */
  readonly detects: boolean;
}

const NETWORK = 'Network activity';
const DELIVERY = 'Payload delivery';
const DROPPED = 'Artifacts dropped';
const FRAUD = 'Financial fraud';
const ANALYSIS = 'External analysis';

const TYPES: Readonly<Record<ObservableType, MispType>> = {
  'ipv4-addr': detecting('ip-dst', NETWORK),
  'ipv4-range': telling('text', NETWORK),
  'ipv6-addr': detecting('ip-dst', NETWORK),
  'mac-addr': telling('mac-address', NETWORK),
  'autonomous-system': telling('AS', NETWORK),
  'domain-name': detecting('domain', NETWORK),
  url: detecting('url', NETWORK),
  'email-addr': detecting('email', DELIVERY),
  'user-agent': detecting('user-agent', NETWORK),
  'tls:ja3': detecting('ja3-fingerprint-md5', NETWORK),
  'tls:ja3s': telling('text', NETWORK),
  'tls:ja4': telling('text', NETWORK),
  'tls:jarm': detecting('jarm-fingerprint', NETWORK),
  'file:md5': detecting('md5', DELIVERY),
  'file:sha1': detecting('sha1', DELIVERY),
  'file:sha224': detecting('sha224', DELIVERY),
  'file:sha256': detecting('sha256', DELIVERY),
  'file:sha384': detecting('sha384', DELIVERY),
  'file:sha512': detecting('sha512', DELIVERY),
  'file:ssdeep': detecting('ssdeep', DELIVERY),
  'file:tlsh': detecting('tlsh', DELIVERY),
  'file:imphash': detecting('imphash', DELIVERY),
  'file:authentihash': detecting('authentihash', DELIVERY),
  'file-name': detecting('filename', DELIVERY),
  'file-path': detecting('filename', DELIVERY),
  'pdb-path': telling('pdb', DROPPED),
  'registry-key': detecting('regkey', 'Persistence mechanism'),
  mutex: detecting('mutex', DROPPED),
  'named-pipe': detecting('named pipe', DROPPED),
  'service-name': detecting('windows-service-name', DROPPED),
  'scheduled-task': detecting('windows-scheduled-task', DROPPED),
  'command-line': telling('text', DROPPED),
  'x509:serial': telling('text', NETWORK),
  'x509:thumbprint': detecting('x509-fingerprint-sha1', NETWORK),
  'wallet:btc': detecting('btc', FRAUD),
  'wallet:bch': telling('text', FRAUD),
  'wallet:ltc': telling('text', FRAUD),
  'wallet:doge': telling('text', FRAUD),
  'wallet:dash': detecting('dash', FRAUD),
  'wallet:zec': telling('text', FRAUD),
  'wallet:eth': telling('text', FRAUD),
  'wallet:xmr': detecting('xmr', FRAUD),
  'wallet:xrp': telling('text', FRAUD),
  'wallet:trx': telling('text', FRAUD),
  'wallet:xtz': telling('text', FRAUD),
  'wallet:ada': telling('text', FRAUD),
  'wallet:sol': telling('text', FRAUD),
  'account:telegram': telling('text', 'Social network'),
  'account:github': telling('github-username', 'Social network'),
  'package:npm': telling('text', DELIVERY),
  'package:pypi': telling('text', DELIVERY),
  'cloud:arn': telling('text', NETWORK),
  'cloud:aws-key-id': telling('text', NETWORK),
  'phone-number': telling('phone-number', FRAUD),
  iban: detecting('iban', FRAUD),
  cve: telling('vulnerability', ANALYSIS),
  cwe: telling('weakness', ANALYSIS),
  capec: telling('text', ANALYSIS),
  ghsa: telling('text', ANALYSIS),
  cpe: telling('cpe', ANALYSIS),
};

function detecting(type: string, category: string): MispType {
  return { type, category, detects: true };
}

function telling(type: string, category: string): MispType {
  return { type, category, detects: false };
}

export function mispType(type: ObservableType, value: string): MispType {
  const entry = TYPES[type];
  if (type === 'domain-name' && registeredName(value) !== value) return { ...entry, type: 'hostname' };
  if (type === 'x509:thumbprint' && value.length === 64) return { ...entry, type: 'x509-fingerprint-sha256' };
  if (type === 'x509:thumbprint' && value.length === 32) return { ...entry, type: 'x509-fingerprint-md5' };
  return entry;
}
