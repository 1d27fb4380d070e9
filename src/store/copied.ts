import type { Sha256, UtcInstant } from '../model/index.ts';

/** An archive file that a store names. */
export interface NamedArchive {
  /** Of the file, e.g. `20261117T093000000Z-9f2c….wacz`; as the store says it, so to be checked before it is a path. */
  readonly name: string;
  /** Of the archive of a capture; what watching kept as evidence has none. */
  readonly sha256?: Sha256;
}

/** What is in a store, without the texts. */
export interface StoreContent {
  /** The newest migration it has, e.g. `0015-shared-stamps`; undefined for a store without tables. */
  readonly schema: string | undefined;
  /** Rows of each table that analysts and machines fill, by its name. */
  readonly counts: Readonly<Record<string, number>>;
  /** In the order of the names, each once. */
  readonly archives: readonly NamedArchive[];
  /** When the newest capture was made. */
  readonly latest?: UtcInstant;
}

/** What was found of a store that was looked at and not changed. */
export interface StoreExamination extends StoreContent {
  /** A store of an earlier version: the next command that opens it brings it up to date. */
  readonly isOlder: boolean;
  /** What SQLite found wrong (`integrity_check`), the first twenty lines. */
  readonly faults: readonly string[];
  /** Rows that name a row that is not there. */
  readonly strayRows: number;
  /** Triggers and views that no version of howdunit makes, by name; not looked for in an older store. */
  readonly strangers: readonly string[];
  /** Undefined where there is no full-text index yet. */
  readonly index?: IndexState;
}

/** Whether what is searched by word is what is kept. */
export interface IndexState {
  readonly reports: number;
  /** Reports that the index lacks. */
  readonly missing: number;
  /** Texts in it that no report has, and passages that only one half of it knows. */
  readonly surplus: number;
}
