import type { FindingBase } from './finding-base.ts';

/** A mention of a thing that can be observed. */
export interface Observable extends FindingBase {
  readonly kind: 'observable';
  readonly type: ObservableType;
  /** Normalised and refanged: the value to search for. */
  readonly value: string;
  /** As the report writes it; equals `span.quote`. */
  readonly raw: string;
  readonly role: ObservableRole;
  /** Why this role: the heading, table header, list or word that decided it. */
  readonly roleWhy: string;
  /** Of an address or a host name: the port written behind it (`198.51.100.23:8443`), 1 to 65,535. */
  readonly port?: number;
  /** The steps from `raw` to `value`, in order, e.g. `[.] → .`; empty when they are equal. */
  readonly refanged: readonly string[];
}

/** Named after STIX 2.1 cyber-observables where one exists. An address with a prefix length is a network. */
export type ObservableType =
  | NetworkObservableType
  | FileObservableType
  | HostObservableType
  | CertificateObservableType
  | WalletObservableType
  | AccountObservableType
  | NumberedObservableType;

/** What is spoken to, and how a connection looks. */
export type NetworkObservableType =
  | 'ipv4-addr'
  /** first and last address with a hyphen between them, both in full */
  | 'ipv4-range'
  | 'ipv6-addr'
  | 'mac-addr'
  | 'autonomous-system'
  | 'domain-name'
  | 'url'
  | 'email-addr'
  | 'user-agent'
  /** TLS fingerprints: JA3 and JA3S (Salesforce, 2017), JARM (2020), JA4 (FoxIO, 2023) */
  | 'tls:ja3'
  | 'tls:ja3s'
  | 'tls:ja4'
  | 'tls:jarm';

export type FileObservableType =
  | 'file:md5'
  | 'file:sha1'
  | 'file:sha224'
  | 'file:sha256'
  | 'file:sha384'
  | 'file:sha512'
  | 'file:ssdeep'
  | 'file:tlsh'
  | 'file:imphash'
  | 'file:authentihash'
  | 'file-name'
  | 'file-path'
  /** the path that a build left inside a program (PDB) */
  | 'pdb-path';

/** What is left on a machine. */
export type HostObservableType =
  | 'registry-key'
  | 'mutex'
  | 'named-pipe'
  | 'service-name'
  | 'scheduled-task'
  | 'command-line';

export type CertificateObservableType = 'x509:serial' | 'x509:thumbprint';

/** An address of a cryptocurrency; its checksum, where the currency has one, is right. */
export type WalletObservableType =
  | 'wallet:btc'
  | 'wallet:bch'
  | 'wallet:ltc'
  | 'wallet:doge'
  | 'wallet:dash'
  | 'wallet:zec'
  | 'wallet:eth'
  | 'wallet:xmr'
  | 'wallet:xrp'
  | 'wallet:trx'
  | 'wallet:xtz'
  | 'wallet:ada'
  | 'wallet:sol';

/** Who somebody is at somebody else's service, and what they keep there. */
export type AccountObservableType =
  | 'account:telegram'
  | 'account:github'
  | 'package:npm'
  | 'package:pypi'
  | 'cloud:arn'
  | 'cloud:aws-key-id'
  | 'phone-number'
  | 'iban';

/** Entries of public catalogues. They name a flaw, a weakness, a product: nothing to hunt for. */
export type NumberedObservableType = 'cve' | 'cwe' | 'capec' | 'ghsa' | 'cpe';

export type ObservableRole =
  | 'attacker'
  | 'victim'
  | 'researcher'
  | 'reference'
  | 'sinkhole'
  | 'benign'
  | 'example'
  | 'unknown';
