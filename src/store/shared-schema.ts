/** Tables of what is handed on; see migration 0011. */
export interface SharedSchema {
  readonly shared_objects: SharedObjectRow;
  readonly shared_versions: SharedVersionRow;
  readonly shared_facets: { readonly facet: number; readonly name: string };
  readonly shared_members: SharedMemberRow;
  readonly shared_holders: SharedHolderRow;
  readonly shared_facets_of_reports: { readonly report_id: string; readonly facet: number };
  readonly shared_state: { readonly name: string; readonly value: string };
  readonly shared_stale: { readonly report_id: string; readonly mark: number };
  readonly taxii_statuses: TaxiiStatusRow;
  readonly taxii_readers: { readonly subject: string; readonly label: string };
  readonly taxii_feeds: { readonly id: string; readonly url: string; readonly record: string };
}

export interface SharedObjectRow {
  readonly object: number;
  readonly stix_id: string;
  readonly type: string;
  /** Place of its TLP label, the most open is 0. */
  readonly label: number;
  /** The version in force. */
  readonly version: number;
  /** `withdrawn`: in no collection any more. */
  readonly state: 'live' | 'revoked' | 'withdrawn';
  /** SHA-256 of what it says, `modified` aside. */
  readonly content: string;
}

/** Rows are added; those of an object that may no longer be handed on are taken away. */
export interface SharedVersionRow {
  readonly version: number;
  readonly object: number;
  /** The object's `modified`, else `created`; null where it has neither. */
  readonly stamp: string | null;
  readonly json: string;
}

/** A version in a collection of one label. */
export interface SharedMemberRow {
  readonly facet: number;
  readonly label: number;
  /** Microseconds since the epoch; no two of the store are alike. */
  readonly added: number;
  readonly version: number;
  readonly object: number;
  readonly type: string;
  readonly is_last: 0 | 1;
  readonly is_first: 0 | 1;
}

/** Which reports an object comes from, under which label each. */
export interface SharedHolderRow {
  readonly report_id: string;
  readonly object: number;
  readonly label: number;
}

export interface TaxiiStatusRow {
  readonly id: string;
  readonly at: string;
  readonly owner: string | null;
  readonly record: string;
}
