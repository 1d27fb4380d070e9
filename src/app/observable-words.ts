import type { ObservableRole, ObservableType } from '../model/index.ts';

const TYPES: Readonly<Record<ObservableType, true>> = {
  'ipv4-addr': true,
  'ipv4-range': true,
  'ipv6-addr': true,
  'mac-addr': true,
  'autonomous-system': true,
  'domain-name': true,
  url: true,
  'email-addr': true,
  'user-agent': true,
  'tls:ja3': true,
  'tls:ja3s': true,
  'tls:ja4': true,
  'tls:jarm': true,
  'file:md5': true,
  'file:sha1': true,
  'file:sha224': true,
  'file:sha256': true,
  'file:sha384': true,
  'file:sha512': true,
  'file:ssdeep': true,
  'file:tlsh': true,
  'file:imphash': true,
  'file:authentihash': true,
  'file-name': true,
  'file-path': true,
  'pdb-path': true,
  'registry-key': true,
  mutex: true,
  'named-pipe': true,
  'service-name': true,
  'scheduled-task': true,
  'command-line': true,
  'x509:serial': true,
  'x509:thumbprint': true,
  'wallet:btc': true,
  'wallet:bch': true,
  'wallet:ltc': true,
  'wallet:doge': true,
  'wallet:dash': true,
  'wallet:zec': true,
  'wallet:eth': true,
  'wallet:xmr': true,
  'wallet:xrp': true,
  'wallet:trx': true,
  'wallet:xtz': true,
  'wallet:ada': true,
  'wallet:sol': true,
  'account:telegram': true,
  'account:github': true,
  'package:npm': true,
  'package:pypi': true,
  'cloud:arn': true,
  'cloud:aws-key-id': true,
  'phone-number': true,
  iban: true,
  cve: true,
  cwe: true,
  capec: true,
  ghsa: true,
  cpe: true,
};

const ROLES: Readonly<Record<ObservableRole, true>> = {
  attacker: true,
  victim: true,
  researcher: true,
  reference: true,
  sinkhole: true,
  benign: true,
  example: true,
  unknown: true,
};

/** Every part an observable may play. */
export const OBSERVABLE_ROLES: readonly string[] = Object.keys(ROLES);

export function isObservableType(value: unknown): value is ObservableType {
  return typeof value === 'string' && Object.hasOwn(TYPES, value);
}

export function isObservableRole(value: unknown): value is ObservableRole {
  return typeof value === 'string' && Object.hasOwn(ROLES, value);
}
