import type { UtcInstant } from '../../model/index.ts';
import type { Extensions } from './evidence-extension.ts';

/** The STIX 2.1 objects the desk writes, with the properties it writes (OASIS Standard, 10 June 2021). */
export type StixObject =
  | MarkingDefinition
  | ExtensionDefinition
  | CyberObservable
  | DomainObject
  | Relationship
  | Sighting;

export interface StixBundle {
  readonly type: 'bundle';
  readonly id: string;
  readonly objects: readonly StixObject[];
}

export interface MarkingDefinition {
  readonly type: 'marking-definition';
  readonly spec_version: '2.1';
  readonly id: string;
  readonly created: string;
  readonly name: string;
  readonly extensions: Readonly<Record<string, { extension_type: 'property-extension'; tlp_2_0: string }>>;
}

/** What domain and relationship objects share (section 3.2). */
export interface Common {
  readonly spec_version: '2.1';
  readonly id: string;
  readonly created_by_ref: string;
  readonly created: UtcInstant;
  readonly modified: UtcInstant;
  readonly confidence?: number;
  readonly external_references?: readonly ExternalReference[];
  readonly object_marking_refs: readonly string[];
  readonly extensions?: Extensions;
}

export interface ExternalReference {
  readonly source_name: string;
  readonly description?: string;
  readonly url?: string;
  readonly hashes?: Readonly<Record<string, string>>;
  readonly external_id?: string;
}

export interface ExtensionDefinition extends Common {
  readonly type: 'extension-definition';
  readonly name: string;
  readonly description: string;
  readonly schema: string;
  readonly version: string;
  readonly extension_types: readonly ['property-extension'];
}

interface CommonCyberObservable {
  readonly spec_version: '2.1';
  readonly id: string;
  readonly object_marking_refs: readonly string[];
}

export type CyberObservable = CommonCyberObservable & CyberObservableContent;

/** What an observable is, before it has an id. */
export type CyberObservableContent =
  | {
      readonly type: 'ipv4-addr' | 'ipv6-addr' | 'mac-addr' | 'domain-name' | 'url' | 'email-addr';
      readonly value: string;
    }
  | { readonly type: 'autonomous-system'; readonly number: number }
  | { readonly type: 'mutex'; readonly name: string }
  | {
      readonly type: 'x509-certificate';
      readonly serial_number?: string;
      readonly hashes?: Readonly<Record<string, string>>;
    }
  | { readonly type: 'user-account'; readonly account_login: string; readonly account_type: string }
  | {
      readonly type: 'file';
      readonly hashes?: Readonly<Record<string, string>>;
      readonly name?: string;
      readonly parent_directory_ref?: string;
    }
  | { readonly type: 'directory'; readonly path: string }
  | { readonly type: 'windows-registry-key'; readonly key: string };

export type DomainObject =
  | Identity
  | Indicator
  | AttackPattern
  | MalwareOrTool
  | Vulnerability
  | IntrusionSet
  | Campaign
  | Note
  | Opinion
  | StixReport;

export interface Identity extends Common {
  readonly type: 'identity';
  readonly name: string;
  readonly description?: string;
  readonly identity_class: 'individual' | 'organization' | 'system' | 'unknown';
}

export interface Indicator extends Common {
  readonly type: 'indicator';
  readonly name: string;
  readonly description: string;
  readonly indicator_types: readonly string[];
  readonly pattern: string;
  readonly pattern_type: 'stix' | 'yara' | 'sigma' | 'snort' | 'suricata';
  readonly pattern_version?: string;
  readonly valid_from: UtcInstant;
  readonly valid_until: UtcInstant;
}

export interface AttackPattern extends Common {
  readonly type: 'attack-pattern';
  readonly name: string;
  readonly description: string;
  readonly kill_chain_phases?: readonly { kill_chain_name: string; phase_name: string }[];
}

export type MalwareOrTool = Common & {
  readonly name: string;
  readonly description: string;
} & ({ readonly type: 'malware'; readonly is_family: true } | { readonly type: 'tool' });

export interface Vulnerability extends Common {
  readonly type: 'vulnerability';
  readonly name: string;
  readonly description: string;
}

export interface IntrusionSet extends Common {
  readonly type: 'intrusion-set';
  readonly name: string;
  readonly description: string;
}

export interface Campaign extends Common {
  readonly type: 'campaign';
  readonly name: string;
  readonly description: string;
}

export interface Note extends Common {
  readonly type: 'note';
  readonly abstract: string;
  readonly content: string;
  readonly authors?: readonly string[];
  readonly object_refs: readonly string[];
}

export interface Opinion extends Common {
  readonly type: 'opinion';
  readonly opinion: 'strongly-disagree' | 'disagree';
  readonly explanation: string;
  readonly authors: readonly string[];
  readonly object_refs: readonly string[];
}

export interface StixReport extends Common {
  readonly type: 'report';
  readonly name: string;
  readonly description: string;
  readonly report_types: readonly string[];
  readonly published: UtcInstant;
  readonly object_refs: readonly string[];
}

export interface Relationship extends Common {
  readonly type: 'relationship';
  readonly relationship_type: 'based-on' | 'attributed-to' | 'related-to';
  readonly source_ref: string;
  readonly target_ref: string;
  readonly description: string;
}

export interface Sighting extends Common {
  readonly type: 'sighting';
  readonly description: string;
  readonly first_seen?: UtcInstant;
  readonly last_seen?: UtcInstant;
  readonly count: number;
  readonly sighting_of_ref: string;
  readonly where_sighted_refs: readonly string[];
}
