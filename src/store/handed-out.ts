import type { LoggedAct } from './stored.ts';

/** A record of an export as it is out: an object of STIX, an attribute of MISP. */
export interface HandedOut {
  /** What it is known by here; the same thing has the same at every export. */
  readonly key: string;
  /** What it is known by outside; another than `key` once it was taken back for good and came again. */
  readonly id: string;
  /** SHA-256 of what it says, its version aside. */
  readonly content: string;
  /** The version that is out, as the format writes it. */
  readonly stamp: string;
  /** It was taken back: revoked, deleted. */
  readonly isWithdrawn: boolean;
  /** The record as it is out, as JSON text. */
  readonly json: string;
}

/** What an export was, for the memory and for the log. */
export interface HandingOut {
  readonly reportId: string;
  /** Which memory: a format's name. */
  readonly format: string;
  /** Only those that are new or changed. */
  readonly records: readonly HandedOut[];
  readonly act: LoggedAct;
}
