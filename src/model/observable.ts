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
  /** The steps from `raw` to `value`, in order, e.g. `[.] → .`; empty when they are equal. */
  readonly refanged: readonly string[];
}

/** Named after STIX 2.1 cyber-observables where one exists. An address with a prefix length is a network. */
export type ObservableType =
  | 'ipv4-addr'
  | 'ipv6-addr'
  | 'domain-name'
  | 'url'
  | 'email-addr'
  | 'file:md5'
  | 'file:sha1'
  | 'file:sha256'
  | 'file:sha512'
  | 'file-name'
  | 'file-path'
  | 'registry-key'
  | 'cve';

export type ObservableRole =
  | 'attacker'
  | 'victim'
  | 'researcher'
  | 'reference'
  | 'sinkhole'
  | 'benign'
  | 'example'
  | 'unknown';
