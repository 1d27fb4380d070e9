import type { FindingBase } from './finding-base.ts';

/** A mention of a name that somebody gave to an actor. Two names are never one actor by themselves. */
export interface ActorName extends FindingBase {
  readonly kind: 'actor-name';
  /** As written. */
  readonly name: string;
  /** Every cluster that a named source lists under this name; more than one is normal. */
  readonly accordingTo: readonly NameListing[];
}

export interface NameListing {
  /** Who lists it, e.g. `MITRE ATT&CK`. */
  readonly source: string;
  /** The entry it stands in, e.g. `G0027` or `APT27`. */
  readonly entry: string;
  /** Who gave the name, where the source says so. */
  readonly nameGiver?: string;
}
